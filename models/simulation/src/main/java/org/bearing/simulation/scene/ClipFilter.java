package org.bearing.simulation.scene;

import java.util.Arrays;

/** Filters both channels of a clip alike. Buffers are reused; used by one thread. */
final class ClipFilter {
    private final RealFft fft = new RealFft();
    private float[] work = new float[0];

    /** Multiplies the clip's spectrum by a gain. */
    void apply(StereoClip clip, GainCurve gain) {
        int size = RealFft.goodSize(clip.length());
        if (work.length != size) {
            work = new float[size];
        }
        for (float[] channel : Arrays.asList(clip.left(), clip.right())) {
            System.arraycopy(channel, 0, work, 0, clip.length());
            Arrays.fill(work, clip.length(), size, 0);
            fft.forward(work, size);
            gain.apply(work, size);
            fft.inverse(work, size);
            System.arraycopy(work, 0, channel, 0, clip.length());
        }
    }
}
