package org.bearing.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.Allocation;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.SphericalHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GccPhatTest {
    private static final double RADIUS_M = 0.0875;
    private static final double SPACING_M = 0.12;
    private static final double TOLERANCE_DEG = 0.5;
    private static final int ONE_SECOND = DelayedPair.RATE_HZ;

    private final GccPhat head = new GccPhat(new DelayMap.Head(RADIUS_M), 1.0);
    private final GccPhat pair = new GccPhat(new DelayMap.Pair(SPACING_M), 1.0);
    private final DirectionCandidates out = new DirectionCandidates();

    @ParameterizedTest
    @ValueSource(doubles = {-75, -40.3, -7.7, 0, 3.1, 22, 60})
    void findsTheDelayAroundASphericalHead(double azimuthDeg) {
        double delay = SphericalHead.delaySeconds(RADIUS_M, Math.toRadians(azimuthDeg));
        DelayedPair sound = new DelayedPair(delay, ONE_SECOND, 1);

        assertThat(DelayedPair.hear(head, sound.left, sound.right, out)).isTrue();

        assertThat(head.angleKind()).isEqualTo(AngleKind.HEAD);
        assertThat(out.count()).isEqualTo(1);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(azimuthDeg, within(TOLERANCE_DEG));
        assertThat(Math.toDegrees(out.mirrorAzimuthRad(0))).isCloseTo(180 - azimuthDeg, within(TOLERANCE_DEG));
        assertThat(out.elevationRad(0)).isNaN();
        assertThat(out.confidence(0)).isGreaterThan(0.7);
        assertThat(out.centreSample()).isCloseTo(ONE_SECOND / 2, within(256L));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-50, -12.5, 0, 35})
    void findsTheAngleAtAPairOfMicrophones(double azimuthDeg) {
        double delay = SPACING_M / SphericalHead.SPEED_OF_SOUND * Math.sin(Math.toRadians(azimuthDeg));
        DelayedPair sound = new DelayedPair(delay, ONE_SECOND, 2);

        assertThat(DelayedPair.hear(pair, sound.left, sound.right, out)).isTrue();

        assertThat(pair.angleKind()).isEqualTo(AngleKind.PAIR);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(azimuthDeg, within(TOLERANCE_DEG));
    }

    @Test
    void swappingTheChannelsMirrorsExactly() {
        DelayedPair sound = new DelayedPair(3.3e-4, ONE_SECOND, 3);
        sound.addNoise(0.05, 4);
        DelayedPair.hear(head, sound.left, sound.right, out);
        double azimuth = out.azimuthRad(0);
        double confidence = out.confidence(0);

        DelayedPair.hear(head, sound.right, sound.left, out);

        assertThat(out.azimuthRad(0)).isCloseTo(-azimuth, within(1e-6));
        assertThat(out.confidence(0)).isCloseTo(confidence, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, 20})
    void gainChangesNothing(double gainDb) {
        DelayedPair sound = new DelayedPair(-2.1e-4, ONE_SECOND, 5);
        DelayedPair.hear(head, sound.left, sound.right, out);
        double azimuth = out.azimuthRad(0);
        double confidence = out.confidence(0);
        sound.scale((float) Math.pow(10, gainDb / 20));

        DelayedPair.hear(head, sound.left, sound.right, out);

        assertThat(out.azimuthRad(0)).isCloseTo(azimuth, within(1e-5));
        assertThat(out.confidence(0)).isCloseTo(confidence, within(1e-4));
    }

    @Test
    void silenceYieldsNoEstimate() {
        assertThat(DelayedPair.hear(head, new float[ONE_SECOND], new float[ONE_SECOND], out))
                .isFalse();
    }

    @Test
    void hasAnEstimateFromEighthOfASecondOnButNotBefore() {
        DelayedPair sound = new DelayedPair(2e-4, ONE_SECOND / 8, 6);
        assertThat(DelayedPair.hear(head, sound.left, sound.right, out)).isTrue();
        DelayedPair tooShort = new DelayedPair(2e-4, ONE_SECOND / 12, 6);
        assertThat(DelayedPair.hear(head, tooShort.left, tooShort.right, out)).isFalse();
    }

    @Test
    void independentNoiseHasLowConfidenceAndAWideArc() {
        DelayedPair sound = new DelayedPair(0, ONE_SECOND, 7);
        DelayedPair.hear(head, sound.left, sound.right, out);
        double sharp = out.spreadRad(0);
        sound.scale(0);
        sound.addNoise(0.1, 8);

        DelayedPair.hear(head, sound.left, sound.right, out);

        assertThat(out.confidence(0)).isLessThan(0.3);
        assertThat(out.spreadRad(0)).isGreaterThan(3 * sharp);
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        GccPhat shortWindow = new GccPhat(new DelayMap.Head(RADIUS_M), 0.25);
        DelayedPair first = new DelayedPair(4e-4, ONE_SECOND, 9);
        DelayedPair second = new DelayedPair(-2e-4, ONE_SECOND / 2, 10);
        System.arraycopy(second.left, 0, first.left, ONE_SECOND / 2, ONE_SECOND / 2);
        System.arraycopy(second.right, 0, first.right, ONE_SECOND / 2, ONE_SECOND / 2);

        DelayedPair.hear(shortWindow, first.left, first.right, out);

        double expected = SphericalHead.lateralRad(RADIUS_M, -2e-4);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(Math.toDegrees(expected), within(TOLERANCE_DEG));
    }

    @Test
    void allocatesNothingPerHop() {
        StereoSpectrum spectrum = new StereoSpectrum(FrameSpec.TANG.bins());
        spectrum.leftRe()[50] = 1;
        spectrum.rightRe()[50] = 1;
        work(spectrum, 3000);

        assertThat(Allocation.least(() -> work(spectrum, 200))).isZero();
    }

    private void work(StereoSpectrum spectrum, int hops) {
        for (int i = 0; i < hops; i++) {
            head.accept(spectrum);
            if (i % 4 == 0) {
                head.estimate(out);
            }
        }
    }
}
