package org.bearing.training.tang.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.tang.PrintedTraining;
import org.bearing.training.tang.method.TrainedMethod;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.Synthetic;
import org.junit.jupiter.api.Test;

class PruningTest {
    private final Recordings training = Synthetic.recordings("training", 300, 1);
    private final Recordings test = Synthetic.recordings("test", 50, 2);

    private TrainedMethod method(Contender contender) {
        return (TrainedMethod) PrintedTraining.train(
                training.table(), Synthetic.recordings("held", 40, 3).table(), contender.spec(1, 3), done -> {});
    }

    private static double zeros(TrainedMethod method) {
        double zeros = 0;
        double all = 0;
        for (var entry : method.model().tensors().entrySet()) {
            Tensor tensor = entry.getValue();
            if (entry.getKey().endsWith("weight")) {
                for (float value : tensor.values()) {
                    zeros += value == 0 ? 1 : 0;
                    all++;
                }
            }
        }
        return zeros / all;
    }

    @Test
    void pruningNothingChangesNoAnswer() {
        for (Contender contender : new Contender[] {Contender.SCE_5, Contender.WSCE_15}) {
            TrainedMethod whole = method(contender);
            double[] before = Answers.of(whole, test).errors(test, Angle.AZIMUTH);
            double[] after = Answers.of(Pruning.prune(whole, training, 0), test).errors(test, Angle.AZIMUTH);
            assertThat(Arrays.stream(after).max())
                    .hasValueCloseTo(
                            Arrays.stream(before).max().orElseThrow(), org.assertj.core.api.Assertions.within(0.01));
        }
    }

    @Test
    void theAskedPartOfTheWeightsIsGoneAndTheNeighboursMoveWithTheNetwork() {
        TrainedMethod whole = method(Contender.WSCE_15);
        TrainedMethod pruned = Pruning.prune(whole, training, 0.5);
        assertThat(zeros(pruned)).isBetween(0.49, 0.51);
        // A training recording still lies where its neighbour does: at distance 0.
        int[] nearest = pruned.nearest(training.table());
        for (int i = 0; i < training.size(); i++) {
            assertThat(nearest[i]).isEqualTo(i);
        }
    }
}
