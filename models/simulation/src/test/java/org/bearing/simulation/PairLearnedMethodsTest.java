package org.bearing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled pair methods of Bianco et al. 2021 in a little reverberation, through the public API. */
class PairLearnedMethodsTest {
    private static final int RATE_HZ = 16_000;
    /** One and a half classes of the bundled models, degrees. */
    private static final double SAME_SPACING_DEG = 15;
    /** With frequency stretched to another spacing, degrees. */
    private static final double OTHER_SPACING_DEG = 25;

    private static float[][] heard(double azimuthDeg, double spacingM) {
        SplittableRandom random = new SplittableRandom(11);
        StereoResponse response = new StereoResponse();
        Placement placement = Placement.seen(3, 2.5, 1.3, 0.2, Direction.ofDegrees(azimuthDeg, 0), 1.2);
        MicrophonePair pair = new MicrophonePair(MicrophonePair.Pattern.OMNI, spacingM, 0);
        new RoomResponses(RATE_HZ).pair(pair, Room.withRt60(6, 5, 2.8, 0.2), placement, 7, response);
        Convolver convolver = new Convolver();
        int taps = response.length();
        float[] source = convolver.source(RATE_HZ, taps - 1);
        for (int n = 0; n < source.length; n++) {
            source[n] = (float) (0.2 * random.nextGaussian());
        }
        convolver.transformSource();
        float[][] stereo = new float[2][RATE_HZ];
        convolver.filter(response.left(), taps, taps - 1, stereo[0], RATE_HZ);
        convolver.filter(response.right(), taps, taps - 1, stereo[1], RATE_HZ);
        return stereo;
    }

    private static Estimate localize(String method, double azimuthDeg, double spacingM) {
        Preset preset = Preset.bundled("spaced-pair")
                .with("method", method)
                .with("capture.spacing_m", Double.toString(spacingM));
        float[][] stereo = heard(azimuthDeg, spacingM);
        return Localizer.open(preset)
                .localizeClip(stereo[0], stereo[1], RATE_HZ)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "vae-ssl, 40",
        "vae-ssl, -30",
        "cnn, 40",
        "cnn, -30",
        "rtf-1nn, 40",
        "rtf-1nn, -30",
    })
    void findTheSideAndAboutTheDirectionAtTheirOwnSpacing(String method, double azimuthDeg) {
        Estimate found = localize(method, azimuthDeg, 0.085);
        assertThat(found.direction().azimuthDeg()).isCloseTo(azimuthDeg, within(SAME_SPACING_DEG));
        assertThat(found.kind()).isEqualTo(AngleKind.PAIR);
        assertThat(found.confidence()).isBetween(0.0, 1.0);
        assertThat(found.elevationKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "vae-ssl, 40",
        "vae-ssl, -30",
        "cnn, 40",
        "cnn, -30",
        "rtf-1nn, 40",
        "rtf-1nn, -30",
    })
    void stillAnswerAtSixCentimetres(String method, double azimuthDeg) {
        Estimate found = localize(method, azimuthDeg, 0.06);
        assertThat(found.direction().azimuthDeg()).isCloseTo(azimuthDeg, within(OTHER_SPACING_DEG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vae-ssl", "cnn", "rtf-1nn"})
    void refuseAHead(String method) {
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("binaural").with("method", method)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("method = \"" + method + "\" needs capture.kind = \"pair\", found \"head\"");
    }
}
