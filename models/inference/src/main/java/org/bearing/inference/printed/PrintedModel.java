package org.bearing.inference.printed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bearing.inference.neighbours.KdTree;
import org.bearing.inference.weights.Tensor;

/**
 * A trained method of the paper; immutable, read through any number of {@link PrintedReader}s.
 *
 * <table>
 * <caption>Tensors; BRANCH is {@code azimuth} and {@code elevation} for sce and feed-forward, {@code both} for wsce and
 * lem; n cues, N training recordings, d dimensions</caption>
 * <tr><th>name</th><th>shape</th><th>meaning</th></tr>
 * <tr><td>{@code input.mean}</td><td>[n]</td><td>subtracted from the cues</td></tr>
 * <tr><td>{@code input.deviation}</td><td>[n]</td><td>then divides them, above 0</td></tr>
 * <tr><td>{@code BRANCH.layer.I.weight}</td><td>[a, b]</td><td>outputs = inputs (a row) times this; not for lem</td></tr>
 * <tr><td>{@code BRANCH.layer.I.bias}</td><td>[b]</td><td>added; batch normalisation is folded in; not for lem</td></tr>
 * <tr><td>{@code BRANCH.embedding}</td><td>[N, d]</td><td>of the training recordings; not for feed-forward</td></tr>
 * <tr><td>{@code azimuth_deg}, {@code elevation_deg}</td><td>[N]</td><td>their angles; not for feed-forward</td></tr>
 * <tr><td>{@code lem.cues}</td><td>[N, n]</td><td>their scaled cues; only for lem, as all below</td></tr>
 * <tr><td>{@code lem.eigenvalue}</td><td>[d]</td><td>lambda of every dimension</td></tr>
 * <tr><td>{@code lem.reach}</td><td>[N]</td><td>squared distance to the M-th neighbour, or the Gaussian kernel's eps</td></tr>
 * </table>
 */
public final class PrintedModel {
    private final PrintedSpec spec;
    private final Map<String, Tensor> tensors;
    private final float[] mean;
    private final float[] scale;
    private final List<PrintedBranch> branches;

    private PrintedModel(PrintedSpec spec, Map<String, Tensor> tensors) {
        this.spec = spec;
        this.tensors = Map.copyOf(tensors);
        mean = values(PrintedTensors.MEAN);
        scale = values(PrintedTensors.DEVIATION).clone();
        for (int k = 0; k < scale.length; k++) {
            scale[k] = 1 / scale[k];
        }
        branches = spec.kind().branches().stream()
                .map(name -> PrintedBranch.of(spec, name, this.tensors))
                .toList();
    }

    /**
     * Makes a model from tensors in memory.
     *
     * @param spec its shape
     * @param tensors as in the table above; kept
     * @param file where they come from, for messages
     * @return the model
     * @throws org.bearing.geometry.ConfigurationException if they do not fit each other
     */
    public static PrintedModel of(PrintedSpec spec, Map<String, Tensor> tensors, String file) {
        new PrintedTensors(spec, tensors, file).check();
        return new PrintedModel(spec, tensors);
    }

    private float[] values(String name) {
        return Objects.requireNonNull(tensors.get(name)).values();
    }

    /** {@return its shape} */
    public PrintedSpec spec() {
        return spec;
    }

    /** {@return its weights, as in the table above; to be written, not changed} */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** {@return azimuths of the training recordings, degrees; empty for feed-forward; not a copy} */
    public float[] azimuthDeg() {
        return hasNeighbours() ? values(PrintedTensors.AZIMUTH) : new float[0];
    }

    /** {@return elevations of the training recordings, degrees; empty for feed-forward; not a copy} */
    public float[] elevationDeg() {
        return hasNeighbours() ? values(PrintedTensors.ELEVATION) : new float[0];
    }

    boolean hasNeighbours() {
        return spec.kind() != PrintedKind.FEED_FORWARD;
    }

    /** {@return a tree over the embeddings of a branch} */
    static KdTree tree(PrintedSpec spec, float[] points) {
        return KdTree.of(
                spec.dimensions(), points, IntStream.range(0, spec.count()).toArray());
    }

    List<PrintedBranch> branches() {
        return branches;
    }

    /** Writes scaled cues. */
    void scale(float[] cues, float[] into) {
        for (int k = 0; k < mean.length; k++) {
            into[k] = (cues[k] - mean[k]) * scale[k];
        }
    }

    /** {@return whether every cue has a scale of its own; if not, distances are those of the cues themselves} */
    public boolean standardized() {
        for (float factor : scale) {
            if (factor != 1) {
                return true;
            }
        }
        return false;
    }
}
