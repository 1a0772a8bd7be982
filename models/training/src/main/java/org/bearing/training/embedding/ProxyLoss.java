package org.bearing.training.embedding;

import java.util.Arrays;
import org.bearing.training.network.Activation;
import org.bearing.training.network.Matrix;
import org.bearing.training.network.Proxies;

/**
 * The proxy term of {@link LossSpec}: how far the soft nearest proxies of an example are from the directions around its
 * own. One thread; buffers are reused.
 *
 * <p>With p_ig = softmax over g of -|z_i - c_g|^2 and q_ig = softmax over g of -chord_ig^2 / (2 width^2): loss = mean over i
 * of sum over g of q_ig ln(q_ig / p_ig). Its slope by z_i is 2 sum over g of (p_ig - q_ig) c_g, that by c_g is 2 sum over i
 * of (p_ig - q_ig) (z_i - c_g), both over the batch size.
 */
final class ProxyLoss {
    private static final int AXES = 3;
    private static final float LEAST = 1e-12f;

    private final double weight;
    private final double sharpness;
    private final int dimension;
    private final int batch;
    private final Proxies proxies;
    private final Matrix points;
    private final Matrix pointSlopes;
    private final Matrix grid;
    private final Matrix examples;
    private final Matrix exampleSlopes;
    private final Matrix truth;
    private final Matrix scores;
    private final float[] point;
    private final float[] square;
    private final float[] example;
    private final float[] near;
    private final float[] target;
    private final float[] pull;

    ProxyLoss(LossSpec spec, Proxies proxies, int batch) {
        weight = spec.proxy();
        double width = Math.toRadians(spec.proxyWidthDeg());
        sharpness = 1 / (width * width);
        this.proxies = proxies;
        this.batch = batch;
        dimension = proxies.dimension();
        int size = proxies.size();
        points = new Matrix(dimension, size);
        pointSlopes = new Matrix(dimension, size);
        grid = new Matrix(AXES, size);
        grid.write(proxies.directions(), 0, size * AXES);
        examples = new Matrix(dimension, batch);
        exampleSlopes = new Matrix(dimension, batch);
        truth = new Matrix(AXES, batch);
        scores = new Matrix(size, batch);
        point = new float[size * dimension];
        square = new float[size];
        example = new float[batch * dimension];
        near = new float[batch * size];
        target = new float[batch * size];
        pull = new float[size];
    }

    /**
     * Adds the slope by the outputs to the gradient, sets that of the proxies, and gives the term's value.
     *
     * @param z outputs, {@code stride} numbers per row, the embedding first
     * @param directions unit vectors by row
     * @param taught a teacher's p_ig by row, blended with the q_ig of the truth; empty without a teacher
     * @param share the teacher's part of the blend, in [0, 1]
     * @param gradient as z
     */
    double add(float[] z, float[] directions, float[] taught, float share, float[] gradient, int stride) {
        int size = proxies.size();
        proxies.points(point);
        points.write(point, 0, point.length);
        for (int g = 0; g < size; g++) {
            square[g] = 0;
            for (int k = 0; k < dimension; k++) {
                square[g] += point[g * dimension + k] * point[g * dimension + k];
            }
        }
        for (int i = 0; i < batch; i++) {
            System.arraycopy(z, i * stride, example, i * dimension, dimension);
        }
        examples.write(example, 0, example.length);
        truth.write(directions, 0, batch * AXES);
        scores.product(points, true, examples, false);
        scores.read(near, 0, near.length);
        scores.product(grid, true, truth, false);
        scores.read(target, 0, target.length);
        double loss = 0;
        for (int i = 0; i < batch; i++) {
            int at = i * size;
            for (int g = 0; g < size; g++) {
                near[at + g] = 2 * near[at + g] - square[g];
                target[at + g] = (float) sharpness * (target[at + g] - 1);
            }
            softmax(near, at, size);
            softmax(target, at, size);
            if (taught.length > 0) {
                for (int g = at; g < at + size; g++) {
                    target[g] += share * (taught[g] - target[g]);
                }
            }
            loss += divergence(at, size);
        }
        slopes(gradient, stride);
        return weight * loss / batch;
    }

    /** Then the scores' slopes stand in {@link #near}. */
    private double divergence(int at, int size) {
        double loss = 0;
        float scale = (float) (weight / batch);
        for (int g = at; g < at + size; g++) {
            if (target[g] > LEAST) {
                loss += target[g] * Math.log(target[g] / Math.max(LEAST, near[g]));
            }
            near[g] = scale * (near[g] - target[g]);
        }
        return loss;
    }

    private void slopes(float[] gradient, int stride) {
        int size = proxies.size();
        scores.write(near, 0, near.length);
        exampleSlopes.product(points, false, scores, false);
        exampleSlopes.read(example, 0, example.length);
        for (int i = 0; i < batch; i++) {
            for (int k = 0; k < dimension; k++) {
                gradient[i * stride + k] += 2 * example[i * dimension + k];
            }
        }
        Arrays.fill(pull, 0);
        for (int i = 0; i < batch; i++) {
            for (int g = 0; g < size; g++) {
                pull[g] += near[i * size + g];
            }
        }
        pointSlopes.product(examples, false, scores, true);
        float[] slope = new float[size * dimension];
        pointSlopes.read(slope, 0, slope.length);
        for (int n = 0; n < slope.length; n++) {
            slope[n] = 2 * (slope[n] - pull[n / dimension] * point[n]);
        }
        proxies.gradient(slope);
    }

    /** Softmax over a part of an array, in place. */
    static void softmax(float[] values, int at, int size) {
        float top = values[at];
        for (int g = at; g < at + size; g++) {
            top = Math.max(top, values[g]);
        }
        for (int g = at; g < at + size; g++) {
            values[g] = Activation.exp(values[g] - top);
        }
        float sum = 0;
        for (int g = at; g < at + size; g++) {
            sum += values[g];
        }
        float scale = 1 / sum;
        for (int g = at; g < at + size; g++) {
            values[g] *= scale;
        }
    }
}
