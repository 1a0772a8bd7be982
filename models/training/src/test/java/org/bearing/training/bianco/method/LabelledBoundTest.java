package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Matrix;
import org.junit.jupiter.api.Test;

class LabelledBoundTest {
    private static final double TOLERANCE_BITS = 1e-6;
    private static final int ROWS = 37;
    private static final long SEED = 9;

    @Test
    void isTheObjectivesBoundPerPhaseInBits() {
        Matrix.threads(1);
        int size = Waves.SHAPE.size();
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[ROWS * size];
        int[] labels = new int[ROWS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
        }
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % Waves.CLASSES;
        }
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 3);
        double found = LabelledBound.bitsPerPhase(weights, new ArraySequences(size, x, labels), SEED);
        LossTerms terms = new VaeObjective(weights, VaeSetting.PAPER, ROWS)
                .generative(x, labels, ROWS, new RowNoise(SEED, 0, false));
        double expected = (terms.reconstruction() + terms.divergence()) / (Math.log(2) * ROWS * size);
        assertThat(found).isCloseTo(expected, within(TOLERANCE_BITS));
    }
}
