package org.bearing.automation.file;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.tap.WavWriter;

/** Stereo recordings of noise. */
final class Recordings {
    static final int RATE_HZ = 16_000;
    private static final long SEED = 7;

    private Recordings() {}

    static AudioClip pcm24(Path file, int seconds) {
        return write(file, seconds, WavWriter.Encoding.PCM24);
    }

    static AudioClip float32(Path file, int seconds) {
        return write(file, seconds, WavWriter.Encoding.FLOAT32);
    }

    private static AudioClip write(Path file, int seconds, WavWriter.Encoding encoding) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] block = new float[2][RATE_HZ];
        try (WavWriter writer = WavWriter.open(file, RATE_HZ, 2, encoding)) {
            for (int second = 0; second < seconds; second++) {
                for (int n = 0; n < RATE_HZ; n++) {
                    block[0][n] = (float) random.nextDouble(-0.5, 0.5);
                    block[1][n] = (float) random.nextDouble(-0.5, 0.5);
                }
                writer.write(block, 0, RATE_HZ);
            }
        }
        return AudioClip.of(file);
    }
}
