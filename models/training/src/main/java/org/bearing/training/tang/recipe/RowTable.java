package org.bearing.training.tang.recipe;

import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.training.tang.AngleTable;

/** Collects rows of real recordings, of which only the angles are known. */
final class RowTable {
    private static final double ASIDE_DEG = 20;

    private final List<float[]> rows = new ArrayList<>();
    private final List<Direction> directions = new ArrayList<>();

    /** {@return a new row; its first values are for the cues} */
    float[] next(Direction direction) {
        float[] row = new float[CueSpec.TANG.size()];
        rows.add(row);
        directions.add(direction);
        return row;
    }

    /** {@return whether recordings from the left are louder at the left ear, over all of them} */
    boolean leftIsLeft() {
        double lean = 0;
        for (int i = 0; i < rows.size(); i++) {
            double azimuth = directions.get(i).azimuthDeg();
            if (Math.abs(azimuth) >= ASIDE_DEG) {
                float[] row = rows.get(i);
                double level = 0;
                for (int k = 0; k < CueSpec.TANG.levels(); k++) {
                    level += row[k];
                }
                lean += Math.signum(azimuth) * level;
            }
        }
        return lean >= 0;
    }

    /**
     * Puts the rows together.
     *
     * @param key names them
     * @param source for the message, where they come from
     * @throws ConfigurationException if recordings from the left are louder at the right ear
     */
    Recordings recordings(String key, String source) {
        if (!leftIsLeft()) {
            throw new ConfigurationException(
                    "In " + source + " recordings from the left are louder at the right ear;"
                            + " expected the left ear first and azimuth + = left: exchange the ears or the sign of the azimuth.");
        }
        return signed(key, 1);
    }

    /** {@return the rows, with the azimuths times a sign} */
    Recordings signed(String key, int sign) {
        int width = CueSpec.TANG.size();
        float[] cues = new float[rows.size() * width];
        float[] azimuths = new float[rows.size()];
        float[] elevations = new float[rows.size()];
        float[] facts = new float[rows.size() * Fact.count()];
        java.util.Arrays.fill(facts, Float.NaN);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, cues, i * width, width);
            azimuths[i] = (float) (sign * directions.get(i).azimuthDeg());
            elevations[i] = (float) directions.get(i).elevationDeg();
        }
        return new Recordings(key, new AngleTable(width, cues, azimuths, elevations), facts);
    }
}
