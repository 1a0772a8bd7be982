package org.bearing.app;

import java.util.Arrays;
import java.util.List;

/**
 * Where one source really was.
 *
 * <p>A final class and not a record: it holds arrays.
 */
public final class Truth {
    private final String source;
    private final double[] timesSeconds;
    private final double[] azimuthsDeg;
    private final double[] elevationsDeg;
    private final boolean[] active;

    /**
     * One row of a truth file.
     *
     * @param timeSeconds time, s
     * @param azimuthDeg azimuth, + = left, degrees
     * @param elevationDeg elevation, + = up, degrees
     * @param active whether the source sounds
     */
    public record Row(double timeSeconds, double azimuthDeg, double elevationDeg, boolean active) {}

    /**
     * Keeps a source's rows.
     *
     * @param source its name
     * @param rows in order of time
     */
    public Truth(String source, List<Row> rows) {
        this.source = source;
        timesSeconds = rows.stream().mapToDouble(Row::timeSeconds).toArray();
        azimuthsDeg = rows.stream().mapToDouble(Row::azimuthDeg).toArray();
        elevationsDeg = rows.stream().mapToDouble(Row::elevationDeg).toArray();
        active = new boolean[rows.size()];
        for (int i = 0; i < active.length; i++) {
            active[i] = rows.get(i).active();
        }
    }

    /** {@return the source's name} */
    public String source() {
        return source;
    }

    /** {@return number of rows} */
    public int size() {
        return timesSeconds.length;
    }

    /**
     * A row.
     *
     * @param i its number
     * @return the row
     */
    public Row row(int i) {
        return new Row(timesSeconds[i], azimuthsDeg[i], elevationsDeg[i], active[i]);
    }

    /**
     * The row that holds at a time.
     *
     * @param seconds time, s
     * @return number of the last row not after it; -1 before the first
     */
    public int at(double seconds) {
        int found = Arrays.binarySearch(timesSeconds, seconds);
        return found >= 0 ? found : -found - 2;
    }
}
