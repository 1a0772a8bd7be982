package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchScheduleTest {
    private static final int FIRST_UNLABELLED = 10_000;

    private static int[][] epoch(int labelled, int unlabelled, int batch, int epoch) {
        return new BatchSchedule(
                        IntStream.range(0, labelled).toArray(),
                        IntStream.range(FIRST_UNLABELLED, FIRST_UNLABELLED + unlabelled)
                                .toArray(),
                        batch,
                        5)
                .epoch(epoch);
    }

    private static int[] turns(int[][] batches) {
        return IntStream.range(0, batches.length)
                .filter(i -> batches[i][0] < FIRST_UNLABELLED)
                .toArray();
    }

    @Test
    void labelledBatchesComeEveryPeriodFromTheSecondOn() {
        // 4 labelled and 26 unlabelled batches of 256: period 7.
        assertThat(turns(epoch(988, 26 * 256, 256, 0))).containsExactly(1, 8, 15, 22);
        assertThat(turns(epoch(10, 55, 10, 0))).containsExactly(1);
    }

    @Test
    void everySequenceComesOnceAndBatchesAreOfOneKind() {
        for (int[] sizes : new int[][] {{40, 200}, {7, 3}, {50, 20}, {3, 0}, {100, 101}}) {
            int[][] batches = epoch(sizes[0], sizes[1], 8, 3);
            assertThat(Arrays.stream(batches).flatMapToInt(Arrays::stream).sorted())
                    .containsExactlyElementsOf(IntStream.concat(
                                    IntStream.range(0, sizes[0]),
                                    IntStream.range(FIRST_UNLABELLED, FIRST_UNLABELLED + sizes[1]))
                            .boxed()
                            .toList());
            for (int[] batch : batches) {
                assertThat(Arrays.stream(batch)
                                .mapToObj(i -> i < FIRST_UNLABELLED)
                                .distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void orderChangesWithTheEpochOnly() {
        assertThat(epoch(40, 200, 8, 1)).isDeepEqualTo(epoch(40, 200, 8, 1));
        assertThat(epoch(40, 200, 8, 1)[0]).isNotEqualTo(epoch(40, 200, 8, 2)[0]);
    }

    @Test
    void heldLabelsChooseInsteadOfTeaching() {
        HeldLabels held = new HeldLabels(Waves.of(30, 20, 1), 5);
        assertThat(held.selection().size()).isEqualTo(4);
        assertThat(IntStream.range(0, 30).filter(i -> held.training().label(i) >= 0))
                .hasSize(16);
        float[] one = new float[Waves.SHAPE.size()];
        float[] same = new float[Waves.SHAPE.size()];
        held.selection().read(0, one, 0);
        held.training().read(4, same, 0);
        assertThat(one).isEqualTo(same);
        assertThat(held.training().label(4)).isEqualTo(Sequences.UNLABELLED);
        assertThat(held.selection().label(0)).isEqualTo(4 % Waves.CLASSES);
    }
}
