package org.bearing.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideContentTest {
    private static final int RATE_HZ = 48_000;

    @Test
    void lowPassesSteeplyAndLeavesTheRest() {
        WideContent content = new WideContent(Double.NEGATIVE_INFINITY, 0, List.of(), 6000, Double.POSITIVE_INFINITY);
        assertThat(content.gain(4500)).isCloseTo(1, within(0.01));
        assertThat(content.gain(9000)).isLessThan(1e-4);
        assertThat(content.clipGain(20_000)).isEqualTo(1);
        assertThat(WideContent.NONE.isFlat()).isTrue();
    }

    @Test
    void bumpsGainAtTheirCentreOnly() {
        WideContent content = new WideContent(
                Double.NEGATIVE_INFINITY,
                0,
                List.of(new WideContent.Bump(8000, 0.1, 6)),
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        assertThat(20 * Math.log10(content.gain(8000))).isCloseTo(6, within(1e-9));
        assertThat(20 * Math.log10(content.gain(1000))).isCloseTo(0, within(0.01));
    }

    /** Noise below 8 kHz in the first half, silence in the second. */
    private static float[] speech(int size) {
        float[] x = new float[size];
        SplittableRandom random = new SplittableRandom(3);
        float one = 0;
        for (int i = 0; i < size / 2; i++) {
            one = 0.5f * one + (float) random.nextGaussian();
            x[i] = one;
        }
        RealFft fft = new RealFft();
        fft.forward(x, size);
        new GainCurve(hz -> hz < 7900 ? 1 : 0, RATE_HZ).apply(x, size);
        fft.inverse(x, size);
        return x;
    }

    @Test
    void makesAnUpperBandWithTheSpeechsEnvelopeAndLevel() {
        int size = 1 << 16;
        RealFft fft = new RealFft();
        float[] x = speech(size);
        UpperBand upper = new UpperBand();
        upper.prepare(x, size, RATE_HZ, new SplittableRandom(4));
        fft.forward(x, size);
        upper.add(x, new WideContent(0, 0, List.of(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), RATE_HZ);
        double below = power(x, 6000, 7000);
        double above = power(x, 10_000, 11_000);
        assertThat(10 * Math.log10(above / below)).isCloseTo(0, within(2.0));
        new GainCurve(hz -> hz > 8500 ? 1 : 0, RATE_HZ).apply(x, size);
        fft.inverse(x, size);
        double sounding = 0;
        double silent = 0;
        for (int i = 2000; i < size / 2 - 2000; i++) {
            sounding += x[i] * x[i];
            silent += x[i + size / 2] * x[i + size / 2];
        }
        assertThat(silent).isLessThan(1e-2 * sounding);
    }

    private static double power(float[] spectrum, double fromHz, double toHz) {
        double sum = 0;
        for (int k = (int) (fromHz * spectrum.length / RATE_HZ); k < toHz * spectrum.length / RATE_HZ; k++) {
            sum += spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
        }
        return sum;
    }

    @Test
    void drawsWithinItsRangesAndTakesNoNumbersForNone() {
        SplittableRandom random = new SplittableRandom(5);
        int source = 0;
        int clip = 0;
        for (int i = 0; i < 2000; i++) {
            WideContent content = WideRanges.TRAINING.draw(random);
            source += Double.isInfinite(content.sourceHz()) ? 0 : 1;
            clip += Double.isInfinite(content.clipHz()) ? 0 : 1;
            assertThat(Math.min(content.sourceHz(), content.clipHz())).isGreaterThanOrEqualTo(4000);
            content.bumps().forEach(bump -> assertThat(Math.abs(bump.gainDb())).isLessThanOrEqualTo(6));
        }
        assertThat(source / 2000.0).isCloseTo(0.225, within(0.04));
        assertThat(clip / 2000.0).isCloseTo(0.225, within(0.04));
        SplittableRandom one = new SplittableRandom(6);
        assertThat(WideRanges.NONE.draw(one)).isEqualTo(WideContent.NONE);
        assertThat(one.nextLong()).isEqualTo(new SplittableRandom(6).nextLong());
    }
}
