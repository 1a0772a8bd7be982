package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.Allocation;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtfPhasesTest {
    /** Phases over pi of noise whose delay is one sample of a frame of 256. */
    private static final double DELAYED_TOLERANCE = 0.06;

    private static final double FLOAT_TOLERANCE = 1e-6;
    private static final double SPEED_OF_SOUND = 343;
    private static final double BIN_HZ = 62.5;
    private static final int SAMPLES = 256 + 60 * 128;

    private static float[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[SAMPLES];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) random.nextDouble(-0.5, 0.5);
        }
        return x;
    }

    private static float[] delayed(float[] x, int samples) {
        float[] out = new float[x.length];
        System.arraycopy(x, 0, out, samples, x.length - samples);
        return out;
    }

    private static float[] sequence(float[] left, float[] right, RtfPhases phases) {
        PhaseSequence sequence = new PhaseSequence(phases);
        new ShortTimeSpectrum(FrameSpec.BIANCO).push(left, right, 0, left.length, sequence::accept);
        float[] out = new float[PhaseSequence.size()];
        assertThat(sequence.read(out, 0)).isTrue();
        return out;
    }

    private static double middle(float[] sequence, int bin) {
        double[] column = new double[PhaseSequence.LENGTH];
        for (int frame = 0; frame < column.length; frame++) {
            column[frame] = sequence[frame * RtfPhases.BINS + bin];
        }
        Arrays.sort(column);
        return column[column.length / 2];
    }

    @Test
    void soundThatReachesTheLeftFirstHasPhasesThatRiseWithFrequency() {
        float[] x = noise(1);
        float[] phases = sequence(x, delayed(x, 1), new RtfPhases());
        for (int bin = 4; bin < 110; bin++) {
            // 2 pi f tau / pi, with tau of one sample at 16 kHz.
            assertThat(middle(phases, bin)).isCloseTo(2 * bin * BIN_HZ / 16_000, within(DELAYED_TOLERANCE));
        }
    }

    @Test
    void exchangedChannelsNegateEveryPhase() {
        float[] x = noise(1);
        float[] y = noise(2);
        float[] one = sequence(x, y, new RtfPhases());
        float[] other = sequence(y, x, new RtfPhases());
        for (int i = 0; i < one.length; i++) {
            // 0 Hz is 0 or pi, whose negation wraps.
            if (i % RtfPhases.BINS != 0) {
                assertThat((double) other[i]).isCloseTo(-one[i], within(FLOAT_TOLERANCE));
            }
        }
    }

    @Test
    void louderChannelsChangeNothing() {
        float[] x = noise(1);
        float[] y = noise(2);
        float[] louder = x.clone();
        for (int n = 0; n < louder.length; n++) {
            louder[n] *= 4;
        }
        assertThat(sequence(louder, y, new RtfPhases())).containsExactly(sequence(x, y, new RtfPhases()));
    }

    @Test
    void givesTheLastThirtyOneFramesOldestFirst() {
        float[] x = noise(1);
        float[] y = noise(2);
        float[] all = new float[60 * RtfPhases.BINS];
        int[] frames = {0};
        RtfPhases phases = new RtfPhases();
        PhaseSequence sequence = new PhaseSequence(phases);
        new ShortTimeSpectrum(FrameSpec.BIANCO).push(x, y, 0, SAMPLES - 128, spectrum -> {
            phases.read(spectrum, all, frames[0]++ * RtfPhases.BINS);
            sequence.accept(spectrum);
            assertThat(sequence.read(new float[PhaseSequence.size()], 0)).isEqualTo(frames[0] >= PhaseSequence.LENGTH);
        });
        float[] last = new float[PhaseSequence.size()];
        sequence.read(last, 0);
        assertThat(frames[0]).isEqualTo(60);
        assertThat(last).containsExactly(Arrays.copyOfRange(all, 29 * RtfPhases.BINS, all.length));
    }

    @ParameterizedTest
    @CsvSource({"30, 0.085", "-60, 0.06", "90, 0.18", "-10, 0.03"})
    void stretchedFrequencyLooksLikeTheModelsSpacing(double azimuthDeg, double spacingM) {
        double azimuth = Math.toRadians(azimuthDeg);
        FrequencyWarp warp = new FrequencyWarp(spacingM, 0.085, RtfPhases.BINS);
        FreeSpacePhases heard = new FreeSpacePhases(spacingM);
        FreeSpacePhases model = new FreeSpacePhases(0.085);
        double halfBin = 2 * Math.PI * BIN_HZ / 2 * spacingM / SPEED_OF_SOUND;
        for (int bin = 0; bin < RtfPhases.BINS; bin++) {
            int source = warp.source(bin);
            if (source < 0) {
                assertThat(bin * 0.085 / spacingM).isGreaterThan(RtfPhases.BINS - 1);
            } else {
                assertThat(heard.phaseRad(azimuth, source * BIN_HZ))
                        .isCloseTo(model.phaseRad(azimuth, bin * BIN_HZ), within(halfBin * (1 + FLOAT_TOLERANCE)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, 40, -30, 0})
    void freeSpaceFollowsTheDelayAndWrapsAtTheCurve(double azimuthDeg) {
        double azimuth = Math.toRadians(azimuthDeg);
        FreeSpacePhases pair = new FreeSpacePhases(0.085);
        float[] phases = new float[RtfPhases.BINS];
        pair.write(azimuth, 1, phases, 0);
        double slope = 2 * 0.085 * Math.sin(azimuth) / SPEED_OF_SOUND;
        int wraps = 0;
        for (int k = 1; k < RtfPhases.BINS; k++) {
            assertThat(Math.cos(Math.PI * (phases[k] - slope * k * BIN_HZ))).isCloseTo(1, within(FLOAT_TOLERANCE));
            if (Math.abs(phases[k] - phases[k - 1]) > 1) {
                assertThat(pair.wrapHz(azimuth, wraps)).isBetween((k - 1) * BIN_HZ, k * BIN_HZ);
                wraps++;
            }
        }
        assertThat(pair.wrapHz(azimuth, wraps)).isGreaterThan((RtfPhases.BINS - 1) * BIN_HZ);
    }

    @Test
    void allocatesNothingPerFrame() {
        float[] x = noise(1);
        float[] y = noise(2);
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.BIANCO);
        PhaseSequence sequence = new PhaseSequence(new RtfPhases(0.06, 0.085));
        RtfVector rtf = new RtfVector();
        float[] out = new float[PhaseSequence.size()];
        FrameConsumer chain = frame -> {
            sequence.accept(frame);
            sequence.read(out, 0);
            rtf.add(frame);
        };
        for (int i = 0; i < 100; i++) {
            spectrum.push(x, y, 0, SAMPLES, chain);
        }
        assertThat(Allocation.least(() -> spectrum.push(x, y, 0, SAMPLES, chain)))
                .isZero();
    }

    @Test
    void refusesSpacingsThatNoPairHas() {
        assertThatThrownBy(() -> new RtfPhases(0, 0.085)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FreeSpacePhases(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
