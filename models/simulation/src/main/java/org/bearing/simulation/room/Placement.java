package org.bearing.simulation.room;

import org.bearing.geometry.Direction;

/**
 * Where the listener and a source are.
 *
 * @param receiverX listener, m
 * @param receiverY listener, m
 * @param receiverZ listener, m
 * @param yawRad where the listener looks: 0 = along x, + = towards y, rad
 * @param sourceX source, m
 * @param sourceY source, m
 * @param sourceZ source, m
 * @param pitchRad how far the listener looks up before it turns by the yaw about its own upward axis, rad; a pan-tilt stand
 *     whose tilt carries the pan, so that a source straight ahead at rest is then at azimuth -yaw, elevation -pitch
 */
public record Placement(
        double receiverX,
        double receiverY,
        double receiverZ,
        double yawRad,
        double sourceX,
        double sourceY,
        double sourceZ,
        double pitchRad) {
    /**
     * A source seen from a listener.
     *
     * @param x listener, m
     * @param y listener, m
     * @param z listener, m
     * @param yawRad where the listener looks, rad
     * @param direction of the source, seen from the listener
     * @param distanceM of the source, m
     * @return the placement
     */
    public static Placement seen(double x, double y, double z, double yawRad, Direction direction, double distanceM) {
        double cos = Math.cos(yawRad);
        double sin = Math.sin(yawRad);
        return new Placement(
                x,
                y,
                z,
                yawRad,
                x + distanceM * (cos * direction.x() - sin * direction.y()),
                y + distanceM * (sin * direction.x() + cos * direction.y()),
                z + distanceM * direction.z(),
                0);
    }

    /** {@return the source's direction seen from the listener} */
    public Direction direction() {
        double dx = sourceX - receiverX;
        double dy = sourceY - receiverY;
        double dz = sourceZ - receiverZ;
        double front = Math.cos(pitchRad) * dx + Math.sin(pitchRad) * dz;
        double up = Math.cos(pitchRad) * dz - Math.sin(pitchRad) * dx;
        double cos = Math.cos(yawRad);
        double sin = Math.sin(yawRad);
        return Direction.ofVector(cos * front + sin * dy, cos * dy - sin * front, up);
    }

    /** {@return distance between both, m} */
    public double distanceM() {
        double dx = sourceX - receiverX;
        double dy = sourceY - receiverY;
        double dz = sourceZ - receiverZ;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /**
     * Whether both are inside a room.
     *
     * @param room the room
     * @param marginM least distance from the walls, m
     * @return true if they are
     */
    public boolean inside(Room room, double marginM) {
        return inside(receiverX, room.lx(), marginM)
                && inside(receiverY, room.ly(), marginM)
                && inside(receiverZ, room.lz(), marginM)
                && inside(sourceX, room.lx(), marginM)
                && inside(sourceY, room.ly(), marginM)
                && inside(sourceZ, room.lz(), marginM);
    }

    private static boolean inside(double at, double length, double margin) {
        return at >= margin && at <= length - margin;
    }
}
