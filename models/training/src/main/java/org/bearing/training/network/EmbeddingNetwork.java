package org.bearing.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The network of Tang et al. 2022 with a linear end of {@code outputs} numbers: the embedding, and behind it whatever
 * else is learnt jointly.
 *
 * <p>Works on batches of one fixed size, rows = examples. One thread at a time; ND4J's BLAS uses its own threads.
 */
public final class EmbeddingNetwork {
    /** Added to the variance before normalising. */
    public static final float VARIANCE_FLOOR = HiddenLayer.VARIANCE_FLOOR;

    /** Embeddings start small: from far apart, the losses would pull them together first. */
    private static final float FIRST_OUTPUT_SCALE = 0.1f;

    private final int inputs;
    private final int outputs;
    private final int batch;
    private final Matrix input;
    private final List<HiddenLayer> hidden = new ArrayList<>();
    private final List<Matrix> hiddenGradients = new ArrayList<>();
    private final List<float[]> gradients = new ArrayList<>();
    private final OutputLayer output;
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * Makes a network with Glorot-uniform weights.
     *
     * @param spec its shape
     * @param inputs numbers per example
     * @param outputs numbers out per example, at least the embedding's size
     * @param batch examples per call
     * @param seed of the first weights
     */
    public EmbeddingNetwork(NetworkSpec spec, int inputs, int outputs, int batch, long seed) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.batch = batch;
        input = new Matrix(inputs, batch);
        int width = inputs;
        SplittableRandom random = new SplittableRandom(seed);
        for (int neurons : spec.hidden()) {
            HiddenLayer layer =
                    new HiddenLayer(hidden.size(), width, neurons, batch, spec.activation(), spec.dropout());
            hidden.add(layer);
            hiddenGradients.add(new Matrix(neurons, batch));
            gradients.add(new float[neurons * batch]);
            glorot(layer.parameters().get(0).value(), width, neurons, random);
            parameters.addAll(layer.parameters());
            width = neurons;
        }
        output = new OutputLayer(width, outputs, batch);
        glorot(output.parameters().get(0).value(), width, outputs, random);
        scale(output.parameters().get(0).value(), FIRST_OUTPUT_SCALE);
        parameters.addAll(output.parameters());
        parametersChanged();
    }

    private static void glorot(float[] weights, int inputs, int outputs, SplittableRandom random) {
        double limit = Math.sqrt(6.0 / (inputs + outputs));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    private static void scale(float[] weights, float factor) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
    }

    /** {@return numbers per example} */
    public int inputs() {
        return inputs;
    }

    /** {@return numbers out per example} */
    public int outputs() {
        return outputs;
    }

    /** {@return examples per call} */
    public int batch() {
        return batch;
    }

    /** {@return number of hidden layers} */
    public int hiddenLayers() {
        return hidden.size();
    }

    /** {@return everything that training moves, in a fixed order} */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * Running mean of a hidden layer's sums.
     *
     * @param layer its number, from 0
     * @return one value per neuron, live
     */
    public float[] runningMean(int layer) {
        return hidden.get(layer).runningMean();
    }

    /**
     * Running variance of a hidden layer's sums.
     *
     * @param layer its number, from 0
     * @return one value per neuron, live
     */
    public float[] runningVariance(int layer) {
        return hidden.get(layer).runningVariance();
    }

    /** {@return batches that the running statistics have seen} */
    public long batchesSeen() {
        return hidden.get(0).batchesSeen();
    }

    /**
     * Restores the count behind the running statistics.
     *
     * @param batches as {@link #batchesSeen} told
     */
    public void batchesSeen(long batches) {
        hidden.forEach(layer -> layer.batchesSeen(batches));
    }

    /** Hands changed values of the parameters on to ND4J. */
    public void parametersChanged() {
        hidden.forEach(HiddenLayer::parametersChanged);
        output.parametersChanged();
    }

    /**
     * Forward as in training: statistics of this batch, dropout.
     *
     * @param examples {@code batch * inputs} numbers, row by row
     * @param seed fixes what dropout leaves out
     * @return {@code batch * outputs} numbers, valid until the next call
     */
    public float[] train(float[] examples, long seed) {
        input.write(examples);
        Matrix below = input;
        for (int i = 0; i < hidden.size(); i++) {
            hidden.get(i).train(below, seed + 0x9E3779B97F4A7C15L * (i + 1));
            below = hidden.get(i).result();
        }
        return output.forward(below);
    }

    /**
     * Forward as in use: running statistics, no dropout.
     *
     * @param examples {@code batch * inputs} numbers, row by row
     * @return {@code batch * outputs} numbers, valid until the next call
     */
    public float[] infer(float[] examples) {
        input.write(examples);
        Matrix below = input;
        for (HiddenLayer layer : hidden) {
            layer.infer(below);
            below = layer.result();
        }
        return output.forward(below);
    }

    /**
     * Fills every parameter's gradient; must follow {@link #train}.
     *
     * @param gradient slope of the loss by the outputs, {@code batch * outputs}
     */
    public void backward(float[] gradient) {
        int last = hidden.size() - 1;
        output.backward(gradient, hidden.get(last).result(), hiddenGradients.get(last));
        for (int i = last; i >= 0; i--) {
            float[] slope = gradients.get(i);
            hiddenGradients.get(i).read(slope);
            Matrix below = i == 0 ? input : hidden.get(i - 1).result();
            Matrix into = i == 0 ? input : hiddenGradients.get(i - 1);
            hidden.get(i).backward(slope, below, into);
        }
    }
}
