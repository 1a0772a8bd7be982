package org.bearing.training.pair;

import java.util.Arrays;
import org.bearing.inference.pair.PairTrust;

/** Lateral angles as soft labels: classes at even steps from -90 to 90 degrees. */
final class PairClasses {
    /** Classes to each side of the likeliest that are averaged, as a model that runs does. */
    private static final int REACH = PairTrust.UNFITTED.reach();

    private PairClasses() {}

    /**
     * Writes a label that is spread by a bell over its neighbours, so that the network learns how far classes are apart.
     *
     * @param lateralDeg the angle, degrees
     * @param spreadDeg standard deviation of the bell, degrees
     * @param classes how many
     * @param out receives shares that add up to 1
     * @param at index of the first
     */
    static void bell(double lateralDeg, double spreadDeg, int classes, float[] out, int at) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double distance = (180.0 * c / (classes - 1) - 90 - lateralDeg) / spreadDeg;
            double share = Math.exp(-0.5 * distance * distance);
            out[at + c] = (float) share;
            sum += share;
        }
        for (int c = 0; c < classes; c++) {
            out[at + c] /= (float) sum;
        }
    }

    /**
     * Writes a label that two neighbours share.
     *
     * @param lateralDeg the angle, degrees
     * @param classes how many
     * @param out receives shares that add up to 1
     * @param at index of the first
     */
    static void shared(double lateralDeg, int classes, float[] out, int at) {
        Arrays.fill(out, at, at + classes, 0);
        double place = (Math.max(-90, Math.min(90, lateralDeg)) + 90) / 180 * (classes - 1);
        int low = Math.min(classes - 2, (int) place);
        out[at + low] = (float) (1 - (place - low));
        out[at + low + 1] = (float) (place - low);
    }

    /**
     * Reads a posterior out.
     *
     * @param log logarithms of the probabilities
     * @param at index of the first
     * @param classes how many
     * @return the mean angle near the likeliest class, degrees
     */
    static double meanDeg(float[] log, int at, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = log[at + c] > log[at + best] ? c : best;
        }
        double mass = 0;
        double mean = 0;
        for (int c = Math.max(0, best - REACH); c <= Math.min(classes - 1, best + REACH); c++) {
            double probability = Math.exp(log[at + c]);
            mass += probability;
            mean += probability * (180.0 * c / (classes - 1) - 90);
        }
        return mean / mass;
    }
}
