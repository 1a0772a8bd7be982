package org.bearing.automation.file;

import java.util.ArrayList;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;
import org.bearing.output.Seam;

/**
 * A stretch of an object's life, the audioBlockFormat of ITU-R BS.2076. Its position is reached at its end, on a straight line from that
 * of the block before, or is there from its start if it jumps.
 *
 * @param start ticks of 10 us, from the start of the file
 * @param end after the start; where the next block starts
 * @param azimuthDeg in [-180, 180], + = left, degrees
 * @param elevationDeg + = up, degrees
 * @param present whether the source is heard; if not, the gain is 0
 * @param jump whether it jumps
 */
record AdmBlock(long start, long end, double azimuthDeg, double elevationDeg, boolean present, boolean jump) {
    /** Ticks of a second. */
    static final int TICKS_PER_SECOND = 100_000;

    private static final long JUMP_TICKS = TICKS_PER_SECOND / 1000;

    /**
     * A lane's blocks, without a gap between them.
     *
     * @param lane curves one after the other, at least one
     * @param boundRad how far the positions may be from the track, at least 0, rad
     * @param endTicks the end of the file
     * @return from 0 to the end; where nothing is heard the last position is held, at the start the first
     */
    static List<AdmBlock> of(List<Curve> lane, double boundRad, long endTicks) {
        List<AdmBlock> blocks = new ArrayList<>();
        CurvePoint held = lane.get(0).thinned(0).points().get(0);
        long at = 0;
        for (Curve curve : lane) {
            List<CurvePoint> thin = curve.thinned(boundRad).points();
            at = add(blocks, at, ticks(thin.get(0)), held, false, true);
            for (List<CurvePoint> run : Seam.broken(thin)) {
                at = add(blocks, run, at);
                held = run.get(run.size() - 1);
            }
        }
        add(blocks, at, endTicks, held, false, true);
        return cut(blocks, endTicks);
    }

    /** The first position of a run is there at once and held for a moment; from there on straight lines. */
    private static long add(List<AdmBlock> blocks, List<CurvePoint> run, long start) {
        long moment = run.size() == 1 ? JUMP_TICKS : Math.min(JUMP_TICKS, (ticks(run.get(1)) - start) / 2);
        long at = add(blocks, start, start + Math.max(1, moment), run.get(0), true, true);
        for (CurvePoint point : run.subList(1, run.size())) {
            at = add(blocks, at, ticks(point), point, true, false);
        }
        return at;
    }

    private static long add(List<AdmBlock> blocks, long at, long end, CurvePoint point, boolean present, boolean jump) {
        if (end <= at) {
            return at;
        }
        blocks.add(new AdmBlock(
                at,
                end,
                Math.toDegrees(Math.max(-Math.PI, Math.min(Math.PI, point.azimuthRad()))),
                Math.toDegrees(point.elevationRad()),
                present,
                jump));
        return end;
    }

    private static long ticks(CurvePoint point) {
        return Math.round(point.timeSeconds() * TICKS_PER_SECOND);
    }

    /** Directions after the end of the sound have nothing to move. */
    private static List<AdmBlock> cut(List<AdmBlock> blocks, long endTicks) {
        return blocks.stream()
                .filter(block -> block.start < endTicks)
                .map(block -> block.end <= endTicks
                        ? block
                        : new AdmBlock(
                                block.start, endTicks, block.azimuthDeg, block.elevationDeg, block.present, block.jump))
                .toList();
    }
}
