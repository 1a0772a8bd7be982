package org.bearing.cues;

/** Exchanges left and right in a cue vector. */
public final class CueMirror {
    private CueMirror() {}

    /**
     * What the same scene gives with its channels exchanged: levels negated, phases conjugated, curves reversed in the
     * lag, the spectrum as it is.
     *
     * @param spec what the vector holds
     * @param in cue vector
     * @param out receives the mirrored one; may be {@code in}
     */
    public static void mirror(CueSpec spec, float[] in, float[] out) {
        for (int i = 0; i < spec.levels(); i++) {
            out[i] = -in[i];
        }
        for (int i = spec.levels(); i < spec.curvesAt(); i += 2) {
            out[i] = in[i];
            out[i + 1] = -in[i + 1];
        }
        int size = CueSpec.curveSize();
        for (int at = spec.curvesAt(); at < spec.spectrumAt(); at += size) {
            for (int i = 0; i <= size / 2; i++) {
                float low = in[at + i];
                out[at + i] = in[at + size - 1 - i];
                out[at + size - 1 - i] = low;
            }
        }
        System.arraycopy(in, spec.spectrumAt(), out, spec.spectrumAt(), spec.size() - spec.spectrumAt());
    }
}
