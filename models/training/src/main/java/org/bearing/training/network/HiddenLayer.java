package org.bearing.training.network;

import java.util.Arrays;
import java.util.List;

/**
 * FC, batch normalisation, activation, dropout, forwards and backwards.
 *
 * <p>The product has no bias of its own: normalisation would take it away again.
 */
final class HiddenLayer {
    static final float VARIANCE_FLOOR = 1e-5f;
    /** Share of the newest batch in the running statistics, once enough batches have been seen. */
    private static final float RUNNING_SHARE = 0.02f;

    private final int batch;
    private final int outputs;
    private final Activation activation;
    private final float dropout;
    private final Matrix nativeWeight;
    private final Matrix nativeGradient;
    private final Matrix sums;
    private final Matrix result;
    private final Parameter weight;
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

    HiddenLayer(int number, int inputs, int outputs, int batch, Activation activation, double dropout) {
        this.batch = batch;
        this.outputs = outputs;
        this.activation = activation;
        this.dropout = (float) dropout;
        nativeWeight = new Matrix(inputs, outputs);
        nativeGradient = new Matrix(inputs, outputs);
        sums = new Matrix(outputs, batch);
        result = new Matrix(outputs, batch);
        weight = new Parameter("hidden" + number + ".weight", inputs * outputs, true);
        gamma = new Parameter("hidden" + number + ".gamma", outputs, false);
        beta = new Parameter("hidden" + number + ".beta", outputs, false);
        runningMean = new float[outputs];
        runningVariance = new float[outputs];
        normalised = new float[batch * outputs];
        activated = new float[batch * outputs];
        dropped = new float[batch * outputs];
        mask = new float[batch * outputs];
        mean = new float[outputs];
        inverseDeviation = new float[outputs];
        Arrays.fill(gamma.value(), 1f);
        Arrays.fill(runningVariance, 1f);
    }

    int outputs() {
        return outputs;
    }

    Matrix result() {
        return result;
    }

    List<Parameter> parameters() {
        return List.of(weight, gamma, beta);
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
        nativeWeight.write(weight.value());
    }

    /** Forward with the statistics of this batch; the seed fixes the dropout mask. */
    void train(Matrix input, long seed) {
        sums.product(nativeWeight, true, input, false);
        sums.read(normalised);
        measure();
        scaleAndActivate();
        DropoutMask.fill(mask, dropout, seed);
        for (int i = 0; i < dropped.length; i++) {
            dropped[i] = activated[i] * mask[i];
        }
        result.write(dropped);
    }

    /** Forward with the running statistics and without dropout. */
    void infer(Matrix input) {
        sums.product(nativeWeight, true, input, false);
        sums.read(normalised);
        for (int k = 0; k < outputs; k++) {
            mean[k] = runningMean[k];
            inverseDeviation[k] = 1f / (float) Math.sqrt(runningVariance[k] + VARIANCE_FLOOR);
        }
        scaleAndActivate();
        result.write(activated);
    }

    private void measure() {
        float[] variance = new float[outputs];
        Arrays.fill(mean, 0f);
        for (int row = 0; row < batch; row++) {
            add(normalised, row * outputs, mean);
        }
        scale(mean, 1f / batch);
        for (int row = 0; row < batch; row++) {
            addSquaredDifference(normalised, row * outputs, mean, variance);
        }
        scale(variance, 1f / batch);
        batchesSeen++;
        float share = Math.max(RUNNING_SHARE, 1f / batchesSeen);
        for (int k = 0; k < outputs; k++) {
            inverseDeviation[k] = 1f / (float) Math.sqrt(variance[k] + VARIANCE_FLOOR);
            runningMean[k] += share * (mean[k] - runningMean[k]);
            runningVariance[k] += share * (variance[k] - runningVariance[k]);
        }
    }

    private void scaleAndActivate() {
        for (int row = 0; row < batch; row++) {
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
     * @param gradient slope by this layer's outputs; overwritten
     * @param input what the forward pass saw
     * @param intoInput where the slope by the input goes, or the same object as {@code input} to leave it out
     */
    void backward(float[] gradient, Matrix input, Matrix intoInput) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= mask[i];
        }
        activation.backward(activated, gradient, gradient.length);
        normalisationBackward(gradient);
        sums.write(gradient);
        nativeGradient.product(input, false, sums, true);
        nativeGradient.read(weight.gradient());
        if (intoInput != input) {
            intoInput.product(nativeWeight, false, sums, false);
        }
    }

    private void normalisationBackward(float[] gradient) {
        float[] byGamma = gamma.gradient();
        float[] byBeta = beta.gradient();
        Arrays.fill(byGamma, 0f);
        Arrays.fill(byBeta, 0f);
        for (int row = 0; row < batch; row++) {
            addProducts(gradient, normalised, row * outputs, byGamma);
            add(gradient, row * outputs, byBeta);
        }
        float[] factor = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            factor[k] = gamma.value()[k] * inverseDeviation[k];
        }
        float share = 1f / batch;
        for (int row = 0; row < batch; row++) {
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
