package org.bearing.training.embedding;

/**
 * The neighbour term of {@link LossSpec}: how far the batch's soft neighbours in the embedding are from those on the
 * sphere. One thread; buffers are reused.
 *
 * <p>With p_ij = softmax over j of -d_ij^2 and q_ij = softmax over j of -chord_ij^2 / (2 width^2), j other than i: loss =
 * mean over i of sum over j of q_ij ln(q_ij / p_ij), whose slope by d_ij^2 is (q_ij - p_ij + q_ji - p_ji) / batch.
 */
final class NeighbourLoss {
    private static final int AXES = 3;
    private static final double LEAST = 1e-12;

    private final double weight;
    private final double sharpness;
    private final int dimension;
    private final int stride;
    private final int batch;
    private final float[] slope;
    private final double[] near;
    private final double[] target;

    /**
     * Makes the term.
     *
     * @param spec its weight and width
     * @param dimension size of the embedding
     * @param stride numbers per row of outputs
     * @param batch examples
     */
    NeighbourLoss(LossSpec spec, int dimension, int stride, int batch) {
        this.dimension = dimension;
        this.stride = stride;
        this.batch = batch;
        weight = spec.neighbour();
        double width = Math.toRadians(spec.neighbourWidthDeg());
        sharpness = 1 / (2 * width * width);
        slope = new float[weight > 0 ? batch * batch : 0];
        near = new double[batch];
        target = new double[batch];
    }

    /** Adds the slope to the gradient and gives the term's value. */
    double add(float[] z, float[] truth, float[] gradient) {
        double loss = 0;
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                near[j] = -square(z, i * stride, j * stride, dimension);
                target[j] = -sharpness * square(truth, i * AXES, j * AXES, AXES);
            }
            softmax(near, i);
            softmax(target, i);
            for (int j = 0; j < batch; j++) {
                slope[i * batch + j] = (float) (weight / batch * (target[j] - near[j]));
                if (target[j] > LEAST) {
                    loss += target[j] * Math.log(target[j] / Math.max(LEAST, near[j]));
                }
            }
        }
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < i; j++) {
                pull(z, gradient, i * stride, j * stride, 2 * (slope[i * batch + j] + slope[j * batch + i]));
            }
        }
        return weight * loss / batch;
    }

    private void pull(float[] z, float[] gradient, int a, int b, float strength) {
        for (int k = 0; k < dimension; k++) {
            float step = strength * (z[a + k] - z[b + k]);
            gradient[a + k] += step;
            gradient[b + k] -= step;
        }
    }

    private static double square(float[] x, int a, int b, int size) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
            float e = x[a + k] - x[b + k];
            sum += e * e;
        }
        return sum;
    }

    private static void softmax(double[] values, int except) {
        values[except] = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            top = Math.max(top, value);
        }
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            values[j] = Math.exp(values[j] - top);
            sum += values[j];
        }
        for (int j = 0; j < values.length; j++) {
            values[j] /= sum;
        }
    }
}
