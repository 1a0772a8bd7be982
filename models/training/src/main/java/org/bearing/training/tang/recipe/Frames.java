package org.bearing.training.tang.recipe;

import org.bearing.geometry.Direction;

/** Frames of angles. Tables are vertical-polar; this makes the mistake of the wrong frame on purpose (checklist finding 12). */
public final class Frames {
    private Frames() {}

    /**
     * Labels recordings with their interaural-polar angles as if these were azimuth and elevation.
     *
     * @param recordings labelled with azimuth and elevation
     * @return the same, the lateral angle in the place of the azimuth, the polar angle in that of the elevation
     */
    public static Recordings interauralPolar(Recordings recordings) {
        float[] lateral = new float[recordings.size()];
        float[] polar = new float[recordings.size()];
        for (int i = 0; i < recordings.size(); i++) {
            Direction direction = Direction.ofDegrees(
                    recordings.table().azimuthDeg(i), recordings.table().elevationDeg(i));
            lateral[i] = (float) Math.toDegrees(direction.lateralRad());
            polar[i] = (float) Math.toDegrees(polarRad(direction));
        }
        return recordings.relabelled("interaural-polar", lateral, polar);
    }

    /** {@return the angle around the interaural axis, 0 = front, in [-pi/2, pi/2] for frontal directions, rad} */
    private static double polarRad(Direction direction) {
        return Math.atan2(direction.z(), direction.x());
    }
}
