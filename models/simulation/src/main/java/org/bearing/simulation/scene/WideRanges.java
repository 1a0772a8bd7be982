package org.bearing.simulation.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * From where {@link WideContent} is drawn.
 *
 * @param upperShare part of the speech that gets a made-up band above 8 kHz: the recorded speech ends there
 * @param upperDb its level, dB
 * @param bumpShare part of the sounds that get three bumps between 1 and 16 kHz
 * @param bumpDb their largest gain or loss, dB
 * @param lowPassShare part of the scenes that are low-passed: half of them the source, half the whole recording
 * @param lowPassHz where, Hz; even in octaves
 */
public record WideRanges(
        double upperShare, Range upperDb, double bumpShare, double bumpDb, double lowPassShare, Range lowPassHz) {
    /** Sounds as they are; takes no random numbers. */
    public static final WideRanges NONE = new WideRanges(0, Range.only(0), 0, 0, 0, new Range(4000, 16_000));

    /** What the shipped model of the full sphere is trained with. */
    public static final WideRanges TRAINING =
            new WideRanges(0.75, new Range(-12, 6), 0.6, 6, 0.45, new Range(4000, 16_000));

    private static final int BUMPS = 3;
    private static final Range BUMP_DECADES = new Range(3, 4.2);
    private static final Range BUMP_WIDTH = new Range(0.05, 0.2);
    private static final Range TILT = new Range(-18, 0);

    /** Draws the content of a scene. */
    WideContent draw(SplittableRandom random) {
        if (equals(NONE)) {
            return WideContent.NONE;
        }
        double upper = random.nextDouble() < upperShare ? upperDb.draw(random) : Double.NEGATIVE_INFINITY;
        double tilt = TILT.draw(random);
        List<WideContent.Bump> bumps = new ArrayList<>();
        int count = random.nextDouble() < bumpShare ? BUMPS : 0;
        for (int i = 0; i < count; i++) {
            double gain = bumpDb * (2 * random.nextDouble() - 1);
            bumps.add(new WideContent.Bump(Math.pow(10, BUMP_DECADES.draw(random)), BUMP_WIDTH.draw(random), gain));
        }
        double part = random.nextDouble();
        double hz = lowPassHz.from() * Math.pow(lowPassHz.to() / lowPassHz.from(), random.nextDouble());
        boolean source = part < lowPassShare / 2;
        boolean clip = !source && part < lowPassShare;
        return new WideContent(
                upper, tilt, bumps, source ? hz : Double.POSITIVE_INFINITY, clip ? hz : Double.POSITIVE_INFINITY);
    }
}
