package org.bearing.simulation.scene;

/**
 * From where the scenes of a data set or a test are drawn; every value evenly inside its range.
 *
 * @param rt60Seconds reverberation time, s
 * @param rangeM distance from the head's centre to the source, m
 * @param snrDb power of the sound (with its reverberation, mean of both ears) over that of all noise, dB
 * @param diffuseShare part of the noise power that is diffuse (coherent between the ears as far as it is in a diffuse
 *     field); the rest is independent sensor noise, in [0, 1]
 * @param diffuseTiltDbPerDecade spectral slope of the diffuse noise, dB per decade
 * @param speechShare part of the scenes with speech, in [0, 1]
 * @param recordedShare part of the scenes with music or recorded noise; the remainder has white noise
 * @param mismatchDb level of the left channel over the right one that the microphones add, dB
 * @param tiltDbPerDecade spectral slope that the source gets, dB per decade
 * @param equalizerDb largest gain or loss of three gentle bands of the source, dB
 * @param stretch factor by which the head is larger than measured (its impulse responses stretched in time)
 * @param stretchSteps how many sizes a head comes in, evenly over {@code stretch}; each is made once and kept
 * @param mirroredShare part of the scenes with left and right exchanged, head, room and truth alike
 * @param lengthM room length, m
 * @param widthM room width, m
 * @param heightM room height, m
 * @param receiverMarginM smallest distance of the head from any wall, m
 * @param frontalShare part of the directions that is even in azimuth and elevation in the frontal box (azimuth within
 *     +-90, elevation within +-45 degrees); the rest is even on the sphere above -45 degrees of elevation
 * @param clipSeconds length of a clip, s
 * @param shortShare part of the clips that is shorter
 * @param shortestSeconds least length of those, s
 * @param wide what is done to the sound's bandwidth and its upper bands
 */
