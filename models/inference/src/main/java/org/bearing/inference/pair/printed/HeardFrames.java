package org.bearing.inference.pair.printed;

import java.util.Arrays;
import org.bearing.frames.StereoSpectrum;

/** Which of the last frames hold any sound; digital silence has no phase. */
final class HeardFrames {
    private final boolean[] heard;
    private final long[] centres;
    private int next;
    private int held;
    private int count;

    HeardFrames(int frames) {
        heard = new boolean[frames];
        centres = new long[frames];
    }

    void accept(StereoSpectrum spectrum) {
        count -= heard[next] ? 1 : 0;
        heard[next] = sounds(spectrum.leftRe(), spectrum.leftIm()) && sounds(spectrum.rightRe(), spectrum.rightIm());
        count += heard[next] ? 1 : 0;
        centres[next] = spectrum.centreSample();
        next = (next + 1) % heard.length;
        held = Math.min(held + 1, heard.length);
    }

    private static boolean sounds(float[] re, float[] im) {
        for (int k = 0; k < re.length; k++) {
            if (re[k] != 0 || im[k] != 0) {
                return true;
            }
        }
        return false;
    }

    int held() {
        return held;
    }

    /** {@return whether at least half of the frames held sound} */
    boolean enough() {
        return held > 0 && 2 * count >= held;
    }

    long centreSample() {
        int oldest = (next - held + heard.length) % heard.length;
        int newest = (next - 1 + heard.length) % heard.length;
        return (centres[oldest] + centres[newest]) / 2;
    }

    void reset() {
        Arrays.fill(heard, false);
        next = 0;
        held = 0;
        count = 0;
    }
}
