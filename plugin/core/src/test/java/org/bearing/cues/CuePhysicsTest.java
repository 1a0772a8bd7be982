package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CuePhysicsTest {
    private static final CueSpec SPEC = CueSpec.EMBEDDING;
    private static final int SAMPLES = 16_000;
    private static final double MIRROR_TOLERANCE = 1e-4;
    private static final double GAIN_TOLERANCE = 1e-4;

    private final CueAccumulator accumulator = new CueAccumulator(SPEC, FrameSpec.TANG, 100);

    private static float[] noise(int count, double amplitude, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[count];
        for (int n = 0; n < count; n++) {
            x[n] = (float) (amplitude * random.nextDouble(-1, 1));
        }
        return x;
    }

    /** The left channel leads by whole samples at 16 kHz and is louder. */
    private static float[][] fromTheLeft(int lead, double gainDb, double own) {
        float[] source = noise(SAMPLES + lead, 0.3, 11);
        float[][] out = {noise(SAMPLES, own, 12), noise(SAMPLES, own, 13)};
        float gain = (float) Math.pow(10, -gainDb / 20);
        for (int n = 0; n < SAMPLES; n++) {
            out[0][n] += source[n + lead];
            out[1][n] += gain * source[n];
        }
        return out;
    }

    private float[] cues(float[][] stereo) {
        float[] out = new float[SPEC.size()];
        accumulator.reset();
        feed(accumulator, stereo, SAMPLES);
        assertThat(accumulator.read(out)).isTrue();
        return out;
    }

    private static void feed(CueAccumulator accumulator, float[][] stereo, int block) {
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        for (int at = 0; at < stereo[0].length; at += block) {
            spectrum.push(stereo[0], stereo[1], at, Math.min(block, stereo[0].length - at), accumulator::accept);
        }
    }

    private static double worst(float[] a, float[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @Test
    void hearsASourceAtTheLeftLouderAndEarlierInTheLeftEar() {
        float[] cues = cues(fromTheLeft(6, 5, 0));
        assertThat(cues[100]).isCloseTo(5, within(0.5f));
        int bin = 20;
        double phase = Math.atan2(
                cues[SPEC.levels() + 2 * (bin - SPEC.levelFrom()) + 1],
                cues[SPEC.levels() + 2 * (bin - SPEC.levelFrom())]);
        assertThat(phase).isCloseTo(2 * Math.PI * bin * 6 / 1024, within(0.05));
        for (int curve = 0; curve < CueSpec.curveCount(); curve++) {
            int start = SPEC.curvesAt() + curve * CueSpec.curveSize();
            int peak = start;
            for (int i = start; i < start + CueSpec.curveSize(); i++) {
                peak = cues[i] > cues[peak] ? i : peak;
            }
            assertThat(peak - start).isEqualTo(CueSpec.CURVE_LAGS + 4 * 6);
            assertThat(cues[peak]).isBetween(0.9f, 1f);
        }
        assertThat(accumulator.coherence()).isBetween(0.95, 1.0);
    }

    @Test
    void mirrorsWithTheChannels() {
        float[][] stereo = fromTheLeft(6, 5, 0.05);
        for (CueSpec spec : new CueSpec[] {CueSpec.TANG, CueSpec.EMBEDDING}) {
            CueAccumulator cues = new CueAccumulator(spec, FrameSpec.TANG, 100);
            float[] straight = new float[spec.size()];
            float[] swapped = new float[spec.size()];
            feed(cues, stereo, SAMPLES);
            cues.read(straight);
            cues.reset();
            feed(cues, new float[][] {stereo[1], stereo[0]}, SAMPLES);
            cues.read(swapped);
            CueMirror.mirror(spec, straight, straight);
            assertThat(worst(straight, swapped)).isLessThan(MIRROR_TOLERANCE);
        }
    }

    @Test
    void splitsIntoWhatAnExchangeKeepsAndWhatItNegates() {
        SplittableRandom random = new SplittableRandom(7);
        for (CueSpec spec : new CueSpec[] {CueSpec.TANG, CueSpec.EMBEDDING}) {
            float[] straight = new float[spec.size()];
            float[] mirrored = new float[spec.size()];
            float[] split = new float[spec.size()];
            float[] splitOfMirrored = new float[spec.size()];
            for (int i = 0; i < straight.length; i++) {
                straight[i] = (float) random.nextGaussian();
            }
            CueMirror.mirror(spec, straight, mirrored);
            CueMirror.split(spec, straight, split);
            CueMirror.split(spec, mirrored, splitOfMirrored);
            int even = spec.size() - CueMirror.oddSize(spec);
            for (int i = 0; i < spec.size(); i++) {
                assertThat(split[i]).isNotZero();
                assertThat(splitOfMirrored[i]).isEqualTo(i < even ? split[i] : -split[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -7, 20})
    void staysTheSameAtAnyGain(double gainDb) {
        float[][] stereo = fromTheLeft(6, 5, 0.05);
        float[] expected = cues(stereo);
        for (float[] channel : stereo) {
            for (int n = 0; n < SAMPLES; n++) {
                channel[n] *= (float) Math.pow(10, gainDb / 20);
            }
        }
        assertThat(worst(cues(stereo), expected)).isLessThan(GAIN_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1024})
    void givesTheSameBitsForAnyBlockSize(int block) {
        float[][] stereo = fromTheLeft(3, 2, 0.1);
        float[] whole = cues(stereo);
        accumulator.reset();
        feed(accumulator, stereo, block);
        float[] pieces = new float[SPEC.size()];
        accumulator.read(pieces);
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        CueAccumulator sliding = new CueAccumulator(SPEC, FrameSpec.TANG, 20);
        feed(sliding, fromTheLeft(12, -9, 0.5), SAMPLES);
        float[][] second = fromTheLeft(3, 2, 0.1);
        feed(sliding, second, SAMPLES);
        CueAccumulator fresh = new CueAccumulator(SPEC, FrameSpec.TANG, 20);
        feed(fresh, second, SAMPLES);
        float[] a = new float[SPEC.size()];
        float[] b = new float[SPEC.size()];
        sliding.read(a);
        fresh.read(b);
        assertThat(a).isEqualTo(b);
        assertThat(fresh.heldFrames()).isEqualTo(20);
        int newest = (59 - 2) * 256 + 512;
        assertThat(fresh.centreSample()).isEqualTo(newest - 19 * 256 / 2);
    }

    @Test
    void hearsNothingInSilenceOrInInactiveFrames() {
        float[] out = new float[SPEC.size()];
        assertThat(accumulator.read(out)).isFalse();
        feed(accumulator, new float[2][SAMPLES], SAMPLES);
        assertThat(accumulator.read(out)).isFalse();
        assertThat(out).containsOnly(0);
        accumulator.reset();
        float[][] stereo = fromTheLeft(6, 5, 0.05);
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        spectrum.push(stereo[0], stereo[1], 0, SAMPLES, frame -> accumulator.accept(frame, false));
        assertThat(accumulator.read(out)).isFalse();
        assertThat(accumulator.heldFrames()).isEqualTo(57);
        assertThat(accumulator.activeFrames()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 0", "6, 0", "12, 0", "12, 0.0003"})
    void knowsAPannedMix(double levelDb, double own) {
        cues(fromTheLeft(0, levelDb, own));
        assertThat(accumulator.panLikeness()).isGreaterThan(0.9);
    }

    @Test
    void knowsThatAHeadDoesNotPan() {
        cues(fromTheLeft(1, 3, 0));
        assertThat(accumulator.panLikeness()).as("delayed").isLessThan(0.05);
        float[][] shaded = fromTheLeft(0, 0, 0);
        for (int n = SAMPLES - 1; n > 0; n--) {
            shaded[1][n] = 0.8f * shaded[1][n] + 0.2f * shaded[1][n - 1];
        }
        cues(shaded);
        assertThat(accumulator.panLikeness()).as("shaded").isLessThan(0.05);
        float[] left = noise(SAMPLES, 0.3, 1);
        cues(new float[][] {left, noise(SAMPLES, 0.3, 2)});
        assertThat(accumulator.panLikeness()).as("diffuse").isLessThan(0.05);
        assertThat(accumulator.coherence()).isLessThan(0.5);
        assertThat(Arrays.equals(accumulator.binWeight(), new float[470])).isFalse();
    }
}
