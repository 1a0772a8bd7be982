package org.bearing.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * FC, batch normalisation, activation, dropout, forwards and backwards.
 *
 * <p>The product has no bias of its own: normalisation would take it away again. A layer with two parts is that of a
 * symmetric network ({@link EmbeddingNetwork}): its neurons come in pairs (even + odd, even - odd), which an exchange of
 * left and right swaps; both neurons of a pair are normalised and activated alike, as two rows.
 */
final class HiddenLayer {
    static final float VARIANCE_FLOOR = 1e-5f;
    /** Share of the newest batch in the running statistics, once enough batches have been seen. */
    private static final float RUNNING_SHARE = 0.02f;

    private final int batch;
    private final int rows;
    private final int outputs;
    private final Activation activation;
    private final float dropout;
    private final List<Product> products = new ArrayList<>();
    private final Matrix[] result;
    private final Parameter gamma;
    private final Parameter beta;
    private final float[] runningMean;
    private final float[] runningVariance;
    private final float[] normalised;
    private final float[] activated;
    private final float[] dropped;
    private final float[] mask;
    private final float[] mean;
    private final float[] inverseDeviation;
    private long batchesSeen;

    /** Inputs and outputs are those of every part. */
    HiddenLayer(int number, int[] inputs, int outputs, int batch, Activation activation, double dropout) {
        this.batch = batch;
        this.outputs = outputs;
        this.activation = activation;
        this.dropout = (float) dropout;
        rows = batch * inputs.length;
        result = new Matrix[inputs.length];
        for (int part = 0; part < inputs.length; part++) {
            products.add(new Product("hidden" + number + Product.suffix(part), inputs[part], outputs, batch));
            result[part] = new Matrix(outputs, batch);
        }
        gamma = new Parameter("hidden" + number + ".gamma", outputs, false);
        beta = new Parameter("hidden" + number + ".beta", outputs, false);
        runningMean = new float[outputs];
        runningVariance = new float[outputs];
        normalised = new float[rows * outputs];
        activated = new float[rows * outputs];
        dropped = new float[rows * outputs];
        mask = new float[rows * outputs];
        mean = new float[outputs];
        inverseDeviation = new float[outputs];
        Arrays.fill(gamma.value(), 1f);
        Arrays.fill(runningVariance, 1f);
    }

    int outputs() {
        return outputs;
    }

    /** The output by part; live. */
    Matrix[] result() {
        return result;
    }

    List<Product> products() {
        return products;
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        products.forEach(product -> all.add(product.weight()));
        all.add(gamma);
        all.add(beta);
        return all;
    }

    float[] runningMean() {
        return runningMean;
    }

    float[] runningVariance() {
        return runningVariance;
    }

    long batchesSeen() {
        return batchesSeen;
    }

    void batchesSeen(long batches) {
        batchesSeen = batches;
    }

    void parametersChanged() {
        products.forEach(Product::parametersChanged);
    }

    /** Forward with the statistics of this batch; the seed fixes the dropout mask. */
    void train(Matrix[] input, long seed) {
        multiply(input);
        measure();
        scaleAndActivate();
        DropoutMask.fill(mask, dropout, seed);
        for (int i = 0; i < dropped.length; i++) {
            dropped[i] = activated[i] * mask[i];
        }
        write(dropped);
    }

    /** Forward with the running statistics and without dropout. */
    void infer(Matrix[] input) {
        multiply(input);
        for (int k = 0; k < outputs; k++) {
            mean[k] = runningMean[k];
            inverseDeviation[k] = 1f / (float) Math.sqrt(runningVariance[k] + VARIANCE_FLOOR);
        }
        scaleAndActivate();
        System.arraycopy(activated, 0, dropped, 0, dropped.length);
        write(dropped);
    }

    private void multiply(Matrix[] input) {
        for (int part = 0; part < result.length; part++) {
            products.get(part).forward(input[part]);
            products.get(part).sums().read(normalised, part * batch * outputs, batch * outputs);
        }
        sumAndDifference(normalised, 1f);
    }

