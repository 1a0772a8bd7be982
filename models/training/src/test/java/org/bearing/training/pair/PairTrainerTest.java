package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.cues.PairCues;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTrainerTest {
    private static final int EXAMPLES = 24;
    private static final int EPOCHS = 4;
    private static final int CUT_AFTER = 2;

    @TempDir
    private Path folder;

    /** The cues are a bump where the angle is. */
    private static ExampleTable table(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExampleShard shard = new ExampleShard(EXAMPLES, PairCues.SIZE);
        float[] cues = new float[PairCues.SIZE];
        float[] labels = new float[ExampleLabel.count()];
        for (int i = 0; i < EXAMPLES; i++) {
            double y = random.nextDouble(-1, 1);
            for (int k = 0; k < PairCues.LAGS; k++) {
                cues[k] = (float) Math.exp(-Math.abs(2.0 * k / PairCues.LAGS - 1 - y));
            }
            labels[ExampleLabel.Y.column()] = (float) y;
            shard.set(i, cues, labels);
        }
        return new ExampleTable(List.of(shard), EXAMPLES, EXAMPLES, PairCues.SIZE);
    }

    private static PairVae model() {
        return new PairVae(PairCues.SIZE, 7, List.of(8), 4, 8, 8, 0.2, 5);
    }

    private static PairTrainer trainer(PairVae model, long seed) {
        return new PairTrainer(model, table(1), table(2), seed);
    }

    @Test
    void aRunThatWasCutGoesOnTheSame() {
        PairVae whole = model();
        trainer(whole, 3).train(EPOCHS, folder.resolve("whole"), line -> {}, () -> {});
        Path checkpoint = folder.resolve("cut");
        int[] lines = {0};
        assertThatThrownBy(() -> trainer(model(), 3)
                        .train(
                                EPOCHS,
                                checkpoint,
                                line -> {
                                    if (++lines[0] == CUT_AFTER) {
                                        throw new IllegalStateException("cut");
                                    }
                                },
                                () -> {}))
                .hasMessage("cut");
        PairVae cut = model();
        trainer(cut, 3).train(EPOCHS, checkpoint, line -> {}, () -> {});
        for (int i = 0; i < whole.parameters().size(); i++) {
            assertThat(cut.parameters().get(i).value())
                    .isEqualTo(whole.parameters().get(i).value());
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        Path checkpoint = folder.resolve("checkpoint");
        trainer(model(), 3).train(1, checkpoint, line -> {}, () -> {});
        assertThatThrownBy(() -> trainer(model(), 4).train(1, checkpoint, line -> {}, () -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("belongs to a run with other settings");
    }
}
