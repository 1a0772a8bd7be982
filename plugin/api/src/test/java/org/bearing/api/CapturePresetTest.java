package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets of known captures, through the public API. */
class CapturePresetTest {
    private static final int RATE_HZ = 48_000;
    private static final double IMAGE_DEG = 2;
    private static final double SPEAKER_DEG = 30;

    private static float[][] mix(double leftGain, double rightGain, double noise) {
        SplittableRandom random = new SplittableRandom(8);
        float[][] stereo = new float[2][RATE_HZ];
        for (int n = 0; n < RATE_HZ; n++) {
            double sound = 0.1 * random.nextGaussian();
            stereo[0][n] = (float) (leftGain * sound + noise * random.nextGaussian());
            stereo[1][n] = (float) (rightGain * sound + noise * random.nextGaussian());
        }
        return stereo;
    }

    private static Estimate hear(Preset preset, float[][] stereo) {
        return Localizer.open(preset)
                .localizeClip(stereo[0], stereo[1], RATE_HZ)
                .orElseThrow();
    }

    /** The laws as they stand in the literature: (gL - gR) / (gL + gR) = f(angle) / f(speaker). */
    private static Estimate imageOf(String law, double angleDeg, DoubleUnaryOperator f) {
        double ratio = f.applyAsDouble(Math.toRadians(angleDeg)) / f.applyAsDouble(Math.toRadians(SPEAKER_DEG));
        float[][] stereo = mix(1 + ratio, 1 - ratio, 0.01);
        return hear(Preset.bundled("panned-mix").with("capture.pan_law", law), stereo);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -21, -7.5, 0, 4, 15, 28})
    void aMixPannedByTheLawOfTangentsOrSinesHasItsImageThere(double angleDeg) {
        Estimate tangent = imageOf("tangent", angleDeg, Math::tan);
        Estimate sine = imageOf("sine", angleDeg, Math::sin);

        assertThat(tangent.direction().azimuthDeg()).isCloseTo(angleDeg, within(IMAGE_DEG));
        assertThat(sine.direction().azimuthDeg()).isCloseTo(angleDeg, within(IMAGE_DEG));
        assertThat(tangent.kind()).isEqualTo(AngleKind.IMAGE);
        assertThat(tangent.mirrorAzimuthRad()).isEmpty();
        assertThat(tangent.elevationKnown()).isFalse();
        assertThat(tangent.confidence()).isGreaterThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.4, 0, 0.7})
    void aConstantPowerKnobTurnsTheImageEvenly(double turn) {
        double left = Math.sin((1 + turn) * Math.PI / 4);
        double right = Math.cos((1 + turn) * Math.PI / 4);

        Estimate image =
                hear(Preset.bundled("panned-mix").with("capture.pan_law", "constant-power"), mix(left, right, 0.005));

        assertThat(image.direction().azimuthDeg()).isCloseTo(turn * SPEAKER_DEG, within(IMAGE_DEG));
    }

    /** Checklist 4.1: level differences in dB and the image at loudspeakers of +-30 degrees. */
    @ParameterizedTest
    @CsvSource({"3, 5.6, 4.9", "6, 10.9, 9.6", "12, 19.1, 17.4", "18, 24.1, 22.8"})
    void levelDifferencesGiveTheImagesOfTheTextbook(double levelDb, double tangentDeg, double sineDeg) {
        float[][] stereo = mix(Math.pow(10, levelDb / 20), 1, 0.001);
        Preset panned = Preset.bundled("panned-mix");

        assertThat(hear(panned, stereo).direction().azimuthDeg()).isCloseTo(tangentDeg, within(0.2));
        assertThat(hear(panned.with("capture.pan_law", "sine"), stereo)
                        .direction()
                        .azimuthDeg())
                .isCloseTo(sineDeg, within(0.2));
    }

    @Test
    void theImageScalesWithTheLoudspeakers() {
        float[][] left = mix(1, 0, 0);

        Estimate image = hear(Preset.bundled("panned-mix").with("capture.speaker_deg", "45"), left);

        assertThat(image.direction().azimuthDeg()).isCloseTo(45, within(0.1));
    }

    @Test
    void hissAndOpposedPolarityHaveNoImage() {
        float[][] hiss = mix(0, 0, 0.1);
        assertThat(hear(Preset.bundled("panned-mix"), hiss).confidence()).isLessThan(0.3);
        float[][] opposed = mix(1, -1, 0);
        assertThat(hear(Preset.bundled("panned-mix"), opposed).confidence()).isLessThan(0.75);
    }

    @Test
    void ofTwoSourcesTheStrongerOneIsTheImage() {
        float[][] stereo = mix(1, 0.2, 0);
        SplittableRandom random = new SplittableRandom(99);
        for (int n = 0; n < RATE_HZ; n++) {
            stereo[1][n] += (float) (0.03 * random.nextGaussian());
        }

        double alone =
                hear(Preset.bundled("panned-mix"), mix(1, 0.2, 0)).direction().azimuthDeg();

        assertThat(hear(Preset.bundled("panned-mix"), stereo).direction().azimuthDeg())
                .isCloseTo(alone, within(4.0));
    }

    @ParameterizedTest
    @CsvSource({
        "xy, PAIR",
        "blumlein, PAIR",
        "ms, PAIR",
        "ortf, PAIR",
        "nos, PAIR",
        "panned-mix, IMAGE",
        "spaced-pair, PAIR"
    })
    void everyPresetSaysWhatItsAngleMeans(String name, AngleKind kind) {
        Preset preset = Preset.bundled(name);
        assertThat(Localizer.open(preset).angleKind()).isEqualTo(kind);
        if (!name.equals("spaced-pair")) {
            assertThat(preset.method()).isEqualTo("level-time");
        }
    }

    @Test
    void aPatternIsAWordOrANumber() {
        float[][] stereo = mix(1, 0.5, 0.001);
        Preset xy = Preset.bundled("xy");
        double word = hear(xy, stereo).direction().azimuthDeg();

        assertThat(hear(xy.with("capture.pattern", "0.5"), stereo).direction().azimuthDeg())
                .isEqualTo(word);
        assertThat(hear(xy.with("capture.pattern", "figure-of-eight"), stereo)
                        .direction()
                        .azimuthDeg())
                .as("atan((r - 1) / (r + 1)) at r = 2")
                .isCloseTo(Math.toDegrees(Math.atan(1.0 / 3)), within(0.2));
    }

    @Test
    void refusesWhatCannotHearADirection() {
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("xy").with("capture.pattern", "omni")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("two microphones in one point");
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("xy").with("method", "gcc-phat")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("capture.spacing_m is 0; expected at least 0.005");
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("binaural").with("method", "level-time")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs capture.kind = \"pair\", \"ms\" or \"panned\", found \"head\"");
        for (String method : new String[] {"gcc-phat", "embedding", "vae"}) {
            assertThatThrownBy(() -> Localizer.open(Preset.bundled("panned-mix").with("method", method)))
                    .as(method)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("found \"panned\"");
        }
    }
}
