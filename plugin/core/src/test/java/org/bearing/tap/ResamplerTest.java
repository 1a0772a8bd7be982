package org.bearing.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.cues.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final double GOLDEN_TOLERANCE = 1e-4;
    private static final double RIPPLE_DB = 0.1;
    private static final double STOP_DB = -80;

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "16000, 48000", "16000, 44100"})
    void agreesWithASumOverALongerFilter(int fromHz, int toHz) {
        float[] band = Golden.read("band");
        float[] expected = Golden.read("band_" + fromHz + "_" + toHz);
        float[] actual = Resampler.resample(band, fromHz, toHz);
        assertThat(actual).hasSameSizeAs(expected);
        double peak = 0;
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            peak = Math.max(peak, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
        }
        assertThat(worst / peak).isLessThan(GOLDEN_TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 16000",
        "44100, 16000",
        "96000, 16000",
        "192000, 16000",
        "32000, 16000",
        "22050, 16000",
        "17000, 16000",
        "8000, 16000",
        "11025, 16000",
        "44100, 48000",
        "48000, 44100",
        "16000, 44100",
        "47999, 16000"
    })
    void passesToSevenSixteenthsOfTheLowerRateAndStopsFromHalfOfIt(int fromHz, int toHz) {
        int lower = Math.min(fromHz, toHz);
        for (double fraction : new double[] {0.001, 0.1, 0.25, 0.4, 0.43, 0.4375}) {
            double hz = fraction * lower;
            assertThat(20 * Math.log10(gain(fromHz, toHz, hz, hz)))
                    .as("%s Hz", hz)
                    .isBetween(-RIPPLE_DB, RIPPLE_DB);
        }
        if (fromHz > toHz) {
            for (double hz = lower * 0.501; hz < fromHz * 0.499; hz += 0.0371 * fromHz) {
                double folded = Math.abs(hz - toHz * Math.rint(hz / toHz));
                assertThat(20 * Math.log10(gain(fromHz, toHz, hz, folded)))
                        .as("%s Hz", hz)
                        .isLessThan(STOP_DB);
            }
        }
    }

    /** Amplitude at one frequency of the output for a sine of another at the input, edges left out. */
    private static double gain(int fromHz, int toHz, double inHz, double outHz) {
        float[] x = new float[fromHz / 4];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) Math.sin(2 * Math.PI * inHz * n / fromHz + 0.3);
        }
        float[] y = Resampler.resample(x, fromHz, toHz);
        double re = 0;
        double im = 0;
        double total = 0;
        int edge = y.length / 4;
        double span = y.length - 2.0 * edge;
        for (int n = edge; n < y.length - edge; n++) {
            double w = 1 - Math.cos(2 * Math.PI * (n - edge + 0.5) / span);
            double angle = 2 * Math.PI * outHz * n / toHz;
            re += w * y[n] * Math.cos(angle);
            im += w * y[n] * Math.sin(angle);
            total += w / 2;
        }
        return Math.hypot(re, im) / total;
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "16000, 44100", "96000, 16000", "16000, 16000"})
    void givesTheSameBitsForAnyBlockSize(int fromHz, int toHz) {
        SplittableRandom random = new SplittableRandom(5);
        float[] x = new float[20_000];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) random.nextDouble(-1, 1);
        }
        float[] whole = Resampler.resample(x, fromHz, toHz);
        assertThat(whole).hasSize((int) Math.round((double) x.length * toHz / fromHz));
        Resampler resampler = new Resampler(fromHz, toHz);
        for (int block : new int[] {1, 7, 64, 1024}) {
            float[] y = new float[whole.length + resampler.maxOutput(block)];
            int at = 0;
            for (int from = 0; from < x.length; from += block) {
                int count = Math.min(block, x.length - from);
                int written = resampler.process(x, from, count, y, at);
                assertThat(written).isLessThanOrEqualTo(resampler.maxOutput(count));
                at += written;
            }
            int written = resampler.flush(y, at);
            assertThat(written).isLessThanOrEqualTo(resampler.maxOutput(0));
            assertThat(Arrays.copyOf(y, at + written)).as("block %s", block).isEqualTo(whole);
        }
    }

    @Test
    void keepsAnImpulseAtItsTime() {
        float[] x = new float[4800];
        x[1200] = 3;
        float[] y = Resampler.resample(x, 48_000, 16_000);
        int peak = 0;
        for (int n = 0; n < y.length; n++) {
            peak = Math.abs(y[n]) > Math.abs(y[peak]) ? n : peak;
        }
        assertThat(peak).isEqualTo(400);
        assertThat(y[399]).isEqualTo(y[401]);
    }
}
