package org.bearing.simulation.room;

import java.util.Arrays;

/**
 * A stereo impulse response that is filled again and again; grows as needed, never shrinks. Not thread-safe.
 *
 * <p>Only the first {@link #length()} samples count; those after them are 0.
 */
public final class StereoResponse {
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int length;
    private int latency;

    /** Makes an empty one. */
    public StereoResponse() {}

    /** {@return the left channel; at least {@link #length()} samples} */
    public float[] left() {
        return left;
    }

    /** {@return the right channel; at least {@link #length()} samples} */
    public float[] right() {
        return right;
    }

    /** {@return samples that count} */
    public int length() {
        return length;
    }

    /** {@return the sample at which the source sends out its impulse} */
    public int latency() {
        return latency;
    }

    /** Silences and resizes. */
    void start(int samples, int latencySamples) {
        if (left.length < samples) {
            left = new float[samples + samples / 4];
            right = new float[samples + samples / 4];
        } else {
            Arrays.fill(left, 0, Math.max(length, samples), 0);
            Arrays.fill(right, 0, Math.max(length, samples), 0);
        }
        length = samples;
        latency = latencySamples;
    }
}
