package org.bearing.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.bearing.Allocation;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that are simulated from their definitions: plane waves through patterns, and diffuse fields. */
class LevelTimeTest {
    /** Error with a diffuse field 20 dB below the sound, degrees. */
    private static final double QUIET_DEG = 0.5;
    /** With a diffuse field as strong as the sound, degrees. */
    private static final double LOUD_DEG = 5;

    private static final double SAME_DEG = 0.01;
    private static final int HALF_SECOND = CapturedSound.RATE_HZ / 2;
    private static final double SOUND_DB = -20;

    private static final Map<String, CaptureMap> MAPS = Map.of(
            "xy", new MicrophoneMap(0.5, Math.toRadians(45), 0),
            "xy of hypercardioids", new MicrophoneMap(0.25, Math.toRadians(52.5), 0),
            "blumlein", new MicrophoneMap(0, Math.toRadians(45), 0),
            "ms", new MidSideMap(0.5, 1, true),
            "ms, narrow", new MidSideMap(0.5, 0.5, true),
            "ms, omni, not decoded", new MidSideMap(1, 1, false),
            "ortf", new MicrophoneMap(0.5, Math.toRadians(55), 0.17),
            "nos", new MicrophoneMap(0.5, Math.toRadians(45), 0.3),
            "ab", new MicrophoneMap(1, 0, 0.4));

    private final DirectionCandidates out = new DirectionCandidates();

    private boolean hear(CaptureMap map, CapturedSound sound) {
        return DelayedPair.hear(new LevelTime(map, 1), sound.left, sound.right, out);
    }

    private static CapturedSound sound(CaptureMap map) {
        return new CapturedSound(map, HALF_SECOND, 5);
    }

    private double azimuthDeg() {
        return Math.toDegrees(out.azimuthRad(0));
    }

    static Stream<Arguments> capturesAndAngles() {
        return MAPS.keySet().stream()
                .sorted()
                .flatMap(name -> Stream.of(-75.0, -30.0, 0.0, 12.3, 60.0).map(deg -> Arguments.of(name, deg)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("capturesAndAngles")
    void findsTheAngleInALittleDiffuseSound(String name, double azimuthDeg) {
        CaptureMap map = MAPS.get(name);
        assertThat(hear(map, sound(map).from(azimuthDeg, SOUND_DB).diffuse(SOUND_DB - 20)))
                .isTrue();

        assertThat(azimuthDeg()).isCloseTo(azimuthDeg, within(QUIET_DEG));
        assertThat(out.count()).isEqualTo(1);
        assertThat(out.elevationRad(0)).isNaN();
        assertThat(out.confidence(0)).isGreaterThan(0.75);
        assertThat(Math.toDegrees(out.spreadRad(0))).isBetween(1.5, 20.0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"xy", "blumlein", "ms", "ortf", "nos"})
    void aDiffuseFieldAsStrongAsTheSoundPullsLittle(String name) {
        CaptureMap map = MAPS.get(name);
        hear(map, sound(map).from(40, SOUND_DB).diffuse(SOUND_DB));

        assertThat(azimuthDeg()).isCloseTo(40, within(LOUD_DEG));
    }

    static Stream<Arguments> captures() {
        return MAPS.keySet().stream().sorted().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void hasNoTrustInWhatComesFromEverywhere(String name) {
        CaptureMap map = MAPS.get(name);
        hear(map, sound(map).diffuse(SOUND_DB));

        assertThat(out.confidence(0)).isLessThan(0.45);
        assertThat(Math.toDegrees(out.spreadRad(0))).isGreaterThan(25);
    }

    @Test
    void swappingTheChannelsMirrors() {
        for (String name : new String[] {"xy", "blumlein", "ms", "ortf", "ab"}) {
            CaptureMap map = MAPS.get(name);
            CapturedSound sound = sound(map).from(33, SOUND_DB).diffuse(SOUND_DB - 10);
            hear(map, sound);
            double azimuth = azimuthDeg();
            double confidence = out.confidence(0);

            DelayedPair.hear(new LevelTime(map, 1), /* left= */ sound.right, /* right= */ sound.left, out);

            assertThat(azimuthDeg()).as(name).isCloseTo(-azimuth, within(SAME_DEG));
            assertThat(out.confidence(0)).as(name).isCloseTo(confidence, within(1e-3));
        }
    }

    @Test
    void ofRawMidSideTheOtherPolarityOfTheSideMirrors() {
        CaptureMap map = MAPS.get("ms, omni, not decoded");
        CapturedSound sound = sound(map).from(33, SOUND_DB);
        for (int n = 0; n < sound.right.length; n++) {
            sound.right[n] = -sound.right[n];
        }
        hear(map, sound);

        assertThat(azimuthDeg()).isCloseTo(-33, within(QUIET_DEG));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, 18})
    void gainChangesNothing(double gainDb) {
        CaptureMap map = MAPS.get("ortf");
        CapturedSound sound = sound(map).from(-20, SOUND_DB).diffuse(SOUND_DB - 10);
        hear(map, sound);
        double azimuth = azimuthDeg();
        double confidence = out.confidence(0);
        float gain = (float) Math.pow(10, gainDb / 20);
        for (int n = 0; n < sound.left.length; n++) {
            sound.left[n] *= gain;
            sound.right[n] *= gain;
        }

        hear(map, sound);

        assertThat(azimuthDeg()).isCloseTo(azimuth, within(SAME_DEG));
        assertThat(out.confidence(0)).isCloseTo(confidence, within(1e-3));
    }

    @Test
    void silenceYieldsNoEstimate() {
        for (CaptureMap map : MAPS.values()) {
            assertThat(hear(map, sound(map))).isFalse();
        }
    }

    @Test
    void theMirrorIsWhereTheCaptureHearsTheSame() {
        hear(MAPS.get("blumlein"), sound(MAPS.get("blumlein")).from(60, SOUND_DB));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).as("opposite").isCloseTo(240, within(1.0));

        // Cardioids at +-45 degrees: 3.9 dB at 30 degrees, and again behind (checklist 4.1's formula gives 174.7).
        hear(MAPS.get("xy"), sound(MAPS.get("xy")).from(30, SOUND_DB));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).as("the other root").isCloseTo(174.7, within(1.0));

        hear(MAPS.get("ab"), sound(MAPS.get("ab")).from(30, SOUND_DB));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).as("by time alone").isCloseTo(150, within(1.0));

        hear(MAPS.get("ortf"), sound(MAPS.get("ortf")).from(30, SOUND_DB));
        assertThat(out.mirrorAzimuthRad(0)).as("level and time disagree there").isNaN();
    }

