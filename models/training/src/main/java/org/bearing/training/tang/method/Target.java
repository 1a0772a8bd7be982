package org.bearing.training.tang.method;

import org.bearing.training.tang.AngleTable;

/** Which angles a network is for. */
enum Target {
    /** Azimuth alone. */
    AZIMUTH {
        @Override
        float[] labels(AngleTable table) {
            float[] out = new float[table.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = table.azimuthDeg(i);
            }
            return out;
        }
    },
    /** Elevation alone. */
    ELEVATION {
        @Override
        float[] labels(AngleTable table) {
            float[] out = new float[table.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = table.elevationDeg(i);
            }
            return out;
        }
    },
    /** Both, as the place on a sphere of 1 m. */
    BOTH {
        @Override
        float[] labels(AngleTable table) {
            float[] out = new float[3 * table.size()];
            for (int i = 0; i < table.size(); i++) {
                double azimuth = Math.toRadians(table.azimuthDeg(i));
                double elevation = Math.toRadians(table.elevationDeg(i));
                out[3 * i] = (float) (Math.cos(elevation) * Math.cos(azimuth));
                out[3 * i + 1] = (float) (Math.cos(elevation) * Math.sin(azimuth));
                out[3 * i + 2] = (float) Math.sin(elevation);
            }
            return out;
        }
    };

    /** Angles in degrees, or unit vectors (front, left, up) one after the other. */
    abstract float[] labels(AngleTable table);

    /** {@return the distance of two angles, degrees, in [0, 180]} */
    static double apart(double aDeg, double bDeg) {
        double apart = Math.abs(aDeg - bDeg) % 360;
        return Math.min(apart, 360 - apart);
    }
}
