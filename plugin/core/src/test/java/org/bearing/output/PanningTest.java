package org.bearing.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bearing.output.Panning.Beyond;
import org.bearing.output.Panning.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From directions to the pan of two loudspeakers. */
class PanningTest {
    private static final double EXACT = 1e-12;
    private static final double SPEAKER = Math.toRadians(30);

    private static Panning panning(PanLaw law) {
        return new Panning(law, SPEAKER, 0, 1, View.LISTENER, Beyond.FOLD);
    }

    private static double at(Panning panning, double azimuthDeg) {
        return panning.position(Math.toRadians(azimuthDeg));
    }

    @ParameterizedTest
    @EnumSource(PanLaw.class)
    void isFullyLeftAtTheLeftLoudspeakerAndTheSameMirrored(PanLaw law) {
        Panning panning = panning(law);

        assertThat(at(panning, 30)).isCloseTo(1, within(EXACT));
        assertThat(at(panning, -30)).isCloseTo(-1, within(EXACT));
        assertThat(at(panning, 0)).isCloseTo(0, within(EXACT));
        for (int deg = -180; deg <= 180; deg += 7) {
            assertThat(at(panning, deg)).isCloseTo(-at(panning, -deg), within(EXACT));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-29, -11, 3, 17, 28})
    void theGainsAreThoseOfTheLaws(double azimuthDeg) {
        double sine = at(panning(PanLaw.SINE), azimuthDeg);
        double tangent = at(panning(PanLaw.TANGENT), azimuthDeg);

        assertThat(ratio(sine)).isCloseTo(Math.sin(Math.toRadians(azimuthDeg)) / Math.sin(SPEAKER), within(EXACT));
        assertThat(ratio(tangent)).isCloseTo(Math.tan(Math.toRadians(azimuthDeg)) / Math.tan(SPEAKER), within(EXACT));
        assertThat(at(panning(PanLaw.CONSTANT_POWER), azimuthDeg)).isCloseTo(azimuthDeg / 30, within(EXACT));
        for (double pan : new double[] {sine, tangent}) {
            assertThat(Math.hypot(Panning.gain(pan), Panning.gain(-pan))).isCloseTo(1, within(EXACT));
        }
    }

    private static double ratio(double pan) {
        double left = Panning.gain(pan);
        double right = Panning.gain(-pan);
        return (left - right) / (left + right);
    }

    @Test
    void foldsTheRearToTheFrontOrStopsAtTheNearerLoudspeaker() {
        Panning fold = panning(PanLaw.CONSTANT_POWER);
        Panning clamp = new Panning(PanLaw.CONSTANT_POWER, SPEAKER, 0, 1, View.LISTENER, Beyond.CLAMP);

        assertThat(at(fold, 165)).isCloseTo(0.5, within(EXACT));
        assertThat(at(fold, 180)).isCloseTo(0, within(EXACT));
        assertThat(at(fold, 90)).isEqualTo(1);
        assertThat(at(clamp, 165)).isEqualTo(1);
        assertThat(at(clamp, -100)).isEqualTo(-1);
    }

    @Test
    void theDeadZoneIsTheCentreAndItsEdgeIsNoStep() {
        Panning panning =
                new Panning(PanLaw.CONSTANT_POWER, SPEAKER, Math.toRadians(10), 1, View.LISTENER, Beyond.FOLD);

        assertThat(at(panning, 9.9)).isZero();
        assertThat(at(panning, 10.02)).isCloseTo(0.001, within(1e-9));
        assertThat(at(panning, 20)).isCloseTo(0.5, within(EXACT));
        assertThat(at(panning, -30)).isCloseTo(-1, within(EXACT));
    }

    @Test
    void theStageSeesItMirroredAndTheWidthMultiplies() {
        Panning stage = new Panning(PanLaw.CONSTANT_POWER, SPEAKER, 0, 0.5, View.STAGE, Beyond.FOLD);
        Panning wide = new Panning(PanLaw.CONSTANT_POWER, SPEAKER, 0, 2, View.LISTENER, Beyond.FOLD);

        assertThat(at(stage, 30)).isCloseTo(-0.5, within(EXACT));
        assertThat(at(wide, 10)).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(at(wide, 20)).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Panning(PanLaw.SINE, Math.PI / 2, 0, 1, View.LISTENER, Beyond.FOLD))
                .hasMessageContaining("speakerRad");
        assertThatThrownBy(() -> new Panning(PanLaw.SINE, 0.5, 0.5, 1, View.LISTENER, Beyond.FOLD))
                .hasMessageContaining("deadZoneRad");
        assertThatThrownBy(() -> new Panning(PanLaw.SINE, 0.5, 0, -1, View.LISTENER, Beyond.FOLD))
                .hasMessageContaining("width");
    }
}
