package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.PairCues;

/** Rows of {@link PairCues}, each with the lateral angle that was told, if any. One thread. */
public final class PairRows {
    private final List<float[]> cues = new ArrayList<>();
    private final List<Double> lateralDeg = new ArrayList<>();

    /** Makes an empty list. */
    public PairRows() {}

    /**
     * Adds a row.
     *
     * @param row {@link PairCues#SIZE} numbers; copied
     * @param angleDeg its lateral angle in [-90, 90], + = left, degrees; NaN if it was not told
     */
    public void add(float[] row, double angleDeg) {
        if (row.length < PairCues.SIZE || Math.abs(angleDeg) > 90) {
            throw new IllegalArgumentException("a row has " + PairCues.SIZE + " numbers and an angle in [-90, 90]: "
                    + row.length + ", " + angleDeg);
        }
        cues.add(java.util.Arrays.copyOf(row, PairCues.SIZE));
        lateralDeg.add(angleDeg);
    }

    /** {@return how many rows there are} */
    public int size() {
        return cues.size();
    }

    /** {@return the numbers of a row; not a copy} */
    float[] cues(int row) {
        return cues.get(row);
    }

    /** {@return the angle of a row, degrees} */
    double lateralDeg(int row) {
        return lateralDeg.get(row);
    }
}
