package org.bearing.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts WAV files together byte by byte, good and bad ones. */
final class WavBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private WavBytes() {}

    static WavBytes start(String kind) {
        return new WavBytes().id(kind).int32(-1).id("WAVE");
    }

    static byte[] plain(int tag, int channels, int rate, int bits, byte[] data) {
        return start("RIFF")
                .format(tag, channels, rate, bits)
                .chunk("data", data)
                .bytes();
    }

    WavBytes format(int tag, int channels, int rate, int bits) {
        int frame = channels * ((bits + 7) / 8);
        id("fmt ").int32(16).int16(tag).int16(channels).int32(rate);
        return int32(rate * frame).int16(frame).int16(bits);
    }

    WavBytes extensible(int tag, int channels, int rate, int bits, int validBits) {
        int frame = channels * bits / 8;
        id("fmt ").int32(40).int16(0xFFFE).int16(channels).int32(rate);
        int32(rate * frame).int16(frame).int16(bits).int16(22).int16(validBits).int32(3);
        return int16(tag)
                .raw(new byte[] {0, 0, 0, 0, 16, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
    }

    WavBytes chunk(String name, byte[] content) {
        return head(name, content.length).raw(content).raw(new byte[content.length & 1]);
    }

    WavBytes head(String name, int size) {
        return id(name).int32(size);
    }

    WavBytes id(String name) {
        return raw(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    WavBytes int16(int value) {
        return raw(new byte[] {(byte) value, (byte) (value >> 8)});
    }

    WavBytes int32(int value) {
        return int16(value).int16(value >> 16);
    }

    WavBytes int64(long value) {
        return int32((int) value).int32((int) (value >> 32));
    }

    WavBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Interleaved samples of any supported width; integers are given as fractions of full scale. */
    static byte[] samples(int tag, int bits, double... values) {
        int width = bits / 8;
        ByteBuffer buffer = ByteBuffer.allocate(values.length * width + 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            int at = buffer.position();
            if (tag == 3 && bits == 64) {
                buffer.putDouble(at, value);
            } else if (tag == 3) {
                buffer.putFloat(at, (float) value);
            } else {
                buffer.putLong(at, Math.round(value * (1L << (bits - 1))));
            }
            buffer.position(at + width);
        }
        byte[] out = new byte[values.length * width];
        buffer.get(0, out);
        return out;
    }
}
