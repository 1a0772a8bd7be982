package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.Optional;
import org.bearing.training.network.Proxies;

/**
 * The loss of a batch and its gradient, over all unordered pairs (Tang et al. 2022 eq. 13, as a mean).
 *
 * <p>Outputs are rows of the embedding and, if the loss has a direct part, three numbers more. One thread; buffers are
 * reused.
 */
public final class EmbeddingLoss {
    private static final int AXES = 3;
    private static final float[] NOT_TAUGHT = {};
    private static final float DISTANCE_FLOOR = 1e-9f;
    private static final float SQUARE_FLOOR = 1e-12f;

    private final LossSpec spec;
    private final int dimension;
    private final int outputs;
    private final int batch;
    private final float[] margin;
    private final float[] chord;
    private final float[] metricWeight;
    private final NeighbourLoss neighbour;
    private final Optional<Proxies> proxies;
    private final Optional<ProxyLoss> proxyLoss;
    private double similarWeight;
    private double dissimilarWeight;
    private double metricScale;

    /**
     * Makes the loss.
     *
     * @param spec its parts
     * @param dimension size of the embedding
     * @param oddSize dimensions, the last ones, that change sign with left and right; 0 in a plain network
     * @param batch examples, at least 2
     * @param seed of what the loss itself learns
     */
    public EmbeddingLoss(LossSpec spec, int dimension, int oddSize, int batch, long seed) {
        this.spec = spec;
        this.dimension = dimension;
        this.batch = batch;
        outputs = dimension + (spec.hasDirect() ? AXES : 0);
        neighbour = new NeighbourLoss(spec, dimension, outputs, batch);
        proxies = spec.proxy() > 0
                ? Optional.of(new Proxies(spec.proxySpacingDeg(), dimension, oddSize, seed))
                : Optional.empty();
        proxyLoss = proxies.map(points -> new ProxyLoss(spec, points, batch));
        int pairs = batch * (batch - 1) / 2;
        margin = new float[pairs];
        chord = new float[pairs];
        metricWeight = new float[pairs];
    }

    /** {@return the points that examples are compared with, if the loss has that term} */
    public Optional<Proxies> proxies() {
        return proxies;
    }

    /** {@return numbers per row of outputs} */
    public int outputs() {
        return outputs;
    }

    /**
     * Computes the loss.
     *
     * @param z outputs, {@code batch * outputs}
     * @param truth unit vectors, {@code batch * 3}
     * @param gradient receives the slope by every output
     * @return the loss
     */
    public double evaluate(float[] z, float[] truth, float[] gradient) {
        return evaluate(z, truth, NOT_TAUGHT, 0, gradient);
    }

    /**
     * Computes the loss with a teacher beside the truth.
     *
     * @param z outputs, {@code batch * outputs}
     * @param truth unit vectors, {@code batch * 3}
     * @param taught how near the teacher finds every proxy, {@code batch * proxies}; empty without a teacher
     * @param share how far the teacher counts against the truth in the proxy term, in [0, 1]
     * @param gradient receives the slope by every output
     * @return the loss
     */
    public double evaluate(float[] z, float[] truth, float[] taught, float share, float[] gradient) {
        Arrays.fill(gradient, 0f);
        double loss = 0;
        if (spec.contrastive() > 0 || spec.metric() > 0) {
            label(truth);
            int pair = 0;
            for (int i = 0; i < batch; i++) {
                for (int j = i + 1; j < batch; j++) {
                    loss += pair(z, gradient, i * outputs, j * outputs, pair++);
                }
            }
        }
        if (spec.neighbour() > 0) {
            loss += neighbour.add(z, truth, gradient);
        }
        if (proxyLoss.isPresent()) {
            loss += proxyLoss.get().add(z, truth, taught, share, gradient, outputs);
        }
        return spec.hasDirect() ? loss + direct(z, truth, gradient) : loss;
    }

    /** Distances, weak labels and margins of all pairs; a margin below 0 marks a similar pair. */
    private void label(float[] truth) {
        int similar = 0;
        double metricSum = 0;
        double width = Math.toRadians(spec.metricWidthDeg());
        float decay = (float) (-1 / (2 * width * width));
        int pair = 0;
        for (int i = 0; i < batch; i++) {
            for (int j = i + 1; j < batch; j++) {
                double apart = chord(truth, i, j);
                boolean near = spec.similar(apart);
                chord[pair] = (float) apart;
                margin[pair] = near ? -1f : (float) spec.marginUnit().margin(apart);
                metricWeight[pair] = (float) Math.exp(decay * apart * apart);
                metricSum += metricWeight[pair];
                similar += near ? 1 : 0;
                pair++;
            }
        }
        int dissimilar = pair - similar;
        similarWeight = spec.contrastive() * (spec.balanced() ? 0.5 / Math.max(1, similar) : 1.0 / pair);
        dissimilarWeight = spec.contrastive() * (spec.balanced() ? 0.5 / Math.max(1, dissimilar) : 1.0 / pair);
        metricScale = spec.metric() / metricSum;
    }

    private static double chord(float[] truth, int i, int j) {
        double x = truth[i * AXES] - truth[j * AXES];
        double y = truth[i * AXES + 1] - truth[j * AXES + 1];
        double z = truth[i * AXES + 2] - truth[j * AXES + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private double pair(float[] z, float[] gradient, int a, int b, int pair) {
        float square = 0;
        for (int k = 0; k < dimension; k++) {
            float e = z[a + k] - z[b + k];
            square += e * e;
        }
        double loss = 0;
        float slope = 0;
        float mu = margin[pair];
        if (mu < 0) {
            loss += similarWeight * square;
            slope += (float) (2 * similarWeight);
        } else if (spec.form() == LossSpec.Form.LITERAL && square < mu) {
            loss += dissimilarWeight * (mu - square);
            slope -= (float) (2 * dissimilarWeight);
        } else if (spec.form() == LossSpec.Form.HADSELL) {
            float distance = (float) Math.sqrt(square) + DISTANCE_FLOOR;
            float missing = Math.max(0f, mu - distance);
            loss += dissimilarWeight * missing * missing;
            slope -= (float) (2 * dissimilarWeight * missing / distance);
        }
        if (spec.metric() > 0) {
            float distance = (float) Math.sqrt(square + SQUARE_FLOOR);
            double off = distance - spec.metricScale() * chord[pair];
            double weight = metricScale * metricWeight[pair];
            loss += weight * off * off;
            slope += (float) (2 * weight * off / distance);
        }
        if (slope != 0f) {
            for (int k = 0; k < dimension; k++) {
                float step = slope * (z[a + k] - z[b + k]);
                gradient[a + k] += step;
                gradient[b + k] -= step;
            }
        }
        return loss;
    }

    private double direct(float[] z, float[] truth, float[] gradient) {
        double weight = spec.direct() / (AXES * batch);
        double loss = 0;
        for (int i = 0; i < batch; i++) {
            for (int k = 0; k < AXES; k++) {
                int at = i * outputs + dimension + k;
                float off = z[at] - truth[i * AXES + k];
                loss += weight * off * off;
                gradient[at] = (float) (2 * weight * off);
            }
        }
        return loss;
    }
}