    /** Puts rows out by part; overwrites them. */
    private void write(float[] values) {
        sumAndDifference(values, 0.5f);
        for (int part = 0; part < result.length; part++) {
            result[part].write(values, part * batch * outputs, batch * outputs);
        }
    }

    /** Between the parts (even, odd) and the pairs (even + odd, even - odd); nothing if there is one part. */
    private void sumAndDifference(float[] values, float scale) {
        int half = values.length / 2;
        for (int i = 0; result.length > 1 && i < half; i++) {
            float a = values[i];
            float b = values[half + i];
            values[i] = scale * (a + b);
            values[half + i] = scale * (a - b);
        }
    }

    private void measure() {
        float[] variance = new float[outputs];
        Arrays.fill(mean, 0f);
        for (int row = 0; row < rows; row++) {
            add(normalised, row * outputs, mean);
        }
        scale(mean, 1f / rows);
        for (int row = 0; row < rows; row++) {
            addSquaredDifference(normalised, row * outputs, mean, variance);
        }
        scale(variance, 1f / rows);
        batchesSeen++;
        float share = Math.max(RUNNING_SHARE, 1f / batchesSeen);
        for (int k = 0; k < outputs; k++) {
            inverseDeviation[k] = 1f / (float) Math.sqrt(variance[k] + VARIANCE_FLOOR);
            runningMean[k] += share * (mean[k] - runningMean[k]);
            runningVariance[k] += share * (variance[k] - runningVariance[k]);
        }
    }

    private void scaleAndActivate() {
        for (int row = 0; row < rows; row++) {
            normalise(row * outputs);
        }
        activation.apply(activated, activated.length);
    }

    private void normalise(int at) {
        float[] scale = gamma.value();
        float[] shift = beta.value();
        for (int k = 0; k < outputs; k++) {
            float x = (normalised[at + k] - mean[k]) * inverseDeviation[k];
            normalised[at + k] = x;
            activated[at + k] = scale[k] * x + shift[k];
        }
    }

    /**
     * Backward; must follow {@link #train} with the same input.
     *
     * @param slope slope by this layer's output, by part
     * @param input what the forward pass saw
     * @param intoInput where the slope by the input goes, or the same object as {@code input} to leave it out
     */
    void backward(Matrix[] slope, Matrix[] input, Matrix[] intoInput) {
        float[] gradient = dropped;
        for (int part = 0; part < result.length; part++) {
            slope[part].read(gradient, part * batch * outputs, batch * outputs);
        }
        sumAndDifference(gradient, 0.5f);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= mask[i];
        }
        activation.backward(activated, gradient, gradient.length);
        normalisationBackward(gradient);
        sumAndDifference(gradient, 1f);
        for (int part = 0; part < result.length; part++) {
            products.get(part).sums().write(gradient, part * batch * outputs, batch * outputs);
            products.get(part).backward(input[part], intoInput == input ? null : intoInput[part]);
        }
    }

    private void normalisationBackward(float[] gradient) {
        float[] byGamma = gamma.gradient();
        float[] byBeta = beta.gradient();
        Arrays.fill(byGamma, 0f);
        Arrays.fill(byBeta, 0f);
        for (int row = 0; row < rows; row++) {
            addProducts(gradient, normalised, row * outputs, byGamma);
            add(gradient, row * outputs, byBeta);
        }
        float[] factor = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            factor[k] = gamma.value()[k] * inverseDeviation[k];
        }
        float share = 1f / rows;
        for (int row = 0; row < rows; row++) {
            int at = row * outputs;
            for (int k = 0; k < outputs; k++) {
                float centred = gradient[at + k] - share * (byBeta[k] + normalised[at + k] * byGamma[k]);
                gradient[at + k] = factor[k] * centred;
            }
        }
    }

    private static void add(float[] from, int at, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += from[at + k];
        }
    }

    private static void addProducts(float[] a, float[] b, int at, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += a[at + k] * b[at + k];
        }
    }

    private static void addSquaredDifference(float[] from, int at, float[] centre, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            float difference = from[at + k] - centre[k];
            sum[k] += difference * difference;
        }
    }

    private static void scale(float[] values, float factor) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
    }
}
