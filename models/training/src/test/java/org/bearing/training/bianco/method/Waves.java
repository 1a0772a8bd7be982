package org.bearing.training.bianco.method;

import java.util.SplittableRandom;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.SequenceShape;
import org.bearing.training.bianco.network.VaeSpec;

/** A small task: phases that grow with the bin by the label, noise on top. */
final class Waves {
    static final SequenceShape SHAPE = new SequenceShape(7, 15);
    static final int CLASSES = 3;
    static final VaeSpec SPEC = new VaeSpec(SHAPE, CLASSES, 16, 4, 0.5, Density.TRUNCATED_NORMAL, Deviation.AS_CODE);

    private Waves() {}

    /** The first ones have labels, by turns; the others have none. */
    static ArraySequences of(int count, int labelled, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count * SHAPE.size()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int label = i % CLASSES;
            for (int k = 0; k < SHAPE.size(); k++) {
                double phase = (label - 1) * 0.1 * (k % SHAPE.bins()) + 0.25 * random.nextGaussian();
                values[i * SHAPE.size() + k] = (float) (phase - 2 * Math.rint(phase / 2));
            }
            labels[i] = i < labelled ? label : Sequences.UNLABELLED;
        }
        return new ArraySequences(SHAPE.size(), values, labels);
    }
}
