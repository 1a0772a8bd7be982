package org.bearing.training.bianco.figure;

import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;

/** How far phases over pi are those of a free field. */
final class Wraps {
    /** Width of a bin, Hz. */
    static final double BIN_HZ = (double) FrameSpec.BIANCO.sampleRateHz() / FrameSpec.BIANCO.frameSize();

    /** Bins on each side of an edge that are averaged. */
    private static final int SIDE = 3;
    /** Wraps counted: more do not fit below 8 kHz for the paper's spacings. */
    private static final int COUNTED = 3;

    private Wraps() {}

    /** {@return the mean over the frames, by bin} */
    static double[] mean(float[] sequence) {
        double[] mean = new double[RtfPhases.BINS];
        int frames = sequence.length / mean.length;
        for (int i = 0; i < sequence.length; i++) {
            mean[i % mean.length] += sequence[i] / (double) frames;
        }
        return mean;
    }

    /**
     * Where phases wrap: the steepest edge against the slope of the phases.
     *
     * @param byBin phases over pi
     * @param leftLeads whether they rise with frequency otherwise, so that the edge falls
     * @return Hz
     */
    static double edgeHz(double[] byBin, boolean leftLeads) {
        double most = Double.NEGATIVE_INFINITY;
        int at = SIDE;
        for (int k = SIDE; k + SIDE <= byBin.length; k++) {
            double fall = 0;
            for (int i = 0; i < SIDE; i++) {
                fall += byBin[k - 1 - i] - byBin[k + i];
            }
            fall = leftLeads ? fall : -fall;
            if (fall > most) {
                most = fall;
                at = k;
            }
        }
        return (at - 0.5) * BIN_HZ;
    }

    /** {@return distance of an edge from the nearest wrap of a free field, Hz} */
    static double distanceHz(double edgeHz, FreeSpacePhases freeSpace, double azimuthRad) {
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < COUNTED; n++) {
            least = Math.min(least, Math.abs(edgeHz - freeSpace.wrapHz(azimuthRad, n)));
        }
        return least;
    }

    /** {@return mean cosine of the difference from a free field, over bins and frames: 1 = the same, 0 = unrelated} */
    static double agreement(float[] sequence, FreeSpacePhases freeSpace, double azimuthRad) {
        float[] free = new float[RtfPhases.BINS];
        freeSpace.write(azimuthRad, 1, free, 0);
        double sum = 0;
        for (int i = 0; i < sequence.length; i++) {
            sum += Math.cos(Math.PI * (sequence[i] - free[i % free.length]));
        }
        return sum / sequence.length;
    }
}
