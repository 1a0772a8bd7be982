package org.bearing.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Small WAV files written byte by byte, right ones and broken ones. */
final class Wavs {
    static final int RATE_HZ = 16_000;
    private static final int FLOAT = 3;
    private static final long SEED = 11;

    private Wavs() {}

    /** A 32-bit float file whose header may lie about its length. */
    static Path write(Path file, int rateHz, long claimedFrames, float[]... channels) {
        int frames = channels.length == 0 ? 0 : channels[0].length;
        int frameBytes = 4 * Math.max(1, channels.length);
        long claimed = claimedFrames * frameBytes;
        ByteBuffer bytes = ByteBuffer.allocate(44 + frames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (36 + claimed));
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) FLOAT).putShort((short) channels.length);
        bytes.putInt(rateHz)
                .putInt(rateHz * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) 32);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) claimed);
        for (int i = 0; i < frames; i++) {
            for (float[] channel : channels) {
                bytes.putFloat(channel[i]);
            }
        }
        try {
            return Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, float[]... channels) {
        return write(file, RATE_HZ, channels.length == 0 ? 0 : channels[0].length, channels);
    }

    /** Noise in syllables, as a talker would make. */
    static float[] talk(double seconds) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] x = new float[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < x.length; i++) {
            double syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * 3 * i / RATE_HZ);
            x[i] = (float) (0.3 * syllable * random.nextDouble(-1, 1));
        }
        return x;
    }

    /** The same sound later. */
    static float[] delayed(float[] x, int samples) {
        float[] y = new float[x.length];
        System.arraycopy(x, 0, y, samples, x.length - samples);
        return y;
    }

    /** The same sound at another level. */
    static float[] scaled(float[] x, double gain) {
        float[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] *= (float) gain;
        }
        return y;
    }
}
