package org.bearing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Direction;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.MicrophonePair.Pattern;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The presets of known captures on what the simulator's own microphones hear in a dry room. */
class KnownCapturesTest {
    private static final int RATE_HZ = 16_000;
    private static final double DRY_ROOM_DEG = 6;

    private static float[][] heard(MicrophonePair pair, double azimuthDeg) {
        SplittableRandom random = new SplittableRandom(11);
        StereoResponse response = new StereoResponse();
        Placement placement = Placement.seen(3, 2.5, 1.3, 0.2, Direction.ofDegrees(azimuthDeg, 0), 1.5);
        new RoomResponses(RATE_HZ).pair(pair, Room.withRt60(6, 5, 2.8, 0.15), placement, 7, response);
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

    @ParameterizedTest
    @CsvSource({
        "xy, CARDIOID, 45, 0, 30",
        "blumlein, FIGURE_OF_EIGHT, 45, 0, -35",
        "ms, SUPERCARDIOID, 54.7356, 0, 40",
        "ortf, CARDIOID, 55, 0.17, -50",
        "nos, CARDIOID, 45, 0.3, 25",
    })
    void findTheDirection(String name, Pattern pattern, double splayDeg, double spacingM, double azimuthDeg) {
        Preset preset = Preset.bundled(name);
        // A cardioid and a figure of eight 3 dB softer are the two supercardioids.
        preset = name.equals("ms") ? preset.with("capture.side_gain_db", "-3.01") : preset;
        float[][] stereo = heard(new MicrophonePair(pattern, spacingM, Math.toRadians(splayDeg)), azimuthDeg);

        Estimate found = Localizer.open(preset)
                .localizeClip(stereo[0], stereo[1], RATE_HZ)
                .orElseThrow();

        assertThat(found.direction().azimuthDeg()).isCloseTo(azimuthDeg, within(DRY_ROOM_DEG));
        assertThat(Math.toDegrees(found.spreadRad())).isGreaterThan(1.5);
    }
}
