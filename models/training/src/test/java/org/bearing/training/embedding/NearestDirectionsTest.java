package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestDirectionsTest {
    /** Three points on a line at 0, 1 and 3, to the front, to the left and up. */
    private static EmbeddedSet line(float third) {
        return EmbeddedSet.ofPoints(new float[] {0, 1, third}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 1);
    }

    @Test
    void weighsByTheMedianSquareOfTheNeighbours() {
        double[] mean = new NearestDirections(line(3), 3).read(new float[] {0}, 0);
        assertThat(mean[0]).isCloseTo(1, within(1e-6));
        assertThat(mean[1]).isCloseTo(Math.exp(-1), within(1e-6));
        assertThat(mean[2]).isCloseTo(Math.exp(-9), within(1e-6));
    }

    @Test
    void averagesExactDuplicatesAlone() {
        double[] mean = new NearestDirections(
                        EmbeddedSet.ofPoints(new float[] {0, 0, 3}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 1), 3)
                .read(new float[] {0}, 0);
        assertThat(mean).containsExactly(1, 1, 0);
    }
}
