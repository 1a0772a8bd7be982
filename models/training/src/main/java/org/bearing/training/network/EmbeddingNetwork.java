package org.bearing.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The network of Tang et al. 2022 with a linear end of {@code outputs} numbers: the embedding, and behind it whatever
 * else is learnt jointly.
 *
 * <p>A symmetric network keeps what an exchange of left and right leaves alone (even) apart from what it negates (odd), in
 * its inputs, its layers and its outputs. Its hidden neurons come in pairs that the exchange swaps; every layer multiplies
 * the even and the odd part by weights of their own, which is all that such a symmetry allows. Compared with learning from
 * exchanged examples it has the symmetry exactly, for a quarter of the work.
 *
 * <p>Works on batches of one fixed size, rows = examples. One thread at a time; ND4J's BLAS uses its own threads.
 */
public final class EmbeddingNetwork {
    /** Added to the variance before normalising. */
    public static final float VARIANCE_FLOOR = HiddenLayer.VARIANCE_FLOOR;

    /** Embeddings start small: from far apart, the losses would pull them together first. */
    private static final float FIRST_OUTPUT_SCALE = 0.1f;

    private static final int AXES = 3;

    private final int outputs;
    private final int batch;
    private final int[] widths;
    private final float[][] inputValues;
    private final Matrix[] input;
    private final List<HiddenLayer> hidden = new ArrayList<>();
    private final List<Matrix[]> slopes = new ArrayList<>();
    private final OutputLayer output;
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * Makes a network with Glorot-uniform weights.
     *
     * @param spec its shape
     * @param inputs numbers per example, the odd ones last
     * @param oddInputs how many of them are odd; 0 in a plain network
     * @param direct whether a unit vector (x, y, z) follows the embedding
     * @param batch examples per call
     * @param seed of the first weights
     */
    public EmbeddingNetwork(NetworkSpec spec, int inputs, int oddInputs, boolean direct, int batch, long seed) {
        this.batch = batch;
        outputs = spec.embeddingSize() + (direct ? AXES : 0);
        widths = spec.symmetric() ? new int[] {inputs - oddInputs, oddInputs} : new int[] {inputs};
        input = matrices(widths);
        inputValues = new float[widths.length][];
        Arrays.setAll(inputValues, part -> new float[widths[part] * batch]);
        int[] below = widths;
        SplittableRandom random = new SplittableRandom(seed);
        for (int neurons : spec.hidden()) {
            HiddenLayer layer =
                    new HiddenLayer(hidden.size(), below, neurons, batch, spec.activation(), spec.dropout());
            hidden.add(layer);
            below = new int[widths.length];
            Arrays.fill(below, neurons);
            slopes.add(matrices(below));
            layer.products().forEach(product -> glorot(product.weight().value(), neurons, random));
            parameters.addAll(layer.parameters());
        }
        output = new OutputLayer(below[0], places(spec, direct), batch);
        for (Product product : output.products()) {
            glorot(product.weight().value(), product.weight().value().length / below[0], random);
            scale(product.weight().value(), FIRST_OUTPUT_SCALE);
        }
        parameters.addAll(output.parameters());
        parametersChanged();
    }

    private Matrix[] matrices(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(size -> new Matrix(size, batch)).toArray(Matrix[]::new);
    }

    /** Which outputs come from which part: of the unit vector, only the left component is odd. */
    private static int[][] places(NetworkSpec spec, boolean direct) {
        int size = spec.embeddingSize();
        int even = size - spec.oddSize();
        IntStream x = direct ? IntStream.of(size) : IntStream.empty();
        IntStream y = direct ? IntStream.of(size + 1) : IntStream.empty();
        IntStream z = direct ? IntStream.of(size + 2) : IntStream.empty();
        if (!spec.symmetric()) {
            return new int[][] {IntStream.range(0, size + (direct ? AXES : 0)).toArray()};
        }
        return new int[][] {
            IntStream.concat(IntStream.range(0, even), IntStream.concat(x, z)).toArray(),
            IntStream.concat(IntStream.range(even, size), y).toArray()
        };
    }

    private static void glorot(float[] weights, int outputs, SplittableRandom random) {
        double limit = Math.sqrt(6.0 / (weights.length / outputs + outputs));
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
        return Arrays.stream(widths).sum();
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
        write(examples);
        Matrix[] below = input;
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
        write(examples);
        Matrix[] below = input;
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
        output.backward(gradient, hidden.get(last).result(), slopes.get(last));
        for (int i = last; i >= 0; i--) {
            Matrix[] below = i == 0 ? input : hidden.get(i - 1).result();
            hidden.get(i).backward(slopes.get(i), below, i == 0 ? input : slopes.get(i - 1));
        }
    }

    private void write(float[] examples) {
        int stride = inputs();
        int from = 0;
        for (int part = 0; part < input.length; part++) {
            for (int row = 0; row < batch; row++) {
                System.arraycopy(examples, row * stride + from, inputValues[part], row * widths[part], widths[part]);
            }
            input[part].write(inputValues[part], 0, inputValues[part].length);
            from += widths[part];
        }
    }
}
