package org.bearing.simulation.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes 16-bit mono FLAC with verbatim subframes: enough to be read again. */
final class FlacWriter {
    private static final int BLOCK = 1024;

    private FlacWriter() {}

    /** Writes whole blocks of {@value #BLOCK} samples. */
    static void write(Path file, int sampleRateHz, short[] samples) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, 34});
        put(out, BLOCK, 2);
        put(out, BLOCK, 2);
        put(out, 0, 3);
        put(out, 0, 3);
        long packed = ((long) sampleRateHz << 44) | (15L << 36) | samples.length;
        put(out, packed, 8);
        out.writeBytes(new byte[16]);
        for (int frame = 0; frame * BLOCK < samples.length; frame++) {
            out.writeBytes(frame(samples, frame));
        }
        Files.write(file, out.toByteArray());
    }

    private static byte[] frame(short[] samples, int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Sync; block size 1024, rate of the stream; one channel, 16 bits; frame number below 128.
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xf8, (byte) 0xa0, 0x08, (byte) number});
        out.write(crc(out.toByteArray(), 8, 0x07));
        out.write(0x02);
        for (int i = number * BLOCK; i < (number + 1) * BLOCK; i++) {
            put(out, samples[i] & 0xffff, 2);
        }
        put(out, crc(out.toByteArray(), 16, 0x8005), 2);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)) & 0xff);
        }
    }

    private static int crc(byte[] data, int bits, int polynomial) {
        int crc = 0;
        for (byte b : data) {
            crc ^= (b & 0xff) << (bits - 8);
            for (int i = 0; i < 8; i++) {
                boolean high = ((crc >> (bits - 1)) & 1) == 1;
                crc = ((crc << 1) ^ (high ? polynomial : 0)) & ((1 << bits) - 1);
            }
        }
        return crc;
    }
}
