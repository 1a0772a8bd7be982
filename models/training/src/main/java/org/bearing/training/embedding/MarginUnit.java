package org.bearing.training.embedding;

/** In which unit the distance d of eq. 14 is taken: mu = sigmoid(d). */
public enum MarginUnit {
    /** Angle in degrees, as written for azimuth and elevation: nearly constant, 0.99331 at 5 degrees. */
    DEGREES {
        @Override
        double distance(double chord) {
            return Math.toDegrees(angle(chord));
        }
    },
    /** Angle in radians. */
    RADIANS {
        @Override
        double distance(double chord) {
            return angle(chord);
        }
    },
    /** Straight distance between the positions on a sphere of 1 m, m. */
    CHORD {
        @Override
        double distance(double chord) {
            return chord;
        }
    };

    /** Distance in this unit, from the distance of two unit vectors. */
    abstract double distance(double chord);

    /**
     * The margin of eq. 14, without overflow for large distances.
     *
     * @param chord distance of the two unit vectors, in [0, 2]
     * @return mu, in [0.5, 1]
     */
    public double margin(double chord) {
        return 1 / (1 + Math.exp(-distance(chord)));
    }

    private static double angle(double chord) {
        return 2 * Math.asin(Math.min(1, chord / 2));
    }
}
