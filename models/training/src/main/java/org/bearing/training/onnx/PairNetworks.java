package org.bearing.training.onnx;

import java.util.List;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PhaseClassifier;
import org.bearing.inference.pair.printed.PhaseNetwork;

/** The classifiers of microphone pairs as ours compute them, behind the interface that ONNX Runtime has too. One thread. */
final class PairNetworks {
    /** Frames from one window of a stream to the next: 16 ms. */
    static final int STREAM_STEP = 2;

    private static final int WHOLE_STEP = 4;
    private static final int BINS = RtfPhases.BINS;

    private PairNetworks() {}

    /** The printed classifier on one sequence after another, nothing kept in between. */
    static Runner whole(PhaseNetwork network) {
        PhaseClassifier classifier = new PhaseClassifier(network, new RtfPhases(), WHOLE_STEP);
        return (sequence, into) -> {
            classifier.reset();
            for (int frame = 0; frame < PhaseSequence.LENGTH; frame++) {
                classifier.accept(sequence, frame * BINS);
            }
            System.arraycopy(classifier.logits(), 0, into, 0, network.classes());
        };
    }

    /** The printed classifier on sequences that go on two frames later each: rows of the convolutions are kept. */
    static Runner streaming(PhaseNetwork network) {
        PhaseClassifier classifier = new PhaseClassifier(network, new RtfPhases(), STREAM_STEP);
        int[] heard = {0};
        return (sequence, into) -> {
            int first = heard[0] == 0 ? 0 : PhaseSequence.LENGTH - STREAM_STEP;
            for (int frame = first; frame < PhaseSequence.LENGTH; frame++) {
                classifier.accept(sequence, frame * BINS);
            }
            heard[0] = 1;
            System.arraycopy(classifier.logits(), 0, into, 0, network.classes());
        };
    }

    /** The shipped classifier on the cues of so many views. */
    static Runner shipped(PairModel model, int views) {
        List<DenseLayer> layers = model.classifier();
        float[][][] values = new float[layers.size() + 1][views][];
        for (int view = 0; view < views; view++) {
            values[0][view] = new float[DenseLayer.arrayLength(layers.get(0).inputs())];
            for (int n = 0; n < layers.size(); n++) {
                values[n + 1][view] =
                        new float[DenseLayer.arrayLength(layers.get(n).outputs())];
            }
        }
        int inputs = layers.get(0).inputs();
        int classes = model.manifest().classes();
        return (cues, into) -> {
            for (int view = 0; view < views; view++) {
                System.arraycopy(cues, view * inputs, values[0][view], 0, inputs);
            }
            for (int n = 0; n < layers.size(); n++) {
                layers.get(n).apply(values[n], views, values[n + 1]);
            }
            for (int view = 0; view < views; view++) {
                System.arraycopy(values[layers.size()][view], 0, into, view * classes, classes);
            }
        };
    }
}
