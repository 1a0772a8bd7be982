package org.bearing.training.tang;

import org.bearing.training.embedding.LossSpec;
import org.bearing.training.embedding.MarginUnit;

/**
 * Which method of the paper, and what it leaves open (checklist 1A.3-1A.4); the defaults of {@link #of} are the paper's.
 *
 * @param kind which
 * @param similar pairs up to this far apart are similar: degrees of azimuth or elevation (SCE, eq. 9) or of arc (WSCE, eq.
 *     10-11); LEM and feed-forward ignore it
 * @param form of the loss for dissimilar pairs (eq. 13 as printed, or Hadsell's)
 * @param marginUnit unit of the margin's distance (eq. 14)
 * @param constantMargin whether the margin is 1 whatever the distance (no quantitative proximity)
 * @param implicitLabels whether only the label of a pair is known, not its distance (section 4.2): the margin is constant
 * @param dropout share of hidden units that are left out in training
 * @param neighbours K of the read-out (eq. 15), odd
 * @param inverseDistance whether neighbours weigh by inverse squared distance instead of by eq. 16
 * @param lemNeighbours M of LEM's kernel (eq. 8); ignored by the others
 * @param dimensions of the embedding
 * @param maxEpochs upper limit of the training
 * @param seed of weights, order and dropout
 */
public record MethodSpec(
        Kind kind,
        double similar,
        LossSpec.Form form,
        MarginUnit marginUnit,
        boolean constantMargin,
        boolean implicitLabels,
        double dropout,
        int neighbours,
        boolean inverseDistance,
        int lemNeighbours,
        int dimensions,
        int maxEpochs,
        long seed) {
    /** The paper's methods. */
    public enum Kind {
        /** Laplacian eigenmaps, mutual nearest neighbours (eq. 7-8). */
        LEM_NEAREST,
        /** Laplacian eigenmaps, Gaussian kernel (eq. 6). */
        LEM_GAUSSIAN,
        /** Two networks, one per angle (eq. 9, 12-14). */
        SCE,
        /** One network for both angles (eq. 10-14). */
        WSCE,
        /** Two networks with an output each, mean squared error. */
        FEED_FORWARD
    }

    /**
     * As printed.
     *
     * @param kind which
     * @param similar degrees
     * @param seed of everything random
     * @return the specification
     */
    public static MethodSpec of(Kind kind, double similar, long seed) {
        MarginUnit unit = kind == Kind.SCE ? MarginUnit.DEGREES : MarginUnit.CHORD;
        return new MethodSpec(
                kind, similar, LossSpec.Form.LITERAL, unit, false, false, 0.2, 5, false, 10, 3, 500, seed);
    }
}
