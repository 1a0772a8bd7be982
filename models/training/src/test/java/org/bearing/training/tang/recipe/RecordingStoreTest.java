package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.SphericalHrirs;
import org.bearing.training.Bars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingStoreTest {
    private static final Head HEAD = Head.of(SphericalHrirs.of(0.09, 44_100, 200), RecordingMaker.RATE_HZ);

    @TempDir
    private Path folder;

    private final AtomicInteger made = new AtomicInteger();

    private Recipe recipe(String description) {
        Recipe whole = new CipicLike("test").randomRooms("few", List.of(HEAD), 12, CipicLike.Way.PER_IMAGE);
        return new Recipe(whole.name(), description, whole.heads(), List.of(), whole.size(), i -> {
            made.incrementAndGet();
            return whole.takes().apply(i);
        });
    }

    @Test
    void whatIsSimulatedIsReadAgainAndNotSimulatedAgain() {
        RecordingStore store = new RecordingStore(folder, 2, Bars::bar);
        Recordings first = store.read(recipe("a"));
        Recordings again = store.read(recipe("a"));
        assertThat(made).hasValue(12);
        assertThat(again.key()).isEqualTo(first.key());
        float[] one = new float[first.table().width()];
        float[] other = new float[first.table().width()];
        for (int i = 0; i < first.size(); i++) {
            first.table().cues(i, one, 0);
            again.table().cues(i, other, 0);
            assertThat(other).isEqualTo(one);
            assertThat(again.fact(i, Fact.RANGE_M)).isBetween(1f, 1.5f);
            assertThat(again.table().azimuthDeg(i)).isEqualTo(first.fact(i, Fact.AZIMUTH_DEG));
        }
    }

    @Test
    void anotherDescriptionIsAnotherSet() {
        RecordingStore store = new RecordingStore(folder, 1, Bars::bar);
        assertThat(store.read(recipe("a")).key())
                .isNotEqualTo(store.read(recipe("b")).key());
        assertThat(made).hasValue(24);
    }
}
