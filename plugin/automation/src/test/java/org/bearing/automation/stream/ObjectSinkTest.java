package org.bearing.automation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectSinkTest {
    private final Sources.Words words = new Sources.Words();
    private final Sources.Kept kept = new Sources.Kept();

    private ObjectSink sink(double updatesHz, double packetsHz, int objects) {
        return new ObjectSink(words, kept, Sources.VIEW, new ObjectSink.Rate(updatesHz, packetsHz, objects));
    }

    @Test
    void aTrackKeepsItsNumberAndTheLowestFreeOneIsGivenNext() {
        ObjectSink sink = sink(1000, 1e9, 128);
        sink.accept(Sources.born(7, 0, 10));
        sink.accept(Sources.born(8, 0, 20));
        sink.accept(Sources.died(7, 0));
        sink.accept(Sources.moved(8, 1, 21));
        sink.accept(Sources.born(9, 1, 30));
        sink.accept(Sources.moved(8, 2, 22));

        assertThat(words.said).containsExactly("+1", "1@10", "+2", "2@20", "-1", "2@21", "+1", "1@30", "2@22");
    }

    @Test
    void sourcesWithoutANumberAreCountedAndNotSent() {
        ObjectSink sink = sink(1000, 1e9, 1);
        sink.accept(Sources.born(1, 0, 10));
        sink.accept(Sources.born(2, 0, 20));
        sink.accept(Sources.moved(2, 1, 20));

        assertThat(words.said).containsExactly("+1", "1@10");
        assertThat(sink.withoutNumber()).isEqualTo(2);
    }

    @Test
    void updatesAreAsManyAsAskedForEachSource() {
        ObjectSink sink = sink(50, 1e9, 128);
        for (int i = 0; i < 625; i++) {
            sink.accept(Sources.moved(1, i * 0.016, 10));
            sink.accept(Sources.moved(2, i * 0.016, 20));
        }

        assertThat(words.said.stream().filter("1@10"::equals).count()).isBetween(499L, 501L);
        assertThat(words.said.stream().filter("2@20"::equals).count()).isBetween(499L, 501L);
    }

    @Test
    void allSourcesTogetherKeepToTheBoundOfPackets() {
        ObjectSink sink = sink(25, 50, 128);
        for (int i = 0; i < 625; i++) {
            for (int track = 1; track <= 4; track++) {
                sink.accept(Sources.moved(track, i * 0.016, track));
            }
        }

        // 10 s; the first update of each source comes before the others are known.
        assertThat(kept.packets.size()).isBetween(480, 504);
    }

    @Test
    void aTimelineThatJumpsBackIsFollowedAtOnce() {
        ObjectSink sink = sink(10, 1e9, 128);
        sink.accept(Sources.born(1, 100, 10));
        sink.accept(Sources.moved(1, 5, 11));
        sink.accept(Sources.moved(1, 5.05, 12));
        sink.accept(Sources.moved(1, 5.1, 13));

        assertThat(words.said).containsExactly("+1", "1@10", "1@11", "1@13");
    }

    @Test
    void whatIsThereDisappearsAtTheEndAndNothingIsSentAfterwards() {
        ObjectSink sink = sink(1000, 1e9, 128);
        sink.accept(Sources.born(1, 0, 10));
        sink.discard();
        sink.accept(Sources.moved(1, 1, 11));
        sink.close();

        assertThat(words.said).containsExactly("+1", "1@10", "-1");
        assertThat(kept.closed).isTrue();
    }

    @Test
    void aShutGateMakesSourcesDisappearAndAnOpenedOneBringsThemBack() {
        Gate gate = new Gate(sink(1000, 1e9, 128));
        gate.accept(Sources.born(1, 0, 10));
        gate.shut(true);
        gate.accept(Sources.moved(1, 1, 11));
        gate.accept(Sources.born(2, 1, 20));
        gate.shut(false);
        gate.accept(Sources.moved(2, 2, 22));
        gate.accept(Sources.died(1, 2));
        gate.accept(Sources.died(2, 2));

        assertThat(words.said).containsExactly("+1", "1@10", "-1", "+1", "1@22", "-1");
    }
}
