package org.bearing.training.onnx;

import java.util.SplittableRandom;
import org.bearing.cues.CueAccumulator;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.Network;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.Nearest;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.inference.neighbours.NeighbourVote;

/** What a model does for one estimate once the cues are there: its network, its neighbours and their vote. One thread. */
final class OneEstimate {
    /** Estimates that are made together on a file. */
    private static final int AT_ONCE = 32;

    private static final double SECONDS = 1;
    private static final int MOST_DELAY = 10;
    private static final double MOST_LEVEL_DB = 8;

    private final Network network;
    private final Network.Workspace workspace;
    private final NeighbourSet neighbours;
    private final Nearest nearest;
    private final NeighbourVote vote;
    private double sink;

    OneEstimate(EmbeddingModel model) {
        network = model.network();
        workspace = new Network.Workspace(network.spec(), AT_ONCE);
        neighbours = model.neighbours(Hemisphere.FRONT);
        int count = model.manifest().neighbours().nearest();
        nearest = new Nearest(count);
        vote = new NeighbourVote(count, model.manifest().neighbours().bandwidth());
    }

    /** {@return the network's output; valid until the next call} */
    float[] network(float[] input) {
        System.arraycopy(input, 0, workspace.input(0), 0, input.length);
        network.apply(workspace, 1);
        return workspace.output(0);
    }

    /** {@return the lateral angle, rad} */
    private double lateral(float[] point) {
        neighbours.nearest(point, nearest);
        vote.clear();
        vote.add(nearest, neighbours.directions(), false);
        vote.meanOfAll();
        vote.measure();
        return vote.lateralRad();
    }

    /** Makes an estimate from every input, one after the other. */
    void each(float[][] inputs) {
        for (float[] input : inputs) {
            sink += lateral(network(input));
        }
    }

    /** Makes the estimates from all inputs, as many at once as on a file. */
    void together(float[][] inputs) {
        for (int first = 0; first < inputs.length; first += AT_ONCE) {
            int count = Math.min(AT_ONCE, inputs.length - first);
            for (int v = 0; v < count; v++) {
                System.arraycopy(inputs[first + v], 0, workspace.input(v), 0, inputs[first + v].length);
            }
            network.apply(workspace, count);
            for (int v = 0; v < count; v++) {
                sink += lateral(workspace.output(v));
            }
        }
    }

    /** {@return the sum of all lateral angles, so that no work can be left out} */
    double sum() {
        return sink;
    }

    /** Network inputs of noise that comes to the right ear later and softer, or earlier and louder. */
    static float[][] inputs(EmbeddingModel model, int count, long seed) {
        int samples = (int) (SECONDS * model.manifest().frames().sampleRateHz());
        ShortTimeSpectrum frames = new ShortTimeSpectrum(model.manifest().frames());
        CueAccumulator cues = new CueAccumulator(
                model.cues(),
                model.manifest().frames(),
                samples / model.manifest().frames().hopSize());
        float[][] inputs = new float[count][model.manifest().network().inputs()];
        float[] vector = new float[model.cues().size()];
        for (int i = 0; i < count; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            double side = 2.0 * i / (count - 1) - 1;
            int delay = (int) Math.round(MOST_DELAY * side);
            float gain = (float) Math.pow(10, MOST_LEVEL_DB * side / 40);
            float[] source = new float[samples + 2 * MOST_DELAY];
            float[] left = new float[samples];
            float[] right = new float[samples];
            for (int n = 0; n < source.length; n++) {
                source[n] = (float) (0.1 * random.nextGaussian());
            }
            for (int n = 0; n < samples; n++) {
                left[n] = gain * source[n + MOST_DELAY] + (float) (0.01 * random.nextGaussian());
                right[n] = source[n + MOST_DELAY - delay] / gain + (float) (0.01 * random.nextGaussian());
            }
            frames.reset();
            cues.reset();
            frames.push(left, right, 0, samples, cues::accept);
            cues.read(vector);
            model.input(vector, Double.NaN, inputs[i]);
        }
        return inputs;
    }
}
