package org.bearing.training.tang.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;

/** Directions of the frontal box (azimuth within 90 degrees, elevation within 45, both inclusive) and its division. */
public final class Grids {
    private static final double AZIMUTH_DEG = 90;
    private static final double ELEVATION_DEG = 45;
    private static final double SLACK_DEG = 1e-3;
    private static final double BLOCK_DEG = 15;
    private static final int EVERY = 5;

    /** Directions per circle of the KEMAR measurements of Gardner and Martin, by elevation 0, 10 ... 40 degrees. */
    private static final int[] KEMAR_CIRCLE = {72, 72, 72, 60, 56};

    private Grids() {}

    /** {@return the 2-degree grid: azimuths -90, -88 ... 90, elevations -44, -42 ... 44} */
    static List<Direction> twoDegrees() {
        List<Direction> grid = new ArrayList<>();
        for (int azimuth = -90; azimuth <= AZIMUTH_DEG; azimuth += 2) {
            for (int elevation = -44; elevation <= ELEVATION_DEG; elevation += 2) {
                grid.add(Direction.ofDegrees(azimuth, elevation));
            }
        }
        return grid;
    }

    /** {@return the frontal part of the KEMAR grid of Gardner and Martin: elevations -40, -30 ... 40} */
    static List<Direction> kemar() {
        List<Direction> grid = new ArrayList<>();
        for (int row = -4; row <= 4; row++) {
            int circle = KEMAR_CIRCLE[Math.abs(row)];
            for (int i = -circle / 4; i <= circle / 4; i++) {
                grid.add(Direction.ofDegrees(360.0 * i / circle, 10.0 * row));
            }
        }
        return grid;
    }

    /** {@return whether a direction is in the frontal box} */
    static boolean frontal(Direction direction) {
        return Math.abs(direction.azimuthDeg()) <= AZIMUTH_DEG + SLACK_DEG
                && Math.abs(direction.elevationDeg()) <= ELEVATION_DEG + SLACK_DEG;
    }

    /** {@return any direction of the frontal box, even in azimuth and elevation} */
    static Direction anywhere(SplittableRandom random) {
        return Direction.ofDegrees(
                AZIMUTH_DEG * (2 * random.nextDouble() - 1), ELEVATION_DEG * (2 * random.nextDouble() - 1));
    }

    /**
     * Whether a direction lies in a held-out block: the box is cut into blocks of 15 by 15 degrees, and every fifth along
     * both axes' diagonal is held out.
     *
     * @param azimuthDeg azimuth
     * @param elevationDeg elevation
     * @return true for a fifth of the blocks
     */
    public static boolean heldOut(double azimuthDeg, double elevationDeg) {
        int column = (int) Math.floor((azimuthDeg + AZIMUTH_DEG) / BLOCK_DEG);
        int row = (int) Math.floor((elevationDeg + ELEVATION_DEG) / BLOCK_DEG);
        return Math.floorMod(column + 2 * row, EVERY) == 2;
    }
}
