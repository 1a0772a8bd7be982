package org.bearing.training.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.inference.Network;
import org.bearing.inference.StoredModel;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.weights.Dtype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallerWeightsTest {
    private static final StoredModel MODEL = StoredModel.find("binaural-embedding");
    private static final double LOSS_OF_EIGHT_BITS = 0.05;
    private static final double SHARE_TOLERANCE = 1e-3;

    @TempDir
    private Path folder;

    /** Distance of the embeddings of random inputs, relative to their length. */
    private static double difference(StoredModel a, StoredModel b) {
        double[] squares = new double[2];
        Network one = a.running(new PlainKernels()).network();
        Network two = b.running(new PlainKernels()).network();
        Network.Workspace workspace = new Network.Workspace(one.spec(), 1);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < one.spec().inputs(); i++) {
                workspace.input(0)[i] = (float) random.nextGaussian();
            }
            one.apply(workspace, 1);
            float[] first = workspace.output(0).clone();
            two.apply(workspace, 1);
            for (int k = 0; k < first.length; k++) {
                squares[0] += Math.pow(first[k] - workspace.output(0)[k], 2);
                squares[1] += first[k] * first[k];
            }
        }
        return Math.sqrt(squares[0] / squares[1]);
    }

    @Test
    void eightBitsHalveTheFileAndHardlyMoveTheEmbedding() throws Exception {
        StoredModel small = SmallerWeights.inEightBits(MODEL, "eight");
        assertThat(difference(MODEL, small)).isBetween(1e-6, LOSS_OF_EIGHT_BITS);
        assertThat(small.tensors().get("layer.0.odd_weight").dtype()).isEqualTo(Dtype.I8);
        long full = Files.size(MODEL.write(folder));
        assertThat(Files.size(small.write(folder))).isLessThan(6 * full / 10);
        StoredModel back = StoredModel.find(folder.resolve("eight.safetensors").toString());
        assertThat(difference(small, back)).isZero();
    }

    @Test
    void pruningTakesTheShareThatWasAskedForAndTheSmallestFirst() {
        StoredModel pruned = SmallerWeights.pruned(MODEL, 0.4, "pruned");
        float[] before = MODEL.values("layer.1.weight");
        float[] after = pruned.values("layer.1.weight");
        int gone = 0;
        float largestGone = 0;
        float smallestKept = Float.MAX_VALUE;
        for (int i = 0; i < before.length; i++) {
            if (after[i] == 0) {
                gone++;
                largestGone = Math.max(largestGone, Math.abs(before[i]));
            } else {
                assertThat(after[i]).isEqualTo(before[i]);
                smallestKept = Math.min(smallestKept, Math.abs(before[i]));
            }
        }
        assertThat((double) gone / before.length).isEqualTo(0.4, within(SHARE_TOLERANCE));
        assertThat(largestGone).isLessThanOrEqualTo(smallestKept);
        assertThat(difference(MODEL, SmallerWeights.pruned(MODEL, 0, "all"))).isZero();
        assertThatThrownBy(() -> SmallerWeights.pruned(MODEL, 1, "none")).isInstanceOf(IllegalArgumentException.class);
    }
}
