package org.bearing.inference.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.geometry.Direction;
import org.junit.jupiter.api.Test;

class NeighbourVoteTest {
    private static final double TOLERANCE = 1e-6;

    private static float[] directions(double... azimuthElevationDeg) {
        float[] out = new float[azimuthElevationDeg.length / 2 * 3];
        for (int i = 0; i < azimuthElevationDeg.length / 2; i++) {
            Direction direction = Direction.ofDegrees(azimuthElevationDeg[2 * i], azimuthElevationDeg[2 * i + 1]);
            out[3 * i] = (float) direction.x();
            out[3 * i + 1] = (float) direction.y();
            out[3 * i + 2] = (float) direction.z();
        }
        return out;
    }

    private static Nearest nearest(double... squaredDistances) {
        Nearest out = new Nearest(squaredDistances.length);
        for (int i = 0; i < squaredDistances.length; i++) {
            out.add(i, (float) squaredDistances[i]);
        }
        return out;
    }

    private static double azimuthDeg(NeighbourVote vote) {
        return Math.toDegrees(Math.atan2(vote.y(), vote.x()));
    }

    @Test
    void weighsByEquations15And16() {
        NeighbourVote vote = new NeighbourVote(3, 0);
        vote.add(nearest(1, 2, 6), directions(0, 0, 90, 0, 0, 90), false);
        vote.meanOfAll();

        double[] weights = {Math.exp(-0.5), Math.exp(-1), Math.exp(-3)};
        double length = Math.sqrt(weights[0] * weights[0] + weights[1] * weights[1] + weights[2] * weights[2]);
        assertThat(vote.x()).isCloseTo(weights[0] / length, within(TOLERANCE));
        assertThat(vote.y()).isCloseTo(weights[1] / length, within(TOLERANCE));
        assertThat(vote.z()).isCloseTo(weights[2] / length, within(TOLERANCE));
        assertThat(vote.resultant()).isCloseTo(length / (weights[0] + weights[1] + weights[2]), within(TOLERANCE));
    }

    @Test
    void averagesAcrossTheBackWithoutABreak() {
        NeighbourVote vote = new NeighbourVote(2, 0);
        vote.add(nearest(1, 1), directions(170, 0, -176, 0), false);
        vote.meanOfAll();
        assertThat(azimuthDeg(vote)).isCloseTo(177, within(1e-4));
    }

    @Test
    void sharesEquallyBetweenPointsThatAreHit() {
        NeighbourVote vote = new NeighbourVote(5, 0);
        vote.add(nearest(0, 0, 0, 3, 4), directions(10, 0, 20, 0, 30, 0, 80, 0, 80, 0), false);
        vote.meanOfAll();
        assertThat(azimuthDeg(vote)).isCloseTo(20, within(1e-4));
        vote.measure();
        assertThat(Math.toDegrees(vote.spreadRad())).isCloseTo(Math.sqrt(200 / 3.0), within(1e-2));
        assertThat(vote.lateralSpreadRad()).isCloseTo(vote.spreadRad(), within(1e-4));
    }

    @Test
    void mirrorsLeftAndRight() {
        NeighbourVote vote = new NeighbourVote(4, 0);
        vote.add(nearest(1, 1), directions(40, 10, 50, 10), false);
        vote.add(nearest(1, 1), directions(-40, 10, -50, 10), true);
        vote.meanOfAll();
        assertThat(azimuthDeg(vote)).isCloseTo(45, within(1e-4));
    }

    @Test
    void decidesBetweenFrontAndBackBeforeItAverages() {
        NeighbourVote vote = new NeighbourVote(5, 0);
        vote.add(nearest(1, 1, 1, 1, 1), directions(20, 0, 24, 0, 22, 0, 160, 0, 156, 0), false);
        vote.meanOfStrongerHalf();
        assertThat(azimuthDeg(vote)).isCloseTo(22, within(1e-4));
        assertThat(vote.frontShare()).isCloseTo(0.6, within(TOLERANCE));
    }

    @Test
    void keepsNeighboursOnBothSidesOfTheInterauralAxis() {
        NeighbourVote vote = new NeighbourVote(3, 0);
        vote.add(nearest(1, 1, 1), directions(80, 0, 88, 0, 96, 0), false);
        vote.meanOfStrongerHalf();
        assertThat(azimuthDeg(vote)).isCloseTo(88, within(1e-3));
    }
}
