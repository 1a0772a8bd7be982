package org.bearing.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.bearing.Allocation;
import org.bearing.cues.Golden;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.SphericalHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SRP-PHAT and MUSIC: the same physics, except that chance spikes lead the plain form astray even where there is no room. */
class SteeredPairTest {
    private static final double SPACING_M = 0.06;
    private static final double GOLDEN_SPACING_M = 0.085;
    private static final SteeringGrid FINE = new SteeringGrid(SPACING_M, 1);
    private static final SteeringGrid COARSE = new SteeringGrid(SPACING_M, 10);
    private static final double TOLERANCE_DEG = 1.0;
    /** Of a value of the spectra. */
    private static final double GOLDEN_RELATIVE = 2e-3;

    /** How far single precision moves the part of a steering vector in the noise subspace, whose reciprocal is a value. */
    private static final double GOLDEN_ROUNDING = 5e-8;

    /** All bins are heard: where there is nothing, they have the phase of their neighbours. */
    private static final double HIGHEST_HZ = 7950;

    private static final int ONE_SECOND = DelayedPair.RATE_HZ;

    private final DirectionCandidates out = new DirectionCandidates();

    /** What is tested. */
    enum Kind {
        SRP(0),
        NORMALISED(1),
        PLAIN(2);

        /** Place among the golden spectra. */
        private final int place;

        Kind(int place) {
            this.place = place;
        }

        LocalizationMethod method(SteeringGrid grid, double seconds) {
            return this == SRP ? new SrpPhat(grid, seconds) : new Music(grid, Music.Form.valueOf(name()), seconds);
        }

        static double[] spectrum(LocalizationMethod method) {
            return method instanceof SrpPhat srp ? srp.spectrum() : ((Music) method).spectrum();
        }
    }

    private static DelayedPair from(double azimuthDeg, long seed) {
        double lead = SPACING_M / SphericalHead.SPEED_OF_SOUND * Math.sin(Math.toRadians(azimuthDeg));
        DelayedPair sound = new DelayedPair(lead, ONE_SECOND, seed, HIGHEST_HZ);
        sound.addNoise(0.003, seed + 1);
        return sound;
    }