    @Test
    void aSoundBehindIsNeverSaidToBeThere() {
        hear(MAPS.get("blumlein"), sound(MAPS.get("blumlein")).from(-150, SOUND_DB));
        assertThat(azimuthDeg()).as("the same signals as from 30").isCloseTo(30, within(QUIET_DEG));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).isCloseTo(210, within(1.0));

        hear(MAPS.get("ortf"), sound(MAPS.get("ortf")).from(130, SOUND_DB));
        assertThat(out.confidence(0)).as("nothing in front fits").isLessThan(0.1);
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).isCloseTo(130, within(2.0));
    }

    @Test
    void opposedPolarityIsNothingThatAPairOfCardioidsHears() {
        CapturedSound sound = sound(MAPS.get("xy")).from(0, SOUND_DB);
        for (int n = 0; n < sound.right.length; n++) {
            sound.right[n] = -sound.right[n];
        }
        hear(MAPS.get("ms, narrow"), sound);
        assertThat(out.confidence(0)).isLessThan(0.75);
    }

    @Test
    void theAngleIsThatAtThePair() {
        assertThat(new LevelTime(MAPS.get("xy"), 1).angleKind()).isEqualTo(AngleKind.PAIR);
        assertThat(new LevelTime(MAPS.get("ms"), 1).angleKind()).isEqualTo(AngleKind.PAIR);
    }

    @Test
    void levelDifferencesOfCardioidsAreThoseOfTheTextbook() {
        CaptureMap xy = MAPS.get("xy");
        for (double[] pair : new double[][] {{0, 0}, {30, 3.9}, {45, 6.0}, {90, 15.3}}) {
            double front = Math.cos(Math.toRadians(pair[0]));
            double left = Math.sin(Math.toRadians(pair[0]));
            double db = 20 * Math.log10(xy.gain(0, front, left) / xy.gain(1, front, left));
            assertThat(db).isCloseTo(pair[1], within(0.06));
        }
    }

    @Test
    void theirDiffuseFieldsToo() {
        // 0.75 for cardioids at 90 degrees, 0 for Blumlein, sinc for spaced omnis.
        assertThat(coherence("xy", 1000)).isCloseTo(0.75, within(0.01));
        assertThat(coherence("blumlein", 1000)).isCloseTo(0, within(0.01));
        double x = 2 * Math.PI * 200 * 0.4 / 343;
        assertThat(coherence("ab", 200)).isCloseTo(Math.sin(x) / x, within(0.01));
    }

    private static double coherence(String name, double hz) {
        CaptureMap map = MAPS.get(name);
        return map.diffuse(0, 1, hz) / Math.sqrt(map.diffuse(0, 0, hz) * map.diffuse(1, 1, hz));
    }

    @Test
    void refusesWhatHearsNoDirection() {
        assertThatThrownBy(() -> new MicrophoneMap(1, 0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MicrophoneMap(0.5, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MidSideMap(0.5, 0, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allocatesNothingPerHop() {
        LevelTime method = new LevelTime(MAPS.get("ortf"), 1);
        StereoSpectrum spectrum = new StereoSpectrum(FrameSpec.TANG.bins());
        spectrum.leftRe()[50] = 1;
        spectrum.rightRe()[50] = 1;
        work(method, spectrum, 1500);

        assertThat(Allocation.least(() -> work(method, spectrum, 100))).isZero();
    }

    private void work(LevelTime method, StereoSpectrum spectrum, int hops) {
        for (int i = 0; i < hops; i++) {
            method.accept(spectrum);
            if (i % 4 == 0) {
                method.estimate(out);
            }
        }
    }
}
