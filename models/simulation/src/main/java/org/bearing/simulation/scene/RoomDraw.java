package org.bearing.simulation.scene;

import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * A room with a head and a source in it. The direction is given and kept: room, head and distance are drawn until the
 * source is inside, so that walls do not favour some directions.
 */
record RoomDraw(Room room, Placement placement, double rangeM) {
    /** Smallest distance of the source from any wall, m. */
    private static final double SOURCE_MARGIN_M = 0.2;

    private static final int TRIES = 20_000;

    static RoomDraw draw(SceneRanges ranges, Direction direction, double rt60Seconds, SplittableRandom random) {
        double margin = ranges.receiverMarginM();
        for (int i = 0; i < TRIES; i++) {
            double lx = ranges.lengthM().draw(random);
            double ly = ranges.widthM().draw(random);
            double lz = ranges.heightM().draw(random);
            double range = ranges.rangeM().draw(random);
            double yaw = Math.PI * (2 * random.nextDouble() - 1);
            Placement placement = Placement.seen(
                    within(lx, margin, random),
                    within(ly, margin, random),
                    within(lz, margin, random),
                    yaw,
                    direction,
                    range);
            if (inside(placement, lx, ly, lz)) {
                return new RoomDraw(Room.random(lx, ly, lz, rt60Seconds, random), placement, range);
            }
        }
        throw new IllegalArgumentException("no room of " + ranges.lengthM() + " x " + ranges.widthM() + " x "
                + ranges.heightM() + " m has a source at " + ranges.rangeM() + " m, azimuth " + direction.azimuthDeg()
                + ", elevation " + direction.elevationDeg() + " degrees");
    }

    private static double within(double length, double margin, SplittableRandom random) {
        return margin + Math.max(0, length - 2 * margin) * random.nextDouble();
    }

    private static boolean inside(Placement placement, double lx, double ly, double lz) {
        return within(placement.sourceX(), lx) && within(placement.sourceY(), ly) && within(placement.sourceZ(), lz);
    }

    private static boolean within(double place, double length) {
        return place >= SOURCE_MARGIN_M && place <= length - SOURCE_MARGIN_M;
    }
}
