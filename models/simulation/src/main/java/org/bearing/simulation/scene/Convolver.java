package org.bearing.simulation.scene;

import java.util.Arrays;

/** Filters one source by the two responses of a room, in one transform. Buffers are reused; used by one thread. */
public final class Convolver {
    private final RealFft fft = new RealFft();
    private float[] source = new float[0];
    private float[] response = new float[0];

    /** Makes one with empty buffers. */
    public Convolver() {}

    /**
     * Makes room for a clip.
     *
     * @param clip number of samples of the clip
     * @param preRoll number of samples before it, at least the response's length less one
     * @return where the caller writes {@code preRoll + clip} samples of the source
     */
    public float[] source(int clip, int preRoll) {
        int size = RealFft.goodSize(clip + preRoll);
        if (source.length != size) {
            source = new float[size];
            response = new float[size];
        }
        Arrays.fill(source, 0);
        return source;
    }

    /** Colours what was transformed. */
    void color(GainCurve color) {
        color.apply(source, source.length);
    }

    /** Transforms what the caller wrote. */
    public void transformSource() {
        fft.forward(source, source.length);
    }

    /**
     * Writes the clip as one ear hears it.
     *
     * @param ear the room's response at that ear
     * @param earLength its number of samples, at most the pre-roll and one
     * @param preRoll as given to {@link #source}
     * @param into receives the clip
     * @param clip number of samples
     */
    public void filter(float[] ear, int earLength, int preRoll, float[] into, int clip) {
        // The circular product spoils only the first samples, which are the pre-roll.
        System.arraycopy(ear, 0, response, 0, earLength);
        Arrays.fill(response, earLength, response.length, 0);
        fft.forward(response, response.length);
        RealFft.multiply(response, source, response.length);
        fft.inverse(response, response.length);
        System.arraycopy(response, preRoll, into, 0, clip);
    }
}
