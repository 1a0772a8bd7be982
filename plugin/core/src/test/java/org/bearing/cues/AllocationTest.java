package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bearing.Allocation;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.tap.Resampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final int BLOCK = 768;
    private static final int WARM_UP = 300;

    @ParameterizedTest
    @ValueSource(ints = {48_000, 44_100, 16_000, 8_000})
    void allocatesNothingPerBlockAfterWarmUp(int rateHz) {
        SplittableRandom random = new SplittableRandom(4);
        float[] x = new float[BLOCK];
        for (int n = 0; n < BLOCK; n++) {
            x[n] = (float) random.nextDouble(-1, 1);
        }
        Resampler left = new Resampler(rateHz, 16_000);
        Resampler right = new Resampler(rateHz, 16_000);
        float[] l = new float[left.maxOutput(BLOCK)];
        float[] r = new float[left.maxOutput(BLOCK)];
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        ActivityGate gate = new ActivityGate(FrameSpec.TANG);
        CueAccumulator plain = new CueAccumulator(CueSpec.TANG, FrameSpec.TANG, 20);
        CueAccumulator weighted = new CueAccumulator(CueSpec.EMBEDDING, FrameSpec.TANG, 20);
        float[] plainOut = new float[CueSpec.TANG.size()];
        float[] weightedOut = new float[CueSpec.EMBEDDING.size()];
        double[] sum = new double[1];
        FrameConsumer chain = frame -> {
            plain.accept(frame);
            weighted.accept(frame, gate.accept(frame));
            plain.read(plainOut);
            weighted.read(weightedOut);
            sum[0] += weighted.coherence() + weighted.panLikeness() + weighted.activeFrames();
        };
        Runnable block = () -> {
            int n = left.process(x, 0, BLOCK, l, 0);
            right.process(x, 0, BLOCK, r, 0);
            spectrum.push(l, r, 0, n, chain);
        };
        for (int i = 0; i < WARM_UP; i++) {
            block.run();
        }
        assertThat(Allocation.least(block)).isZero();
        assertThat(sum[0]).isPositive();
    }
}
