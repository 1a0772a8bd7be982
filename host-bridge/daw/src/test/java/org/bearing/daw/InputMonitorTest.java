package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InputMonitorTest {
    private static final int RATE_HZ = 48_000;

    private final InputMonitor monitor = new InputMonitor(RATE_HZ);

    private void hear(double seconds, float left, float right) {
        float[] l = new float[ServedRing.GRID];
        float[] r = new float[ServedRing.GRID];
        Arrays.fill(l, left);
        Arrays.fill(r, right);
        for (int i = 0; i < seconds * RATE_HZ / ServedRing.GRID; i++) {
            monitor.accept(l, r, ServedRing.GRID);
            monitor.endCell();
        }
    }

    @Test
    void likeChannelsAreMonoSoonAtTheBeginningAndAfterASecondLater() {
        hear(0.15, 0.1f, 0.1f);
        assertThat(monitor.mono()).isTrue();

        hear(0.1, 0.1f, 0.2f);
        assertThat(monitor.mono()).isFalse();
        hear(0.9, 0.1f, 0.1f);
        assertThat(monitor.mono()).isFalse();
        hear(0.2, 0.1f, 0.1f);
        assertThat(monitor.mono()).isTrue();
    }

    @Test
    void oneChannelAloneIsMonoAndPausesChangeNothing() {
        hear(0.5, 0.1f, 0.2f);
        hear(0.9, 0, 0.2f);
        hear(0.5, 0, 0);
        assertThat(monitor.mono()).isFalse();
        assertThat(monitor.silent()).isFalse();
        hear(0.2, 0, 0.2f);
        assertThat(monitor.mono()).isTrue();
    }

    @Test
    void silenceIsSaidAfterASecondAndUnsaidAtOnce() {
        hear(0.9, 0, 0);
        assertThat(monitor.silent()).isFalse();
        hear(0.2, 0, 0);
        assertThat(monitor.silent()).isTrue();
        hear(0.01, 0.1f, 0.2f);
        assertThat(monitor.silent()).isFalse();
    }

    @Test
    void theLevelIsThatOfTheLatestSound() {
        assertThat(monitor.levelDbfs()).isEqualTo(-120f);
        hear(1, 0.1f, -0.1f);
        assertThat(monitor.levelDbfs()).isCloseTo(-20f, within(0.01f));
        hear(0.5, Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(monitor.levelDbfs()).isLessThan(-60f);
    }
}
