package org.bearing.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.bearing.geometry.BearingException;

/**
 * Writes a WAV file as a stream; above 4 GB it becomes RF64. Used by one thread.
 *
 * <p>The file appears whole on {@link #close} or not at all: until then it stands under a hidden name beside, and it is
 * removed after {@link #discard} or if anything failed.
 */
public final class WavWriter implements AutoCloseable {
    /** Encodings that can be written. */
    public enum Encoding {
        /** Integers of 24 bits; beyond full scale they clip. */
        PCM24(1, 3),
        /** IEEE 754 single. */
        FLOAT32(3, 4);

        private final int tag;
        private final int bytes;

        Encoding(int tag, int bytes) {
            this.tag = tag;
            this.bytes = bytes;
        }
    }

    /** Largest size that the 32-bit fields of RIFF hold. */
    static final long RIFF_LIMIT = 0xFFFF_FFFEL;

    private static final int HEADER_BYTES = 12 + 36 + 26 + 12 + 8;
    private static final int LONG_SIZES_BYTES = 28;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final Path draft;
    private final FileChannel file;
    private final int sampleRateHz;
    private final int channels;
    private final Encoding encoding;
    private final long riffLimit;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long frames;
    private boolean failed;
    private boolean closed;

    private WavWriter(Path path, int sampleRateHz, int channels, Encoding encoding, long riffLimit) throws IOException {
        this.path = path;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        this.encoding = encoding;
        this.riffLimit = riffLimit;
        draft = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        file.position(HEADER_BYTES);
    }

    /**
     * Starts a file.
     *
     * @param path where it shall appear; replaced if it exists
     * @param sampleRateHz rate, above 0, Hz
     * @param channels number of channels, 1 to 65535
     * @param encoding how samples are stored
     * @return the writer
     * @throws BearingException if nothing can be written there
     */
    public static WavWriter open(Path path, int sampleRateHz, int channels, Encoding encoding) {
        return open(path, sampleRateHz, channels, encoding, RIFF_LIMIT);
    }

    /** As above; the size from which RF64 is written is given, for tests. */
    static WavWriter open(Path path, int sampleRateHz, int channels, Encoding encoding, long riffLimit) {
        if (sampleRateHz < 1 || channels < 1 || channels > 0xFFFF) {
            throw new IllegalArgumentException("sampleRateHz must be above 0 and channels in [1, 65535]: sampleRateHz="
                    + sampleRateHz + ", channels=" + channels);
        }
        try {
            return new WavWriter(path, sampleRateHz, channels, encoding, riffLimit);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static BearingException unwritable(Path path, IOException e) {
        return new BearingException(
                path + " cannot be written (" + e.getMessage()
                        + "); choose a folder that exists, may be written and has space left.",
                e);
    }

    /**
     * Appends frames. Samples that are no numbers or infinite are written as silence.
     *
     * @param samples one array per channel
     * @param from first frame
     * @param count how many
     * @throws BearingException if the disk is full or gone
     */
    public void write(float[][] samples, int from, int count) {
        if (samples.length != channels) {
            throw new IllegalArgumentException(
                    "one array per channel is needed: arrays=" + samples.length + ", channels=" + channels);
        }
        int frameBytes = channels * encoding.bytes;
        for (int n = from; n < from + count; n++) {
            for (int c = 0; c < channels; c++) {
                if (buffer.remaining() < encoding.bytes) {
                    drain();
                }
                put(samples[c][n]);
            }
        }
        frames += count;
        failed |= frames * frameBytes < 0;
    }

    private void put(float value) {
        float finite = Float.isFinite(value) ? value : 0;
        if (encoding == Encoding.FLOAT32) {
            buffer.putFloat(finite);
            return;
        }
        int scaled = (int) Math.max(-(1 << 23), Math.min((1 << 23) - 1, Math.rint(finite * (double) (1 << 23))));
        buffer.put((byte) scaled).put((byte) (scaled >> 8)).put((byte) (scaled >> 16));
    }

    private void drain() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            failed = true;
            throw unwritable(path, e);
        }
        buffer.clear();
    }

    /** Gives the file up: {@link #close} removes it. */
    public void discard() {
        failed = true;
    }

    /**
     * Completes the file and moves it to its name.
     *
     * @throws BearingException if it cannot be completed; then nothing is left
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            if (!failed) {
                complete();
            }
        } catch (IOException e) {
            failed = true;
            throw unwritable(path, e);
        } finally {
            settle();
        }
    }

    private void complete() throws IOException {
        failed = true;
        long dataBytes = frames * channels * encoding.bytes;
        if ((dataBytes & 1) == 1) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            buffer.put((byte) 0);
        }
        drain();
        ByteBuffer header = header(dataBytes);
        while (header.hasRemaining()) {
            file.write(header, header.position());
        }
        file.force(false);
        failed = false;
    }

    private void settle() {
        try {
            if (failed) {
                Files.deleteIfExists(draft);
            } else {
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private ByteBuffer header(long dataBytes) {
        long riffBytes = HEADER_BYTES - 8 + dataBytes + (dataBytes & 1);
        boolean large = riffBytes > riffLimit;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        id(out, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        id(out, "WAVE");
        id(out, large ? "ds64" : "JUNK").putInt(LONG_SIZES_BYTES);
        out.putLong(large ? riffBytes : 0)
                .putLong(large ? dataBytes : 0)
                .putLong(large ? frames : 0)
                .putInt(0);
        int frameBytes = channels * encoding.bytes;
        id(out, "fmt ").putInt(18);
        out.putShort((short) encoding.tag).putShort((short) channels).putInt(sampleRateHz);
        out.putInt(sampleRateHz * frameBytes).putShort((short) frameBytes);
        out.putShort((short) (8 * encoding.bytes)).putShort((short) 0);
        id(out, "fact").putInt(4).putInt((int) Math.min(0xFFFF_FFFFL, frames));
        id(out, "data").putInt(large ? -1 : (int) dataBytes);
        return out.flip();
    }

    private static ByteBuffer id(ByteBuffer out, String name) {
        return out.put(name.getBytes(StandardCharsets.ISO_8859_1));
    }
}
