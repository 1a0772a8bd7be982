package org.bearing.training.tang.figure;

import java.util.Map;

/** Median errors printed in the paper (sections 5.3.2 and 5.4), degrees. */
final class Printed {
    /** CAMIL azimuth and elevation, VAST test 1, VAST test 2. */
    private static final Map<Contender, double[]> MEDIANS = Map.of(
            Contender.LEM, new double[] {0.72, 0.49, 3.28, 11.7, 3.09, 13.27},
            Contender.FF, new double[] {0.61, 0.29, 1.95, 3.24, 2.01, 3.99},
            Contender.SCE_5, new double[] {0, 0, 1.96, 3.32, 2.1, 3.94},
            Contender.WSCE_5, new double[] {0.69, 0.58, 1.96, 3.69, 1.93, 3.99},
            Contender.WSCE_15, new double[] {0.64, 0.58, 1.94, 3.64, 2.1, 4.34},
            Contender.WSCE_30, new double[] {1.16, 0.82, 1.98, 3.69, 2.1, 4.44});

    private Printed() {}

    /**
     * A printed median.
     *
     * @param test 0 = CAMIL, 1 = VAST 1, 2 = VAST 2
     * @return it, or a dash where the paper has only a box
     */
    static String median(Contender contender, int test, Angle angle) {
        double[] row = MEDIANS.getOrDefault(contender, new double[0]);
        int at = 2 * test + (angle == Angle.AZIMUTH ? 0 : 1);
        if (row.length == 0) {
            return "-";
        }
        return row[at] == 0 ? "~0" : Double.toString(row[at]);
    }
}
