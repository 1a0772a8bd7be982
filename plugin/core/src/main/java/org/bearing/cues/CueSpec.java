package org.bearing.cues;

/**
 * What a cue vector holds, and in which order.
 *
 * <p>Always first: Tang et al. 2022 eq. 3, the mean level difference (dB, left over right) of bins {@code [levelFrom,
 * levelTo)} and then, interleaved by bin, the real and imaginary part of the mean phase vector of bins {@code
 * [levelFrom, phaseTo)}. Optional parts follow in the order of the components.
 *
 * @param levelFrom first bin
 * @param levelTo bin after the last one of the level differences
 * @param phaseTo bin after the last one of the phase differences
 * @param weighted whether bins of a frame are weighted by coherence, onset and energy (else eq. 2's plain mean)
 * @param curves whether three generalized cross-correlation curves follow (bands {@link #CURVE_BANDS_HZ}, lags of
 *     +-{@link #CURVE_LAGS} quarter samples)
 * @param spectrum whether the log spectrum of both channels together follows (dB of bins {@code [levelFrom, levelTo)},
 *     their mean removed)
 * @param bands whether bands of a twelfth of an octave from {@link #BANDS_FROM_HZ} to 16 kHz follow, what the outer ears
 *     change most: by band the power of both channels (dB, the mean removed), then how far the band is to be believed
 *     (0 = it holds no sound, 1 = as much as any), then the level difference (dB, left over right). Power and level of a
 *     band without sound are 0, so that a network is told which bandwidth the recording has
 */
public record CueSpec(
        int levelFrom, int levelTo, int phaseTo, boolean weighted, boolean curves, boolean spectrum, boolean bands) {
    /** As printed by Tang et al. 2022: 16 kHz, K = 1024, 200-7000 Hz and 200-2500 Hz: 729 values. */
    public static final CueSpec TANG = new CueSpec(13, 448, 160, false, false, false);

    /** What the shipped frontal embedding hears. */
    public static final CueSpec EMBEDDING = new CueSpec(13, 448, 160, true, true, true);

    /** What the shipped embedding of the full sphere hears, from frames of {@link org.bearing.frames.FrameSpec#WIDE}. */
    public static final CueSpec SPHERE = new CueSpec(13, 448, 160, true, true, true, true);

    /** Lower edge of the first band, Hz. */
    public static final double BANDS_FROM_HZ = 3000;

    /** Number of bands; the last one ends at 16 kHz. */
    public static final int BANDS = 29;

    /** Bands per octave. */
    private static final double BANDS_PER_OCTAVE = 12;

    /** Largest lag of a curve to each side, quarter samples at 16 kHz (0.94 ms). */
    public static final int CURVE_LAGS = 60;

    /** Lower and upper edges of the curves' bands, Hz. */
    static final double[][] CURVE_BANDS_HZ = {{150, 1500}, {200, 4000}, {1500, 7500}};

    /**
     * A cue vector without bands.
     *
     * @param levelFrom first bin
     * @param levelTo bin after the last one of the level differences
     * @param phaseTo bin after the last one of the phase differences
     * @param weighted whether bins of a frame are weighted
     * @param curves whether the correlation curves follow
     * @param spectrum whether the log spectrum follows
     */
    public CueSpec(int levelFrom, int levelTo, int phaseTo, boolean weighted, boolean curves, boolean spectrum) {
        this(levelFrom, levelTo, phaseTo, weighted, curves, spectrum, false);
    }

    /**
     * Where a band begins and the one before it ends.
     *
     * @param band its number, in [0, {@link #BANDS}]
     * @return Hz
     */
    public static double bandEdgeHz(int band) {
        return BANDS_FROM_HZ * Math.pow(2, band / BANDS_PER_OCTAVE);
    }

    /** {@return number of curves} */
    public static int curveCount() {
        return CURVE_BANDS_HZ.length;
    }

    /** {@return values per curve} */
    public static int curveSize() {
        return 2 * CURVE_LAGS + 1;
    }

    /** {@return number of level differences} */
    public int levels() {
        return levelTo - levelFrom;
    }

    /** {@return number of bins with a phase difference} */
    public int phases() {
        return phaseTo - levelFrom;
    }

    /** {@return index of the first curve's first value} */
    public int curvesAt() {
        return levels() + 2 * phases();
    }

    /** {@return index of the spectrum's first value} */
    public int spectrumAt() {
        return curvesAt() + (curves ? curveCount() * curveSize() : 0);
    }

    /** {@return index of the first band's power} */
    public int bandsAt() {
        return spectrumAt() + (spectrum ? levels() : 0);
    }

    /** {@return number of values in a cue vector} */
    public int size() {
        return bandsAt() + (bands ? 3 * BANDS : 0);
    }
}