public record SceneRanges(
        Range rt60Seconds,
        Range rangeM,
        Range snrDb,
        Range diffuseShare,
        Range diffuseTiltDbPerDecade,
        double speechShare,
        double recordedShare,
        Range mismatchDb,
        Range tiltDbPerDecade,
        double equalizerDb,
        Range stretch,
        int stretchSteps,
        double mirroredShare,
        Range lengthM,
        Range widthM,
        Range heightM,
        double receiverMarginM,
        double frontalShare,
        double clipSeconds,
        double shortShare,
        double shortestSeconds,
        WideRanges wide) {

    /** Largest azimuth to each side in the frontal box, degrees. */
    public static final double FRONTAL_AZIMUTH_DEG = 90;

    /** Largest elevation up and down in the frontal box, and lowest one everywhere, degrees. */
    public static final double FRONTAL_ELEVATION_DEG = 45;

    /** The wide randomisation that the shipped models are trained with. */
    public static final SceneRanges TRAINING = new SceneRanges(
            new Range(0.1, 0.8),
            new Range(0.5, 3),
            new Range(5, 40),
            new Range(0, 1),
            new Range(-20, 0),
            0.65,
            0.15,
            new Range(-2, 2),
            new Range(-6, 6),
            3,
            new Range(0.85, 1.15),
            8,
            0.5,
            new Range(3, 10),
            new Range(2.5, 8),
            new Range(2.2, 4),
            0.5,
            0.7,
            1,
            0.15,
            0.3,
            WideRanges.NONE);

    /** The randomisation of {@link #TRAINING} over the full sphere, at a rate of 48 kHz. */
    public static final SceneRanges SPHERE_TRAINING = new SceneRanges(
            TRAINING.rt60Seconds,
            TRAINING.rangeM,
            TRAINING.snrDb,
            TRAINING.diffuseShare,
            TRAINING.diffuseTiltDbPerDecade,
            0.4,
            0.25,
            TRAINING.mismatchDb,
            new Range(-15, 6),
            6,
            TRAINING.stretch,
            5,
            TRAINING.mirroredShare,
            TRAINING.lengthM,
            TRAINING.widthM,
            TRAINING.heightM,
            TRAINING.receiverMarginM,
            0.1,
            1,
            TRAINING.shortShare,
            TRAINING.shortestSeconds,
            WideRanges.TRAINING);

    public SceneRanges {
        checkShares(speechShare, recordedShare, mirroredShare, frontalShare, shortShare);
        if (speechShare + recordedShare > 1 + 1e-9) {
            throw new IllegalArgumentException(
                    "speechShare and recordedShare are at most 1 together: " + speechShare + ", " + recordedShare);
        }
        if (!(rt60Seconds.from() > 0 && rangeM.from() > 0 && stretch.from() > 0 && stretchSteps > 0)) {
            throw new IllegalArgumentException("rt60Seconds, rangeM, stretch and stretchSteps must be above 0: "
                    + rt60Seconds + ", " + rangeM + ", " + stretch + ", " + stretchSteps);
        }
        if (!(clipSeconds > 0 && shortestSeconds > 0 && shortestSeconds <= clipSeconds)) {
            throw new IllegalArgumentException("clipSeconds must be above 0 and shortestSeconds at most that: "
                    + clipSeconds + ", " + shortestSeconds);
        }
        if (!(equalizerDb >= 0 && receiverMarginM > 0)) {
            throw new IllegalArgumentException("equalizerDb must be at least 0 and receiverMarginM above 0: "
                    + equalizerDb + ", " + receiverMarginM);
        }
    }

    private static void checkShares(double... shares) {
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must be in [0, 1]: " + share);
            }
        }
    }

    /**
     * The test protocol: frontal box, 0.7-3 m, heads and sounds as they are, sensor noise, 1 s.
     *
     * @param rt60FromSeconds shortest reverberation time, s
     * @param rt60ToSeconds longest reverberation time, s
     * @param snrFromDb lowest ratio of sound to noise, dB
     * @param snrToDb highest ratio of sound to noise, dB
     * @return the ranges
     */
    public static SceneRanges test(double rt60FromSeconds, double rt60ToSeconds, double snrFromDb, double snrToDb) {
        Range none = Range.only(0);
        return new SceneRanges(
                new Range(rt60FromSeconds, rt60ToSeconds),
                new Range(0.7, 3),
                new Range(snrFromDb, snrToDb),
                none,
                none,
                TRAINING.speechShare,
                TRAINING.recordedShare,
                none,
                none,
                0,
                Range.only(1),
                1,
                0,
                TRAINING.lengthM,
                TRAINING.widthM,
                TRAINING.heightM,
                TRAINING.receiverMarginM,
                1,
                1,
                0,
                1,
                WideRanges.NONE);
    }

    /**
     * The same with another share of frontal directions.
     *
     * @param share in [0, 1]
     * @return the ranges
     */
    public SceneRanges withFrontalShare(double share) {
        return with(share, clipSeconds, shortShare, shortestSeconds, stretch, stretchSteps);
    }

    /**
     * The same with clips of another length, none of them shorter.
     *
     * @param seconds above 0
     * @return the ranges
     */
    public SceneRanges withClipSeconds(double seconds) {
        return with(frontalShare, seconds, 0, seconds, stretch, stretchSteps);
    }

    /**
     * The same with other head sizes.
     *
     * @param factors by which heads are larger than measured
     * @param steps how many sizes a head comes in
     * @return the ranges
     */
    public SceneRanges withStretch(Range factors, int steps) {
        return with(frontalShare, clipSeconds, shortShare, shortestSeconds, factors, steps);
    }

    private SceneRanges with(
            double frontal, double seconds, double shorter, double shortest, Range factors, int steps) {
        return new SceneRanges(
                rt60Seconds,
                rangeM,
                snrDb,
                diffuseShare,
                diffuseTiltDbPerDecade,
                speechShare,
                recordedShare,
                mismatchDb,
                tiltDbPerDecade,
                equalizerDb,
                factors,
                steps,
                mirroredShare,
                lengthM,
                widthM,
                heightM,
                receiverMarginM,
                frontal,
                seconds,
                shorter,
                shortest,
                wide);
    }

    /**
     * The same with other sounds.
     *
     * @param speech part of the scenes with speech
     * @param recorded part with music or recorded noise; the remainder has white noise
     * @param tiltDbPerDecadeOfSource spectral slope that the source gets, dB per decade
     * @param equalizer largest gain or loss of three gentle bands, dB
     * @param wideOfSource what is done to bandwidth and upper bands
     * @return the ranges
     */
    public SceneRanges withContent(
            double speech, double recorded, Range tiltDbPerDecadeOfSource, double equalizer, WideRanges wideOfSource) {
        return new SceneRanges(
                rt60Seconds,
                rangeM,
                snrDb,
                diffuseShare,
                diffuseTiltDbPerDecade,
                speech,
                recorded,
                mismatchDb,
                tiltDbPerDecadeOfSource,
                equalizer,
                stretch,
                stretchSteps,
                mirroredShare,
                lengthM,
                widthM,
                heightM,
                receiverMarginM,
                frontalShare,
                clipSeconds,
                shortShare,
                shortestSeconds,
                wideOfSource);
    }

    /** {@return the factor of one of the head sizes, the middle of an even part of {@link #stretch}} */
    double stretchFactor(int step) {
        return stretch.from() + (stretch.to() - stretch.from()) * (step + 0.5) / stretchSteps;
    }
}
