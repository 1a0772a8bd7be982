package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.training.tang.AngleTable;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final double DEG = 1e-3;

    private static Recordings one(float azimuthDeg, float elevationDeg) {
        AngleTable table = new AngleTable(1, new float[1], new float[] {azimuthDeg}, new float[] {elevationDeg});
        return new Recordings("one", table, new float[Fact.count()]);
    }

    @Test
    void onTheHorizonBothFramesAgree() {
        Recordings polar = Frames.interauralPolar(one(-63, 0));
        assertThat(polar.table().azimuthDeg(0)).isCloseTo(-63f, within((float) DEG));
        assertThat(polar.table().elevationDeg(0)).isCloseTo(0f, within((float) DEG));
    }

    @Test
    void asideTheElevationOfTheOtherFrameIsMuchLarger() {
        Recordings polar = Frames.interauralPolar(one(60, 30));
        // sin(lateral) = cos 30 sin 60 = 0.75; tan(polar) = sin 30 / (cos 30 cos 60).
        assertThat((double) polar.table().azimuthDeg(0)).isCloseTo(48.590, within(DEG));
        assertThat((double) polar.table().elevationDeg(0)).isCloseTo(49.107, within(DEG));
        assertThat(polar.key()).isNotEqualTo("one");
    }
}
