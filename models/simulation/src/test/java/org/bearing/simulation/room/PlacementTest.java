package org.bearing.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    private static final double ANGLE_RAD = 1e-9;
    private static final double SAMPLE = 1e-4;
    private static final int RATE_HZ = 16_000;
    private static final Head HEAD = Head.of(SphericalHrirs.of(0.09, 44_100, 400), RATE_HZ);

    private static Placement panTilt(Direction seen) {
        return new Placement(2, 2.5, 1.5, -seen.azimuthRad(), 4, 2.5, 1.5, -seen.elevationRad());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-90, 45", "62, -44", "-14, 30", "90, -45"})
    void panAndTiltPutASourceAheadAtTheirNegatives(double azimuthDeg, double elevationDeg) {
        Direction wanted = Direction.ofDegrees(azimuthDeg, elevationDeg);
        assertThat(panTilt(wanted).direction().angleTo(wanted)).isLessThan(ANGLE_RAD);
    }

    @Test
    void aTurnedHeadHearsTheDirectSoundAsAHeadWithTheSourceThere() {
        Direction wanted = Direction.ofDegrees(50, 35);
        // So large that the first reflection arrives long after the direct sound.
        Room hall = Room.withRt60(60, 60, 60, 1);
        Placement turned = new Placement(30, 30, 30, -wanted.azimuthRad(), 32, 30, 30, -wanted.elevationRad());
        Placement moved = Placement.seen(30, 30, 30, 0, wanted, 2);
        RoomResponses rooms = new RoomResponses(RATE_HZ);
        StereoResponse one = new StereoResponse();
        StereoResponse other = new StereoResponse();
        rooms.binaural(HEAD, hall, turned, 1, one);
        rooms.binaural(HEAD, hall, moved, 1, other);
        int until = one.latency() + (int) ((2 / 343.0 + 0.01) * RATE_HZ);
        for (int n = 0; n < until; n++) {
            assertThat((double) one.left()[n]).isCloseTo(other.left()[n], within(SAMPLE));
            assertThat((double) one.right()[n]).isCloseTo(other.right()[n], within(SAMPLE));
        }
        assertThat(energy(one.left(), until)).isGreaterThan(2 * energy(one.right(), until));
    }

    private static double energy(float[] samples, int count) {
        double sum = 0;
        for (int n = 0; n < count; n++) {
            sum += samples[n] * samples[n];
        }
        return sum;
    }

    @Test
    void theTailHasASeedOfItsOwn() {
        Room live = Room.withRt60(6, 5, 3, 0.5);
        Placement placement = panTilt(Direction.FRONT);
        RoomResponses rooms = new RoomResponses(RATE_HZ);
        StereoResponse one = new StereoResponse();
        StereoResponse other = new StereoResponse();
        rooms.binaural(HEAD, live, placement, 1, 2, one);
        rooms.binaural(HEAD, live, placement, 1, 3, other);
        int early = one.latency() + (int) (0.015 * RATE_HZ);
        int late = one.latency() + (int) (0.2 * RATE_HZ);
        double earlyDifference = 0;
        double lateDifference = 0;
        for (int n = 0; n < early; n++) {
            earlyDifference = Math.max(earlyDifference, Math.abs(one.left()[n] - other.left()[n]));
        }
        for (int n = late; n < late + 400; n++) {
            lateDifference = Math.max(lateDifference, Math.abs(one.left()[n] - other.left()[n]));
        }
        assertThat(earlyDifference).isLessThan(SAMPLE);
        assertThat(lateDifference).isGreaterThan(SAMPLE);
    }
}
