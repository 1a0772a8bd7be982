package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastLogTest {
    private static final double LOG_TOLERANCE = 2e-6;
    private static final double POWER_TOLERANCE = 1e-6;

    @Test
    void agreesWithTheLibraryOverTheWholeRange() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200_000; i++) {
            double exponent = random.nextDouble(-120, 120);
            float x = (float) Math.pow(2, exponent);
            double log = Math.log(x) / Math.log(2);
            assertThat(Math.abs(FastLog.log2(x) - log)).isLessThan(LOG_TOLERANCE + Math.abs(log) * 1e-7);
            double power = Math.pow(2, (float) exponent);
            assertThat(Math.abs(FastLog.exp2((float) exponent) / power - 1)).isLessThan(POWER_TOLERANCE);
        }
        assertThat(FastLog.log2(0)).isEqualTo(-126);
        assertThat(FastLog.log2(1)).isCloseTo(0, within((float) LOG_TOLERANCE));
    }
}
