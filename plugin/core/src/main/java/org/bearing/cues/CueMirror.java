package org.bearing.cues;

/** Exchanges left and right in a cue vector. */
public final class CueMirror {
    private CueMirror() {}

    /**
     * What the same scene gives with its channels exchanged: levels negated, phases conjugated, curves reversed in the
     * lag, spectrum and bands' powers as they are, bands' levels negated.
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
        for (int i = spec.size() - bandLevels(spec); i < spec.size(); i++) {
            out[i] = -out[i];
        }
    }

    /** Level differences of bands, the last values of the vector. */
    private static int bandLevels(CueSpec spec) {
        return spec.bands() ? CueSpec.BANDS : 0;
    }

    /**
     * Number of values in a split vector that an exchange of the channels negates.
     *
     * @param spec what the vector holds
     * @return the size of the odd part, which comes last
     */
    public static int oddSize(CueSpec spec) {
        return spec.levels()
                + spec.phases()
                + (spec.spectrumAt() - spec.curvesAt()) / CueSpec.curveSize() * CueSpec.CURVE_LAGS
                + bandLevels(spec);
    }

    /**
     * Splits a cue vector into the part that an exchange of the channels leaves alone (even: real parts of the phases,
     * half sums of curve values at opposite lags, spectrum, bands but for their levels) and the part that it negates (odd: levels, imaginary parts,
     * half differences). The same numbers in another basis.
     *
     * @param spec what the vector holds
     * @param in cue vector
     * @param out receives the even part and then, in the last {@link #oddSize} places, the odd part; not {@code in}
     */
    public static void split(CueSpec spec, float[] in, float[] out) {
        int even = 0;
        int odd = spec.size() - oddSize(spec);
        for (int i = 0; i < spec.levels(); i++) {
            out[odd++] = in[i];
        }
        for (int i = spec.levels(); i < spec.curvesAt(); i += 2) {
            out[even++] = in[i];
            out[odd++] = in[i + 1];
        }
        for (int at = spec.curvesAt(); at < spec.spectrumAt(); at += CueSpec.curveSize()) {
            int centre = at + CueSpec.CURVE_LAGS;
            out[even++] = in[centre];
            for (int lag = 1; lag <= CueSpec.CURVE_LAGS; lag++) {
                out[even++] = (in[centre + lag] + in[centre - lag]) / 2;
                out[odd++] = (in[centre + lag] - in[centre - lag]) / 2;
            }
        }
        int rest = spec.size() - bandLevels(spec) - spec.spectrumAt();
        System.arraycopy(in, spec.spectrumAt(), out, even, rest);
        System.arraycopy(in, spec.spectrumAt() + rest, out, odd, bandLevels(spec));
    }
}
