package org.bearing.frames;

/** Analysis windows by their usual names. */
public enum Window {
    /** sin(pi (n + 1/2) / N). */
    SINE,
    /** Hamming: 0.54 - 0.46 cos(2 pi n / (N - 1)). */
    HAMMING,
    /** Symmetric Hann: 0.5 - 0.5 cos(2 pi n / (N - 1)). */
    HANN;

    /**
     * Computes the window.
     *
     * @param size number of samples, above 1
     * @return its values
     */
    public float[] values(int size) {
        float[] out = new float[size];
        for (int n = 0; n < size; n++) {
            out[n] = (float)
                    switch (this) {
                        case SINE -> Math.sin(Math.PI * (n + 0.5) / size);
                        case HAMMING -> 0.54 - 0.46 * Math.cos(2 * Math.PI * n / (size - 1));
                        case HANN -> 0.5 - 0.5 * Math.cos(2 * Math.PI * n / (size - 1));
                    };
        }
        return out;
    }
}
