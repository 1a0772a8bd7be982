package org.bearing.method;

import org.bearing.frames.FrameSpec;
import org.bearing.geometry.SphericalHead;

/**
 * What a capture's channels would have in common for every direction of a grid, in bands of a few bins. Immutable; any thread.
 *
 * <p>The channels are first made such that the capture's diffuse field is equal and unrelated noise in both (whitening); then
 * a direction is a point on the sphere of Stokes parameters: difference of the powers, and twice the real and the imaginary
 * part of the cross spectrum, over the sum of the powers. Noise is its centre.
 */
final class CaptureGrid {
    static final FrameSpec FRAMES = FrameSpec.TANG;
    /** Bins that are averaged: about what the window smears. */
    static final int BAND_BINS = 3;

    static final int FIRST_BIN = 7;

    private static final double HIGH_HZ = 7000;
    /** Above it, time differences of spaced microphones tell nothing that the lower bands do not. */
    private static final double HIGH_SPACED_HZ = 4000;

    private static final int GROUP_BANDS = 4;
    private static final int FRONT_SIDE = 90;
    private static final int REAR_SIDE = 89;
    /** Noise of the microphones themselves, as part of the diffuse field's power. */
    private static final double OWN_NOISE = 0.05;
    /** Least part of a sound that a direction is held not to explain: how exact a capture is, -20 dB. */
    private static final double LEAST_REST = 0.01;

    private final double stepRad;
    private final int rear;
    private final int bands;
    private final double[][] whitening;
    private final float[][][] stokes;
    private final float[] rest;

    CaptureGrid(CaptureMap map) {
        stepRad = map.widestRad() / FRONT_SIDE;
        rear = map.widestRad() < Math.PI / 2 ? 0 : 2 * REAR_SIDE + 1;
        double binHz = (double) FRAMES.sampleRateHz() / FRAMES.frameSize();
        double high = map.spacingM() > 0 ? HIGH_SPACED_HZ : HIGH_HZ;
        int groups = (int) ((high / binHz - FIRST_BIN) / (BAND_BINS * GROUP_BANDS));
        bands = groups * GROUP_BANDS;
        whitening = new double[bands][];
        stokes = new float[bands][][];
        rest = new float[bands];
        for (int band = 0; band < bands; band++) {
            double hz = (FIRST_BIN + BAND_BINS * (band + 0.5) - 0.5) * binHz;
            double turn = Math.PI * hz * map.spacingM() / SphericalHead.SPEED_OF_SOUND;
            boolean same = map.spacingM() == 0 && band > 0;
            whitening[band] = same ? whitening[0] : whitening(map, hz);
            stokes[band] = same ? stokes[0] : stokes(map, whitening[band], turn);
            rest[band] = (float) Math.max(LEAST_REST, Math.pow(Math.sin(turn * stepRad), 2));
        }
    }

    /** Inverse of the Cholesky factor of the diffuse covariance: first row (x, 0), second (y, z). */
    private static double[] whitening(CaptureMap map, double hz) {
        double left = map.diffuse(0, 0, hz);
        double right = map.diffuse(1, 1, hz);
        double own = OWN_NOISE * (left + right) / 2;
        double cross = map.diffuse(0, 1, hz);
        double a = left + own;
        double s = Math.sqrt(right + own - cross * cross / a);
        return new double[] {1 / Math.sqrt(a), -cross / a / s, 1 / s};
    }

    private float[][] stokes(CaptureMap map, double[] white, double turn) {
        float[][] out = new float[3][points()];
        for (int i = 0; i < points(); i++) {
            double azimuth = azimuthRad(i);
            double front = Math.cos(azimuth);
            double left = Math.sin(azimuth);
            double gainLeft = map.gain(0, front, left);
            double gainRight = map.gain(1, front, left);
            double cos = Math.cos(turn * left);
            double sin = Math.sin(turn * left);
            double leftRe = white[0] * gainLeft * cos;
            double leftIm = white[0] * gainLeft * sin;
            double rightRe = (white[1] * gainLeft + white[2] * gainRight) * cos;
            double rightIm = (white[1] * gainLeft - white[2] * gainRight) * sin;
            double powerLeft = leftRe * leftRe + leftIm * leftIm;
            double powerRight = rightRe * rightRe + rightIm * rightIm;
            double scale = 1 / Math.max(Double.MIN_NORMAL, powerLeft + powerRight);
            out[0][i] = (float) ((powerLeft - powerRight) * scale);
            out[1][i] = (float) (2 * (leftRe * rightRe + leftIm * rightIm) * scale);
            out[2][i] = (float) (2 * (leftIm * rightRe - leftRe * rightIm) * scale);
        }
        return out;
    }

    /** {@return number of points: the front from right to left, then the rear from left to right} */
    int points() {
        return front() + rear;
    }

    /** {@return number of points in front} */
    int front() {
        return 2 * FRONT_SIDE + 1;
    }

    /** {@return width of a step in front and behind, rad} */
    double stepRad() {
        return stepRad;
    }

    /** {@return azimuth of a point; between two of them too, rad} */
    double azimuthRad(double point) {
        return (point - FRONT_SIDE) * stepRad;
    }

    /** {@return number of bands, a multiple of {@link #groupBands}} */
    int bands() {
        return bands;
    }

    /** {@return neighbouring bands that count alike} */
    int groupBands() {
        return GROUP_BANDS;
    }

    double[] whitening(int band) {
        return whitening[band];
    }

    /** {@return by Stokes parameter and point} */
    float[][] stokes(int band) {
        return stokes[band];
    }

    /** {@return least part of a sound that a point is held not to explain} */
    float rest(int band) {
        return rest[band];
    }
}
