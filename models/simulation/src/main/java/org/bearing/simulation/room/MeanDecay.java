package org.bearing.simulation.room;

import org.bearing.geometry.SphericalHead;

/**
 * The mean decay of a shoebox's image sources: sound that travels along a direction meets the walls of each axis as
 * often as its path crosses the room along it, and the decay is the mean over all directions.
 *
 * <p>Source: Lehmann and Johansson 2008, "Prediction of energy decay in room impulse responses simulated with an
 * image-source model", section II; here the mean is taken over directions spread evenly over an octant.
 */
final class MeanDecay {
    private static final int DIRECTIONS = 64;
    private static final double[][] OCTANT = octant();
    private static final double MATCHED_PART = 0.4;
    private static final double LATEST_MATCH_S = 0.06;
    private static final double LONGEST_S = 100;

    private MeanDecay() {}

    /**
     * Energy left after a time.
     *
     * @param seconds time
     * @param lossPerMetre -ln of the energy per metre along x, y, z
     * @return part of the energy, in [0, 1]
     */
    static double energy(double seconds, double[] lossPerMetre) {
        double path = SphericalHead.SPEED_OF_SOUND * seconds;
        double sum = 0;
        for (double[] u : OCTANT) {
            sum += Math.exp(-path * (u[0] * lossPerMetre[0] + u[1] * lossPerMetre[1] + u[2] * lossPerMetre[2]));
        }
        return sum / OCTANT.length;
    }

    /** Factor on the losses with which the mean decay meets a straight one of the asked time where they are matched. */
    static double scaleFor(double rt60S, double[] lossPerMetre) {
        double match = Math.min(MATCHED_PART * rt60S, LATEST_MATCH_S);
        double target = Math.log(10) * -6 * match / rt60S;
        double path = SphericalHead.SPEED_OF_SOUND * match;
        double scale = 0;
        for (int step = 0; step < 40; step++) {
            double sum = 0;
            double slope = 0;
            for (double[] u : OCTANT) {
                double loss = path * (u[0] * lossPerMetre[0] + u[1] * lossPerMetre[1] + u[2] * lossPerMetre[2]);
                double energy = Math.exp(-scale * loss);
                sum += energy;
                slope -= loss * energy;
            }
            double change = (target - Math.log(sum / OCTANT.length)) * sum / slope;
            scale += change;
            if (Math.abs(change) < 1e-9 * scale) {
                break;
            }
        }
        return scale;
    }

    static double rt60S(double[] lossPerMetre) {
        double rt60 = 0.5;
        for (int step = 0; step < 50; step++) {
            double match = Math.min(MATCHED_PART * rt60, LATEST_MATCH_S);
            double fallen = -Math.log10(energy(match, lossPerMetre));
            double next = Math.min(LONGEST_S, 6 * match / Math.max(fallen, 1e-12));
            if (Math.abs(next - rt60) < 1e-9 * rt60) {
                return next;
            }
            rt60 = next;
        }
        return rt60;
    }

    private static double[][] octant() {
        double golden = (Math.sqrt(5) - 1) / 2;
        double[][] directions = new double[DIRECTIONS][];
        for (int i = 0; i < DIRECTIONS; i++) {
            double z = (i + 0.5) / DIRECTIONS;
            double azimuth = Math.PI / 2 * ((i * golden) % 1);
            double flat = Math.sqrt(1 - z * z);
            directions[i] = new double[] {flat * Math.cos(azimuth), flat * Math.sin(azimuth), z};
        }
        return directions;
    }
}
