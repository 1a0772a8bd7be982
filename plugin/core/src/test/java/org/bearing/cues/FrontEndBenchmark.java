package org.bearing.cues;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.tap.Resampler;

/** CPU time of the front end per second of stereo audio; run by hand, {@code main} prints milliseconds. */
public final class FrontEndBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SECONDS = 20;
    private static final int ROUNDS = 8;
    private static final int BLOCK = 4096;

    private FrontEndBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (int rate : new int[] {48_000, 44_100, 96_000, 192_000, 32_000}) {
            resample(rate);
        }
        spectra();
        cues(CueSpec.TANG);
        cues(CueSpec.EMBEDDING);
    }

    private static float[] noise(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[count];
        for (int n = 0; n < count; n++) {
            x[n] = (float) random.nextDouble(-0.5, 0.5);
        }
        return x;
    }

    private static void resample(int rate) {
        float[] x = noise(rate * SECONDS, 1);
        Resampler resampler = new Resampler(rate, 16_000);
        float[] y = new float[resampler.maxOutput(BLOCK)];
        report("resample " + rate + " to 16000", () -> {
            for (int channel = 0; channel < 2; channel++) {
                for (int at = 0; at + BLOCK <= x.length; at += BLOCK) {
                    resampler.process(x, at, BLOCK, y, 0);
                }
            }
        });
    }

    private static void spectra() {
        float[] x = noise(16_000 * SECONDS, 1);
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        report("spectra", () -> spectrum.push(x, x, 0, x.length, frame -> {}));
    }

    private static void cues(CueSpec spec) {
        float[] x = noise(16_000 * SECONDS, 1);
        float[] y = noise(16_000 * SECONDS, 2);
        for (int n = y.length - 1; n > 3; n--) {
            y[n] = 0.2f * y[n] + x[n - 3];
        }
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        CueAccumulator accumulator = new CueAccumulator(spec, FrameSpec.TANG, 60);
        float[] out = new float[spec.size()];
        report(
                "spectra and cues, weighted " + spec.weighted(),
                () -> spectrum.push(x, y, 0, x.length, accumulator::accept));
        report(
                "  and a read per frame (62.5 a second)",
                () -> spectrum.push(x, y, 0, x.length, frame -> {
                    accumulator.accept(frame);
                    accumulator.read(out);
                }));
    }

    private static void report(String what, Runnable task) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            task.run();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / SECONDS);
        }
        System.out.printf("%-45s %6.2f ms per second of stereo%n", what, best);
    }
}
