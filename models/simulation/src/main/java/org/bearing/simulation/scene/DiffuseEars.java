package org.bearing.simulation.scene;

import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.DiffuseField;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirPair;

/**
 * Makes noise that reaches the two ears of one head from everywhere: per frequency two independent noises become a pair
 * with the levels and the coherence of the head in a diffuse field. Immutable; any thread.
 */
final class DiffuseEars {
    private static final int DIRECTIONS = 96;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    /** Points from 0 Hz to half the rate, one more at the end. */
    private static final int POINTS = 256;

    /** Left = own * N1; right = (sharedRe + i sharedIm) * N1 + other * N2. */
    private final float[] own = new float[POINTS + 2];

    private final float[] sharedRe = new float[POINTS + 2];
    private final float[] sharedIm = new float[POINTS + 2];
    private final float[] other = new float[POINTS + 2];

    private DiffuseEars(DiffuseField field) {
        double floor = 1e-9 * (field.left(field.rateHz() / 8.0) + field.right(field.rateHz() / 8.0));
        for (int i = 0; i < own.length; i++) {
            double hz = Math.min(i, POINTS) * (field.rateHz() / 2.0) / POINTS;
            double amplitude = Math.sqrt(Math.max(field.left(hz), floor));
            double re = field.crossRe(hz) / amplitude;
            double im = -field.crossIm(hz) / amplitude;
            own[i] = (float) amplitude;
            sharedRe[i] = (float) re;
            sharedIm[i] = (float) im;
            other[i] = (float) Math.sqrt(Math.max(0, field.right(hz) - re * re - im * im));
        }
    }

    /** Averages a head over directions that are even on the sphere. */
    static DiffuseEars of(Head head) {
        DiffuseField field = new DiffuseField(head.sampleRateHz());
        HrirPair pair = head.newPair();
        for (int d = 0; d < DIRECTIONS; d++) {
            double z = 1 - 2 * (d + 0.5) / DIRECTIONS;
            head.hrir(new Direction(GOLDEN_ANGLE * d, Math.asin(z)), pair);
            field.add(pair.left(), pair.right(), 1.0 / DIRECTIONS);
        }
        return new DiffuseEars(field);
    }

    /**
     * Makes packed spectra of a pair of noises.
     *
     * @param random where from
     * @param gain amplitude over frequency
     * @param left receives the left ear's spectrum
     * @param right receives the right ear's spectrum
     * @param size number of samples of the transform
     */
    void spectra(SplittableRandom random, GainCurve gain, float[] left, float[] right, int size) {
        left[0] = 0;
        left[1] = 0;
        right[0] = 0;
        right[1] = 0;
        for (int k = 2; k + 1 < size; k += 2) {
            double part = (double) k / size;
            int index = (int) (part * POINTS);
            float weight = (float) (part * POINTS - index);
            float amplitude = gain.at(part);
            float ar = amplitude * (float) random.nextGaussian();
            float ai = amplitude * (float) random.nextGaussian();
            float br = amplitude * (float) random.nextGaussian();
            float bi = amplitude * (float) random.nextGaussian();
            float direct = between(own, index, weight);
            float re = between(sharedRe, index, weight);
            float im = between(sharedIm, index, weight);
            float rest = between(other, index, weight);
            left[k] = direct * ar;
            left[k + 1] = direct * ai;
            right[k] = re * ar - im * ai + rest * br;
            right[k + 1] = re * ai + im * ar + rest * bi;
        }
    }

    private static float between(float[] values, int index, float weight) {
        return values[index] + weight * (values[index + 1] - values[index]);
    }

    /** {@return magnitude-squared coherence of both ears at a part of half the rate, in [0, 1]} */
    double coherence(double part) {
        int k = (int) Math.round(part * POINTS);
        double shared = (double) sharedRe[k] * sharedRe[k] + (double) sharedIm[k] * sharedIm[k];
        return shared / (shared + (double) other[k] * other[k]);
    }
}
