package org.bearing.simulation.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.bearing.geometry.Direction;
import org.bearing.simulation.evaluate.SphereOutcome.Sector;
import org.junit.jupiter.api.Test;

class SphereOutcomeTest {
    private static final double ARC = Math.toRadians(10);

    private static SphereOutcome outcome(Direction truth, Direction heard, OptionalDouble mirror) {
        Answer answer = new Answer(true, heard, true, 0.5, ARC, mirror);
        return new SphereOutcome(SphereContent.WHITE, "0.2-0.5", "5-20", truth, List.of(answer));
    }

    @Test
    void countsAnAnswerInTheOtherHalfAsConfusedUnlessTheSourceIsAtTheSide() {
        Direction back = Direction.ofDegrees(150, 0);
        Direction front = Direction.ofDegrees(30, 0);
        assertThat(outcome(back, front, OptionalDouble.empty()).confused(0)).isEqualTo(1);
        assertThat(outcome(back, Direction.ofDegrees(140, 20), OptionalDouble.empty())
                        .confused(0))
                .isZero();
        assertThat(outcome(Direction.ofDegrees(80, 0), Direction.ofDegrees(100, 0), OptionalDouble.empty())
                        .confused(0))
                .isNaN();
    }

    @Test
    void foldsBothAzimuthsToTheFront() {
        SphereOutcome outcome =
                outcome(Direction.ofDegrees(150, 0), Direction.ofDegrees(33, 0), OptionalDouble.empty());
        assertThat(outcome.foldedAzimuthDeg(0)).isCloseTo(3, within(1e-9));
        assertThat(outcome.greatCircleDeg(0)).isCloseTo(117, within(1e-9));
    }

    @Test
    void holdsTheTruthOnEitherSideOfATwoSidedAnswer() {
        Direction truth = Direction.ofDegrees(150, 0);
        Direction heard = Direction.ofDegrees(33, 0);
        OptionalDouble mirror = OptionalDouble.of(Math.toRadians(147));
        assertThat(outcome(truth, heard, mirror).held(0)).isEqualTo(1);
        assertThat(outcome(truth, heard, OptionalDouble.empty()).held(0)).isZero();
        assertThat(outcome(Direction.ofDegrees(165, 0), heard, mirror).held(0)).isZero();
        assertThat(outcome(Direction.ofDegrees(-178, 0), Direction.ofDegrees(177, 0), OptionalDouble.empty())
                        .held(0))
                .as("across the back")
                .isEqualTo(1);
    }

    @Test
    void dividesTheSphereIntoSectors() {
        assertThat(outcome(Direction.ofDegrees(20, 10), Direction.FRONT, OptionalDouble.empty())
                        .sector())
                .isEqualTo(Sector.FRONT);
        assertThat(outcome(Direction.ofDegrees(170, 10), Direction.FRONT, OptionalDouble.empty())
                        .sector())
                .isEqualTo(Sector.BACK);
        assertThat(outcome(Direction.ofDegrees(0, 80), Direction.FRONT, OptionalDouble.empty())
                        .sector())
                .isEqualTo(Sector.ABOVE);
        assertThat(outcome(Direction.ofDegrees(75, 5), Direction.FRONT, OptionalDouble.empty())
                        .sector())
                .isEqualTo(Sector.SIDE);
    }
}