    static Stream<Arguments> kindsAndAngles() {
        return Stream.of(Kind.SRP, Kind.NORMALISED)
                .flatMap(kind -> Stream.of(-62.0, -31.4, 0.0, 7.7, 48.3).map(angle -> Arguments.of(kind, angle)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndAngles")
    void findsTheAngleBetweenThePointsOfTheFineGrid(Kind kind, double azimuthDeg) {
        DelayedPair sound = from(azimuthDeg, 20);
        LocalizationMethod method = kind.method(FINE, 1);

        assertThat(DelayedPair.hear(method, sound.left, sound.right, out)).isTrue();

        assertThat(method.angleKind()).isEqualTo(AngleKind.PAIR);
        assertThat(out.count()).isEqualTo(1);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(azimuthDeg, within(TOLERANCE_DEG));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).isCloseTo(180 - azimuthDeg, within(TOLERANCE_DEG));
        assertThat(out.elevationRad(0)).isNaN();
        assertThat(out.centreSample()).isCloseTo(ONE_SECOND / 2, within(128L));
    }

    @ParameterizedTest
    @EnumSource(names = {"SRP", "NORMALISED"})
    void answersWithTheNearestPointOfTheCoarseGrid(Kind kind) {
        DelayedPair sound = from(-32.5, 30);
        DelayedPair.hear(kind.method(COARSE, 1), sound.left, sound.right, out);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(-30, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithAnIndependentImplementationOnBothGrids(Kind kind) {
        float[] both = Golden.read("/org/bearing/method/steered_input");
        float[] left = Arrays.copyOf(both, both.length / 2);
        float[] right = Arrays.copyOfRange(both, both.length / 2, both.length);
        for (int step : new int[] {1, 10}) {
            LocalizationMethod method = kind.method(new SteeringGrid(GOLDEN_SPACING_M, step), 0.256);
            assertThat(DelayedPair.hear(method, left, right, out)).isTrue();
            float[] all = Golden.read("/org/bearing/method/steered_" + step);
            double[] found = Kind.spectrum(method);
            for (int i = 0; i < found.length; i++) {
                double expected = all[kind.place * found.length + i];
                double rounding = SteeringGrid.BINS * expected * expected * GOLDEN_ROUNDING;
                assertThat(found[i])
                        .as("point %d of the grid of %d degrees", i, step)
                        .isCloseTo(expected, within(GOLDEN_RELATIVE * Math.max(0.1, Math.abs(expected)) + rounding));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void swappingTheChannelsMirrorsExactly(Kind kind) {
        DelayedPair sound = from(27.3, 40);
        LocalizationMethod method = kind.method(FINE, 1);
        DelayedPair.hear(method, sound.left, sound.right, out);
        double azimuth = out.azimuthRad(0);
        double confidence = out.confidence(0);

        DelayedPair.hear(method, sound.right, sound.left, out);

        assertThat(out.azimuthRad(0)).isCloseTo(-azimuth, within(1e-6));
        assertThat(out.confidence(0)).isCloseTo(confidence, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void gainChangesNothing(Kind kind) {
        DelayedPair sound = from(-14.8, 50);
        LocalizationMethod method = kind.method(FINE, 1);
        DelayedPair.hear(method, sound.left, sound.right, out);
        double azimuth = out.azimuthRad(0);
        sound.scale(0.001f);

        DelayedPair.hear(method, sound.left, sound.right, out);

        assertThat(out.azimuthRad(0)).isCloseTo(azimuth, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void silenceYieldsNoEstimateAndNorDoesTooLittle(Kind kind) {
        LocalizationMethod method = kind.method(FINE, 1);
        assertThat(DelayedPair.hear(method, new float[ONE_SECOND], new float[ONE_SECOND], out))
                .isFalse();
        DelayedPair tooShort = new DelayedPair(1e-4, ONE_SECOND / 12, 6);
        assertThat(DelayedPair.hear(method, tooShort.left, tooShort.right, out)).isFalse();
        DelayedPair enough = new DelayedPair(1e-4, ONE_SECOND / 8, 6);
        assertThat(DelayedPair.hear(method, enough.left, enough.right, out)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void independentNoiseHasLowConfidenceAndAWideArc(Kind kind) {
        LocalizationMethod method = kind.method(FINE, 1);
        DelayedPair sound = from(10, 60);
        DelayedPair.hear(method, sound.left, sound.right, out);
        double sharp = out.spreadRad(0);
        double sure = out.confidence(0);
        sound.scale(0);
        sound.addNoise(0.1, 8);

        DelayedPair.hear(method, sound.left, sound.right, out);

        assertThat(sure).isGreaterThan(0.6);
        assertThat(out.confidence(0)).isLessThan(0.3);
        assertThat(out.spreadRad(0)).isGreaterThan(sharp);
    }

    @ParameterizedTest
    @EnumSource(names = {"SRP", "NORMALISED"})
    void forgetsWhatLeftTheWindow(Kind kind) {
        LocalizationMethod method = kind.method(FINE, 0.25);
        DelayedPair first = from(60, 70);
        DelayedPair second = from(-20, 80);
        System.arraycopy(second.left, 0, first.left, ONE_SECOND / 2, ONE_SECOND / 2);
        System.arraycopy(second.right, 0, first.right, ONE_SECOND / 2, ONE_SECOND / 2);

        DelayedPair.hear(method, first.left, first.right, out);

        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(-20, within(TOLERANCE_DEG));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, -10, 90, 60})
    void refusesAStepThatMissesTheEnds(int stepDeg) {
        assertThatThrownBy(() -> new SteeringGrid(SPACING_M, stepDeg))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("divisor of 90");
    }

    @Test
    void refusesASpacingOfNothing() {
        assertThatThrownBy(() -> new SteeringGrid(0, 1)).hasMessageContaining("spacingM must be above 0");
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingPerHop(Kind kind) {
        LocalizationMethod method = kind.method(FINE, 0.256);
        StereoSpectrum spectrum = new StereoSpectrum(FrameSpec.BIANCO.bins());
        spectrum.leftRe()[50] = 1;
        spectrum.rightRe()[50] = 1;
        work(method, spectrum, 2000);

        assertThat(Allocation.least(() -> work(method, spectrum, 200))).isZero();
    }

    private void work(LocalizationMethod method, StereoSpectrum spectrum, int hops) {
        for (int i = 0; i < hops; i++) {
            method.accept(spectrum);
            if (i % 8 == 0) {
                method.estimate(out);
            }
        }
    }
}
