package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;

import org.bearing.daw.MappedRing.Moment;
import org.bearing.daw.TimelineMap.Place;
import org.junit.jupiter.api.Test;

class TimelineMapTest {
    private static final int ROLLING = RingLayout.STATE_ACTIVE | RingLayout.STATE_ROLLING;

    private final TimelineMap map = new TimelineMap();

    private void add(long before, long write, long timeline, int state) {
        map.add(before, new Moment(write, timeline, 1, state));
    }

    @Test
    void anEvenRollIsOneSegment() {
        add(0, 512, 10_512, ROLLING);
        add(512, 1536, 11_536, ROLLING);

        assertThat(map.at(0)).isEqualTo(new Place(10_000, true, 1));
        assertThat(map.at(1535)).isEqualTo(new Place(11_535, true, 1));
        assertThat(map.at(1536)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void aLoopAndAStopBeginNewSegments() {
        add(0, 512, 10_512, ROLLING);
        add(512, 1024, 5_512, ROLLING);
        add(1024, 1536, 5_512, RingLayout.STATE_ACTIVE);
        add(1536, 2048, 6_024, ROLLING);

        assertThat(map.at(511)).isEqualTo(new Place(10_511, true, 1));
        assertThat(map.at(512)).isEqualTo(new Place(5_000, true, 2));
        assertThat(map.at(1100)).isEqualTo(new Place(5_512, false, 0));
        assertThat(map.at(1536)).isEqualTo(new Place(5_512, true, 3));
    }

    @Test
    void anUnknownTimeStaysUnknown() {
        add(0, 512, RingLayout.UNKNOWN_TIME, ROLLING);

        assertThat(map.at(100)).isEqualTo(Place.UNKNOWN);
    }
}
