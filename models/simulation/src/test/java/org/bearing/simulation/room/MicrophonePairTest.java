package org.bearing.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.room.MicrophonePair.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrophonePairTest {
    private static final int RATE_HZ = 48_000;
    private static final double DELAY_S = 5e-6;
    private static final double GAIN_DB = 0.3;
    /** So large that the first reflection comes long after the direct sound. */
    private static final Room HALL = Room.withRt60(20, 20, 20, 0.5);

    private final RoomResponses responses = new RoomResponses(RATE_HZ);
    private final StereoResponse out = new StereoResponse();

    @ParameterizedTest
    @CsvSource({"0.06, 30", "0.18, -70", "0.5, 90", "0, 45"})
    void omnisDifferInDelayAlone(double spacing, double azimuth) {
        double[][] direct = direct(new MicrophonePair(Pattern.OMNI, spacing, 0), azimuth, 3);
        double y = 3 * Math.sin(Math.toRadians(azimuth));
        double x = 3 * Math.cos(Math.toRadians(azimuth));
        double way = Math.hypot(x, y + spacing / 2) - Math.hypot(x, y - spacing / 2);
        assertThat(direct[1][1] - direct[0][1]).isCloseTo(way / SphericalHead.SPEED_OF_SOUND, within(DELAY_S));
    }

    @Test
    void splayedCardioidsDifferInLevel() {
        double[][] direct = direct(new MicrophonePair(Pattern.CARDIOID, 0, Math.toRadians(45)), 45, 3);
        assertThat(10 * Math.log10(direct[0][0] / direct[1][0])).isCloseTo(20 * Math.log10(2), within(GAIN_DB));
    }

    @Test
    void figuresOfEightHearNothingFromTheirSide() {
        double[][] side = direct(new MicrophonePair(Pattern.FIGURE_OF_EIGHT, 0, 0), 90, 3);
        double[][] front = direct(new MicrophonePair(Pattern.FIGURE_OF_EIGHT, 0, 0), 0, 3);
        assertThat(side[0][0]).isLessThan(1e-6 * front[0][0]);
    }

    /** Energy and centre of energy (s) of the direct sound by channel. */
    private double[][] direct(MicrophonePair pair, double azimuth, double distance) {
        Placement placement = Placement.seen(10, 10, 10, 0.3, Direction.ofDegrees(azimuth, 0), distance);
        responses.pair(pair, HALL, placement, 3, out);
        int middle = out.latency() + (int) (distance / SphericalHead.SPEED_OF_SOUND * RATE_HZ);
        double[][] found = new double[2][2];
        for (int channel = 0; channel < 2; channel++) {
            float[] heard = channel == 0 ? out.left() : out.right();
            for (int t = middle - 140; t < middle + 140; t++) {
                double energy = heard[t] * heard[t];
                found[channel][0] += energy;
                found[channel][1] += energy * t / RATE_HZ;
            }
            found[channel][1] /= found[channel][0];
        }
        return found;
    }
}
