package org.bearing.training.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.EmbeddingReadout;

/** Read-outs of scenes that never were, with errors of known size. */
final class Readouts {
    /** Radius that the synthetic method assumes where it is told none, m. */
    static final double ASSUMED_M = 0.09;

    private final SplittableRandom random;
    private final double embeddingPerSpread;
    private final double refinedRad;
    private final double delayFactor;

    /**
     * Prepares.
     *
     * @param embeddingPerSpread error of the embedding over its lateral spread
     * @param refinedRad error of the correlation peak, rad
     * @param delayFactor by which the delays of peaks exceed Woodworth's
     */
    Readouts(long seed, double embeddingPerSpread, double refinedRad, double delayFactor) {
        this.random = new SplittableRandom(seed);
        this.embeddingPerSpread = embeddingPerSpread;
        this.refinedRad = refinedRad;
        this.delayFactor = delayFactor;
    }

    List<Sample> draw(int scenes) {
        List<Sample> out = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            double lateral = Math.toRadians(160 * random.nextDouble() - 80);
            double spread = 0.02 + 0.3 * random.nextDouble();
            double radius = 0.085 + 0.01 * random.nextDouble();
            double embedding = inside(lateral + embeddingPerSpread * spread * random.nextGaussian());
            double heard = inside(lateral + refinedRad * random.nextGaussian());
            out.add(sample(false, lateral, radius, ASSUMED_M, embedding, heard, spread));
            out.add(sample(true, lateral, radius, radius, embedding, heard, spread));
        }
        return out;
    }

    private static double inside(double lateralRad) {
        return Math.max(-1.5, Math.min(1.5, lateralRad));
    }

    private Sample sample(
            boolean known, double lateral, double own, double used, double embedding, double heard, double spread) {
        double delay = delayFactor * SphericalHead.delaySeconds(own, heard);
        double refined = SphericalHead.lateralRad(used, delay);
        EmbeddingReadout readout = new EmbeddingReadout(
                1 - spread,
                spread,
                spread,
                1,
                spread,
                spread / 2,
                0.8,
                0,
                embedding,
                0,
                true,
                refined,
                0.9,
                0.1,
                0.1,
                embedding,
                used);
        return new Sample(known, lateral, lateral, own, readout);
    }
}
