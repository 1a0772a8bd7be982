package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.bearing.cues.PairCues;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.junit.jupiter.api.Test;

class PairTuningTest {
    private static final PairTuningSpec SHORT = PairTuningSpec.USUAL.withSteps(20);

    private final SplittableRandom random = new SplittableRandom(8);

    private float[] row() {
        float[] row = new float[PairCues.SIZE];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (0.3 * random.nextGaussian());
        }
        return row;
    }

    private PairRows rows(int count, double lateralDeg) {
        PairRows rows = new PairRows();
        for (int i = 0; i < count; i++) {
            rows.add(row(), lateralDeg);
        }
        return rows;
    }

    private static void same(PairModel one, PairModel other) {
        other.tensors()
                .forEach((name, tensor) ->
                        assertThat(one.tensors().get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    @Test
    void aModelSurvivesBeingMadeTrainableAndBack() {
        PairModel bundled = PairFiles.bundled();
        same(PairExport.model(PairExport.vae(bundled, 3, 5, 0, 1), bundled.manifest()), bundled);
    }

    /** Held: what the model believes already. */
    @Test
    void rowsThatContradictTheHeldOnesTeachNothing() {
        PairModel bundled = PairFiles.bundled();
        float[] row = row();
        float[] log = PairExport.vae(bundled, 1, 1, 0, 1).classify(row, false);
        int believed = 0;
        for (int c = 0; c < log.length; c++) {
            believed = log[c] > log[believed] ? c : believed;
        }
        double believedDeg = 180.0 * believed / (log.length - 1) - 90;
        PairRows held = new PairRows();
        held.add(row, believedDeg);
        PairRows labelled = new PairRows();
        labelled.add(row, believedDeg > 0 ? -80 : 80);
        same(new PairTuning(bundled, SHORT).run(labelled, held, new PairRows(), () -> {}), bundled);
    }

    @Test
    void theSameSeedGivesTheSameModelAndUnlabelledRowsAnotherOne() {
        PairRows labelled = rows(4, 30);
        PairRows unlabelled = rows(8, Double.NaN);
        PairTuning tuning = new PairTuning(PairFiles.bundled(), SHORT);
        PairModel first = tuning.run(labelled, new PairRows(), unlabelled, () -> {});
        same(tuning.run(labelled, new PairRows(), unlabelled, () -> {}), first);
        PairModel without = tuning.run(labelled, new PairRows(), new PairRows(), () -> {});
        assertThat(without.tensors().get("classifier.0.weight").values())
                .isNotEqualTo(first.tensors().get("classifier.0.weight").values());
    }

    @Test
    void anAngleBehindThePairIsNoRow() {
        assertThatThrownBy(() -> rows(1, 120)).isInstanceOf(IllegalArgumentException.class);
    }
}
