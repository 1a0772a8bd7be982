package org.bearing.method;

/**
 * What the two channels would have in common from every point of a grid, tabled for the left half. Immutable; any thread.
 */
final class PairSteering {
    private final int side;
    private final float[][] cosine;
    private final float[][] sine;

    PairSteering(SteeringGrid grid) {
        side = grid.side();
        cosine = new float[side + 1][SteeringGrid.BINS];
        sine = new float[side + 1][SteeringGrid.BINS];
        for (int s = 0; s <= side; s++) {
            for (int k = 0; k < SteeringGrid.BINS; k++) {
                cosine[s][k] = (float) Math.cos(grid.phaseRad(k, s));
                sine[s][k] = (float) Math.sin(grid.phaseRad(k, s));
            }
        }
    }

    /** {@return number of points} */
    int points() {
        return 2 * side + 1;
    }

    /** {@return index of the front, from which the points to the left rise} */
    int front() {
        return side;
    }

    /** {@return cosine of the phase that a point has, by bin} */
    float[] cosine(int point) {
        return cosine[Math.abs(point - side)];
    }

    /** {@return sine of the phase that the mirrored left point has, by bin; negate it right of the front} */
    float[] sine(int point) {
        return sine[Math.abs(point - side)];
    }

    /** {@return mean over the bins of how far cross spectra agree with a point, in [-1, 1] if they are at most 1} */
    double agreement(double[] re, double[] im, int point) {
        float[] c = cosine(point);
        float[] s = sine(point);
        double even = 0;
        double odd = 0;
        for (int k = 0; k < SteeringGrid.BINS; k++) {
            even += re[k] * c[k];
            odd += im[k] * s[k];
        }
        return (point < side ? even - odd : even + odd) / SteeringGrid.BINS;
    }
}
