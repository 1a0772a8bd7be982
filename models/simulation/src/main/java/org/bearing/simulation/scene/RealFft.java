package org.bearing.simulation.scene;

import java.util.HashMap;
import java.util.Map;
import org.jtransforms.fft.FloatFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * Plans for real transforms, by length, in JTransforms' packed order: re 0, re N/2, re 1, im 1, re 2, ... Used by one
 * thread.
 */
final class RealFft {
    static {
        withoutThreads();
    }

    private final Map<Integer, FloatFFT_1D> plans = new HashMap<>();

    /** Scenes and heads are spread over threads already: a transform must not start threads of its own. */
    static void withoutThreads() {
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    /** {@return the smallest length of at least {@code samples} that transforms fast: 2^n or 3 * 2^n or 5 * 2^n} */
    static int goodSize(int samples) {
        int power = Math.max(8, Integer.highestOneBit(Math.max(1, samples)));
        if (power >= samples) {
            return power;
        }
        if (power / 4 * 5 >= samples) {
            return power / 4 * 5;
        }
        return power / 2 * 3 >= samples ? power / 2 * 3 : power * 2;
    }

    void forward(float[] data, int size) {
        plan(size).realForward(data);
    }

    void inverse(float[] data, int size) {
        plan(size).realInverse(data, true);
    }

    private FloatFFT_1D plan(int size) {
        return plans.computeIfAbsent(size, FloatFFT_1D::new);
    }

    /** Multiplies two packed spectra into the first. */
    static void multiply(float[] a, float[] b, int size) {
        a[0] *= b[0];
        a[1] *= b[1];
        for (int k = 2; k + 1 < size; k += 2) {
            float re = a[k] * b[k] - a[k + 1] * b[k + 1];
            a[k + 1] = a[k] * b[k + 1] + a[k + 1] * b[k];
            a[k] = re;
        }
    }
}
