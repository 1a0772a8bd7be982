package org.bearing.frames;

import org.jtransforms.fft.FloatFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * The DFT of real frames of 2^n or 3 * 2^n samples. Used by one thread; allocates nothing after it is made.
 *
 * <p>Three times a power of two is put together from the transforms of every third sample, since the library allocates
 * for such sizes at every call.
 */
final class RealTransform {
    static {
        // One frame is far too short for the library's threads.
        CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
        CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
    }

    private static final int PARTS = 3;

    private final int size;
    private final int partSize;
    private final FloatFFT_1D transform;
    private final float[][] parts;
    private final float[] cosine;
    private final float[] sine;

    /**
     * Makes tables.
     *
     * @param size samples of a frame, 2^n or 3 * 2^n
     */
    RealTransform(int size) {
        this.size = size;
        boolean whole = Integer.bitCount(size) == 1;
        partSize = whole ? size : size / PARTS;
        transform = new FloatFFT_1D(partSize);
        parts = new float[whole ? 0 : PARTS][partSize];
        cosine = new float[whole ? 0 : size];
        sine = new float[whole ? 0 : size];
        for (int k = 0; k < cosine.length; k++) {
            cosine[k] = (float) Math.cos(2 * Math.PI * k / size);
            sine[k] = (float) -Math.sin(2 * Math.PI * k / size);
        }
    }

    /** {@return whether there is a transform of a size} */
    static boolean supports(int size) {
        return size >= 2 && (Integer.bitCount(size) == 1 || (size % 6 == 0 && Integer.bitCount(size / PARTS) == 1));
    }

    /**
     * Transforms a frame: {@code X[k] = sum x[n] exp(-2 pi j k n / N)}, not scaled.
     *
     * @param samples the frame; overwritten
     * @param re receives the real parts of bins 0 to N / 2
     * @param im receives their imaginary parts
     */
    void apply(float[] samples, float[] re, float[] im) {
        if (parts.length == 0) {
            transform.realForward(samples);
            unpack(samples, re, im);
            return;
        }
        for (int r = 0; r < PARTS; r++) {
            float[] part = parts[r];
            for (int m = 0; m < partSize; m++) {
                part[m] = samples[PARTS * m + r];
            }
            transform.realForward(part);
        }
        join(re, im);
    }

    /** The library packs Re[0], Re[N/2], then Re and Im of bins 1 to N/2 - 1. */
    private void unpack(float[] packed, float[] re, float[] im) {
        re[0] = packed[0];
        im[0] = 0;
        for (int k = 1; k < size / 2; k++) {
            re[k] = packed[2 * k];
            im[k] = packed[2 * k + 1];
        }
        re[size / 2] = packed[1];
        im[size / 2] = 0;
    }

    /** X[k] = F0[k] + w^k F1[k] + w^2k F2[k], where F has the period N / 3 and F[-k] = conj F[k]. */
    private void join(float[] re, float[] im) {
        int half = partSize / 2;
        for (int k = 0; k <= size / 2; k++) {
            int place = k % partSize;
            boolean folded = place > half;
            int at = folded ? partSize - place : place;
            float sumRe = 0;
            float sumIm = 0;
            for (int r = 0; r < PARTS; r++) {
                float[] part = parts[r];
                boolean edge = at == 0 || at == half;
                float a = edge ? part[at == 0 ? 0 : 1] : part[2 * at];
                float b = edge ? 0 : folded ? -part[2 * at + 1] : part[2 * at + 1];
                int turn = r * k % size;
                sumRe += cosine[turn] * a - sine[turn] * b;
                sumIm += cosine[turn] * b + sine[turn] * a;
            }
            re[k] = sumRe;
            im[k] = sumIm;
        }
        im[0] = 0;
        im[size / 2] = 0;
    }
}
