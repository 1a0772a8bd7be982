package org.bearing.training.embedding;

/**
 * What the network is trained for: a weighted sum of terms.
 *
 * @param form of the contrastive term
 * @param marginUnit unit of the margin's distance (eq. 14)
 * @param similarDeg pairs up to this far apart are similar (eq. 10-11: chord at most this many degrees in rad), degrees
 * @param balanced whether similar and dissimilar pairs count half each, instead of each pair the same
 * @param contrastive weight of the contrastive term
 * @param metric weight of (distance in the embedding - metricScale * chord)^2, mean over pairs
 * @param metricScale embedding distance per chord
 * @param metricWidthDeg pairs count for the metric term by exp(-chord^2 / (2 width^2)), degrees
 * @param neighbour weight of the neighbour term, a contrast of one against all: for every example, the divergence of the
 *     batch's softmax(-embedding distance^2) from softmax(-chord^2 / (2 width^2)), mean over examples. It trains for the
 *     read-out itself, a mean over neighbours (Goldberger et al. 2004, neighbourhood components analysis, with soft
 *     targets)
 * @param neighbourWidthDeg width of the neighbour term's target, degrees
 * @param proxy weight of the proxy term, a contrast of an example against learnt points, one per direction of a grid: the
 *     divergence of softmax(-distance^2 to the points) from softmax(-chord^2 / (2 width^2)), mean over examples
 *     (Movshovitz-Attias et al. 2017, proxy-NCA, with soft targets). The points are then the model's neighbours
 * @param proxyWidthDeg width of the proxy term's target, degrees
 * @param proxySpacingDeg distance of neighbouring directions of the grid, degrees
 * @param direct weight of the mean squared error of a second linear output, the unit vector itself
 */
public record LossSpec(
        Form form,
        MarginUnit marginUnit,
        double similarDeg,
        boolean balanced,
        double contrastive,
        double metric,
        double metricScale,
        double metricWidthDeg,
        double neighbour,
        double neighbourWidthDeg,
        double proxy,
        double proxyWidthDeg,
        double proxySpacingDeg,
        double direct) {
    /** Shape of the contrastive term for dissimilar pairs. */
    public enum Form {
        /** Eq. 13 as printed: max(0, mu - d^2). */
        LITERAL,
        /** Hadsell et al. 2006: max(0, mu - d)^2. */
        HADSELL
    }

    /** As printed by Tang et al. 2022 (WSCE, 15 degrees). */
    public static final LossSpec TANG =
            new LossSpec(Form.LITERAL, MarginUnit.CHORD, 15, false, 1, 0, 1, 60, 0, 6, 0, 4, 4, 0);

    public LossSpec {
        if (!(similarDeg > 0 && metricScale > 0 && metricWidthDeg > 0 && neighbourWidthDeg > 0)) {
            throw new IllegalArgumentException("similarDeg, metricScale, metricWidthDeg and neighbourWidthDeg must be"
                    + " above 0: " + similarDeg + ", " + metricScale + ", " + metricWidthDeg + ", "
                    + neighbourWidthDeg);
        }
        if (!(proxyWidthDeg > 0 && proxySpacingDeg >= 1)) {
            throw new IllegalArgumentException("proxyWidthDeg must be above 0 and proxySpacingDeg at least 1: "
                    + proxyWidthDeg + ", " + proxySpacingDeg);
        }
        double least = Math.min(Math.min(contrastive, metric), Math.min(Math.min(neighbour, proxy), direct));
        if (!(least >= 0 && contrastive + metric + neighbour + proxy + direct > 0)) {
            throw new IllegalArgumentException("weights must be at least 0 and one above: contrastive=" + contrastive
                    + ", metric=" + metric + ", neighbour=" + neighbour + ", proxy=" + proxy + ", direct=" + direct);
        }
    }

    /** {@return whether the network has the second output} */
    public boolean hasDirect() {
        return direct > 0;
    }

    /**
     * The weak label of eq. 10.
     *
     * @param chord distance of the two unit vectors
     * @return whether the pair is similar
     */
    public boolean similar(double chord) {
        return chord <= Math.toRadians(similarDeg);
    }
}
