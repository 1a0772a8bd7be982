package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputScaleTest {
    private static final float[] LOUD = {3, -4, 5, 6};

    @Test
    void whatIsMutedStaysSoWithTheScaleOfAFinishedModel() {
        InputScale own = new InputScale(new float[] {1, 1, 1, 1}, new float[] {2, 2, 2, 2});
        // The second and the fourth are muted; the model hears the first two (even) and the last (odd).
        InputScale joined =
                own.without(new float[] {0, 1, 0, 1}).from(new float[] {0, 0, 0}, new float[] {0.5f, 0.5f, 0.5f}, 1, 1);
        float[] scaled = new float[LOUD.length];
        joined.apply(LOUD, scaled);
        assertThat(scaled[0]).isEqualTo(6);
        assertThat(scaled[2]).isEqualTo(2);
        assertThat(Math.abs(scaled[1]) + Math.abs(scaled[3])).isLessThan(1e-20f);
    }
}
