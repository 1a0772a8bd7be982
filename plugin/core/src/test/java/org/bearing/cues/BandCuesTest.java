package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.Allocation;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.tap.Resampler;
import org.junit.jupiter.api.Test;

class BandCuesTest {
    private static final CueSpec SPEC = CueSpec.SPHERE;
    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 70;
    private static final int TRUST = SPEC.bandsAt() + CueSpec.BANDS;
    private static final int LEVEL = SPEC.bandsAt() + 2 * CueSpec.BANDS;
    private static final double LEVEL_TOLERANCE_DB = 0.1;
    private static final double POWER_TOLERANCE_DB = 1;
    private static final double GAIN_TOLERANCE = 2e-3;

    private static float[] noise(int count, double amplitude, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[count];
        for (int n = 0; n < count; n++) {
            x[n] = (float) (amplitude * random.nextDouble(-1, 1));
        }
        return x;
    }

    private static float[] times(float[] x, double gain) {
        float[] out = new float[x.length];
        for (int n = 0; n < x.length; n++) {
            out[n] = (float) gain * x[n];
        }
        return out;
    }

    private static float[] cues(CueSpec spec, FrameSpec frames, float[] left, float[] right) {
        CueAccumulator accumulator = new CueAccumulator(spec, frames, FRAMES);
        new ShortTimeSpectrum(frames).push(left, right, 0, left.length, accumulator::accept);
        float[] out = new float[spec.size()];
        assertThat(accumulator.read(out)).isTrue();
        return out;
    }

    private static float[] wide(float[] left, float[] right) {
        return cues(SPEC, FrameSpec.WIDE, left, right);
    }

    @Test
    void hearsLevelAndPowerOfEveryBand() {
        float[] source = noise(RATE_HZ, 0.3, 1);
        float[] cues = wide(source, times(source, Math.pow(10, -6 / 20.0)));
        for (int b = 0; b < CueSpec.BANDS; b++) {
            assertThat(cues[LEVEL + b]).isCloseTo(6, within((float) LEVEL_TOLERANCE_DB));
            assertThat(cues[TRUST + b]).isGreaterThan(0.9f);
            assertThat(cues[SPEC.bandsAt() + b]).as("white").isCloseTo(0, within((float) POWER_TOLERANCE_DB));
        }
    }

    @Test
    void saysNothingOfBandsThatTheRecordingDoesNotHave() {
        float[] narrow = noise(16_000, 0.3, 2);
        float[] source = Resampler.resample(narrow, 16_000, RATE_HZ);
        float[] cues = wide(source, times(source, 0.5));
        for (int b = 0; b < CueSpec.BANDS; b++) {
            boolean held = CueSpec.bandEdgeHz(b + 1) < 7_500;
            boolean lost = CueSpec.bandEdgeHz(b) > 8_600;
            if (held) {
                assertThat(cues[TRUST + b]).isGreaterThan(0.9f);
            } else if (lost) {
                assertThat(new float[] {cues[SPEC.bandsAt() + b], cues[TRUST + b], cues[LEVEL + b]})
                        .as("band from %.0f Hz", CueSpec.bandEdgeHz(b))
                        .containsOnly(0f);
            }
        }
    }

    @Test
    void believesNoiseOfTheMicrophonesLess() {
        float[] source = noise(RATE_HZ, 0.3, 3);
        float[] cues = wide(source, source);
        float[] apart = wide(source, noise(RATE_HZ, 0.3, 4));
        for (int b = 0; b < CueSpec.BANDS; b++) {
            assertThat(cues[TRUST + b]).isGreaterThan(0.9f);
        }
        // Without sound in any band, trust is relative to noise; the sound below the bands sets the scale.
        float[] low = Resampler.resample(noise(4_000, 0.3, 5), 4_000, RATE_HZ);
        float[] left = noise(RATE_HZ, 0.02, 6);
        float[] right = noise(RATE_HZ, 0.02, 7);
        for (int n = 0; n < left.length; n++) {
            left[n] += low[n];
            right[n] += low[n];
        }
        float[] noisy = wide(left, right);
        for (int b = 0; b < CueSpec.BANDS; b++) {
            assertThat(noisy[TRUST + b]).isLessThan(0.5f);
        }
        assertThat(apart).doesNotContain(Float.NaN);
    }

    @Test
    void mirrorsExchangedChannels() {
        float[] source = noise(RATE_HZ + 40, 0.3, 8);
        float[] left = new float[RATE_HZ];
        float[] right = new float[RATE_HZ];
        System.arraycopy(source, 20, left, 0, RATE_HZ);
        System.arraycopy(source, 0, right, 0, RATE_HZ);
        right = times(right, 0.6);
        float[] cues = wide(left, right);
        float[] exchanged = wide(right, left);
        float[] mirrored = new float[SPEC.size()];
        CueMirror.mirror(SPEC, cues, mirrored);
        for (int i = 0; i < mirrored.length; i++) {
            assertThat(mirrored[i]).isCloseTo(exchanged[i], within((float) GAIN_TOLERANCE));
        }
        float[] even = new float[SPEC.size()];
        float[] other = new float[SPEC.size()];
        CueMirror.split(SPEC, cues, even);
        CueMirror.split(SPEC, mirrored, other);
        int odd = SPEC.size() - CueMirror.oddSize(SPEC);
        for (int i = 0; i < even.length; i++) {
            assertThat(other[i]).isEqualTo(i < odd ? even[i] : -even[i]);
        }
    }

    @Test
    void doesNotDependOnTheRecordingsGain() {
        float[] left = noise(RATE_HZ, 0.3, 9);
        float[] right = noise(RATE_HZ, 0.1, 10);
        for (int n = 0; n < right.length; n++) {
            right[n] += 0.4f * left[n];
        }
        float[] loud = wide(left, right);
        float[] soft = wide(times(left, 0.01), times(right, 0.01));
        for (int i = SPEC.bandsAt(); i < SPEC.size(); i++) {
            assertThat(soft[i]).isCloseTo(loud[i], within((float) GAIN_TOLERANCE));
        }
    }

    @Test
    void hearsTheCuesOfTheFrontalModelInTheSameBins() {
        float[] left = noise(16_000, 0.3, 11);
        float[] right = times(left, 0.7);
        float[] narrow = cues(CueSpec.EMBEDDING, FrameSpec.TANG, left, right);
        float[] cues = wide(Resampler.resample(left, 16_000, RATE_HZ), Resampler.resample(right, 16_000, RATE_HZ));
        assertThat(SPEC.bandsAt()).isEqualTo(CueSpec.EMBEDDING.size());
        for (int i = 0; i < CueSpec.EMBEDDING.spectrumAt(); i++) {
            assertThat(cues[i]).as("cue %d", i).isCloseTo(narrow[i], within(0.05f));
        }
    }

    @Test
    void allocatesNothingPerHop() {
        float[] x = noise(768, 0.3, 12);
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.WIDE);
        CueAccumulator accumulator = new CueAccumulator(SPEC, FrameSpec.WIDE, 20);
        float[] out = new float[SPEC.size()];
        FrameConsumer chain = frame -> {
            accumulator.accept(frame);
            accumulator.read(out);
        };
        for (int i = 0; i < 300; i++) {
            spectrum.push(x, x, 0, x.length, chain);
        }
        assertThat(Allocation.least(() -> spectrum.push(x, x, 0, x.length, chain)))
                .isZero();
    }
}
