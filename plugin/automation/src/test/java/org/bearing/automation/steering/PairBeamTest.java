package org.bearing.automation.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.commons.math3.complex.Complex;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.junit.jupiter.api.Test;

/** Two noises that come and go; the leads are whole samples, so that nothing but shifts makes the pair's signals. */
class PairBeamTest {
    private static final int RATE = 16_000;
    private static final int COUNT = 4 * RATE;
    private static final int PAUSE = RATE / 5;
    private static final int WIDEST_LEAD = 4;
    private static final double SPACING_M = WIDEST_LEAD * SphericalHead.SPEED_OF_SOUND / RATE;
    private static final float TOLERANCE = 2e-6f;
    private static final FrameSpec FRAMES = PairFilter.framesAt(RATE);

    private static float[][] source(int lead, int phase, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] dry = new float[COUNT + 2 * WIDEST_LEAD];
        for (int i = 0; i < dry.length; i++) {
            dry[i] = (i / PAUSE + phase) % 3 == 0 ? 0 : (float) (0.1 * random.nextGaussian());
        }
        return new float[][] {
            Arrays.copyOfRange(dry, WIDEST_LEAD, WIDEST_LEAD + COUNT),
            Arrays.copyOfRange(dry, WIDEST_LEAD - lead, WIDEST_LEAD - lead + COUNT)
        };
    }

    private static float[] filter(Complex[][] weights, float[][] in, int block) {
        float[] out = new float[COUNT];
        int[] at = {0};
        PairFilter filter = new PairFilter(FRAMES, weights, (samples, count) -> {
            System.arraycopy(samples, 0, out, at[0], count);
            at[0] += count;
        });
        for (int i = 0; i < COUNT; i += block) {
            int end = Math.min(COUNT, i + block);
            filter.accept(Arrays.copyOfRange(in[0], i, end), Arrays.copyOfRange(in[1], i, end), end - i);
        }
        filter.finish();
        assertThat(at[0]).isEqualTo(COUNT);
        return out;
    }

    private static double power(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return sum;
    }

    @Test
    void passesAChannelThroughUnchangedForAnyBlockSize() {
        float[][] in = source(2, 0, 1);
        Complex[][] left = new Complex[FRAMES.bins()][];
        Arrays.setAll(left, k -> new Complex[] {Complex.ONE, Complex.ZERO});

        float[] out = filter(left, in, COUNT);

        for (int i = 0; i < COUNT; i++) {
            assertThat(out[i]).isEqualTo(in[0][i], within(TOLERANCE));
        }
        assertThat(filter(left, in, 777)).isEqualTo(out);
    }

    @Test
    void keepsTheSteeredSourceAndTakesOutWhatItMeasuredElsewhere() {
        float[][] wanted = source(2, 0, 1);
        float[][] other = source(-3, 1, 2);
        float[][] both = new float[2][COUNT];
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < COUNT; i++) {
                both[c][i] = wanted[c][i] + other[c][i];
            }
        }
        DirectionCovariances heard = new DirectionCovariances(FRAMES, SPACING_M);
        new ShortTimeSpectrum(FRAMES).push(both[0], both[1], 0, COUNT, heard);
        heard.assign();
        new ShortTimeSpectrum(FRAMES).push(both[0], both[1], 0, COUNT, heard);
        Direction towards = Direction.ofDegrees(30, 0);
        PairBeam beam = new PairBeam(
                FRAMES, MicrophoneArray.pair(SPACING_M), towards, 0, new WeightDesign(-30, OptionalDouble.empty()));
        double angle = towards.lateralRad();

        for (Complex[][] weights : Arrays.asList(
                beam.planeWave(bin -> heard.elsewhere(angle, bin)),
                beam.transfer(bin -> heard.elsewhere(angle, bin), bin -> heard.around(angle, bin)))) {
            float[] kept = filter(weights, wanted, COUNT);
            float[] left = filter(weights, other, COUNT);

            assertThat(10 * Math.log10(power(kept) / power(wanted[0]))).isBetween(-1.0, 1.0);
            assertThat(10 * Math.log10(power(left) / power(other[0]))).isLessThan(-10);
        }
        float[] summed = filter(beam.delayAndSum(), other, COUNT);
        assertThat(10 * Math.log10(power(summed) / power(other[0]))).isGreaterThan(-6);
    }
}
