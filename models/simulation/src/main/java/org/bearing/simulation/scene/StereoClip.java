package org.bearing.simulation.scene;

/** A reused buffer of stereo samples at one rate. Used by one thread. */
public final class StereoClip {
    private final int sampleRateHz;
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int length;

    /**
     * Makes an empty clip.
     *
     * @param sampleRateHz samples per second, Hz
     */
    public StereoClip(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    /** {@return samples per second, Hz} */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@return number of valid samples} */
    public int length() {
        return length;
    }

    /** {@return the left channel; the first {@link #length()} values are valid} */
    public float[] left() {
        return left;
    }

    /** {@return the right channel; the first {@link #length()} values are valid} */
    public float[] right() {
        return right;
    }

    /**
     * Sets the length; what the clip holds afterwards is undefined.
     *
     * @param samples at least 0
     */
    public void resize(int samples) {
        if (left.length < samples) {
            left = new float[samples];
            right = new float[samples];
        }
        length = samples;
    }

    /** Exchanges left and right. */
    void swap() {
        float[] kept = left;
        left = right;
        right = kept;
    }

    /**
     * Gives each channel a gain.
     *
     * @param leftGain factor
     * @param rightGain factor
     */
    public void scale(double leftGain, double rightGain) {
        for (int i = 0; i < length; i++) {
            left[i] *= (float) leftGain;
            right[i] *= (float) rightGain;
        }
    }

    /** {@return mean square of both channels together} */
    double power() {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) left[i] * left[i] + (double) right[i] * right[i];
        }
        return length == 0 ? 0 : sum / (2.0 * length);
    }
}
