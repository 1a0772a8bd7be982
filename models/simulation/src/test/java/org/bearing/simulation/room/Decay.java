package org.bearing.simulation.room;

/** Measures decays of responses. */
final class Decay {
    private Decay() {}

    /** Energies of consecutive windows after a sample, both channels together. */
    static double[] windows(StereoResponse response, int from, int window, int count) {
        double[] energies = new double[count];
        for (int i = 0; i < count * window && from + i < response.length(); i++) {
            float l = response.left()[from + i];
            float r = response.right()[from + i];
            energies[i / window] += l * l + r * r;
        }
        return energies;
    }

    /** T20 from the energies of windows (backward integration, -5 to -25 dB, least squares), s. */
    static double t20(double[] energies, double windowS) {
        double[] curve = new double[energies.length];
        double sum = 0;
        for (int i = energies.length - 1; i >= 0; i--) {
            sum += energies[i];
            curve[i] = sum;
        }
        double n = 0;
        double t = 0;
        double tt = 0;
        double d = 0;
        double td = 0;
        for (int i = 0; i < curve.length; i++) {
            double db = 10 * Math.log10(curve[i] / curve[0]);
            if (db <= -5 && db >= -25) {
                double at = i * windowS;
                n++;
                t += at;
                tt += at * at;
                d += db;
                td += at * db;
            }
        }
        return -60 / ((n * td - t * d) / (n * tt - t * t));
    }
}
