package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bearing.simulation.evaluate.ErrorSummary;
import org.bearing.simulation.evaluate.Interval;

/** What a head of one's own was worth. */
public final class PersonalReport {
    private static final List<String> LISTENERS = List.of("before", "before, told the head's radius", "after");
    private static final int BEFORE = 0;
    private static final int AFTER = 2;
    private static final int ANGLES = 3;

    private final String head;
    private final double radiusM;
    private final double[][][] held;
    private final double[][][] strangers;
    private final long seed;

    /** Takes errors by listener, angle and scene, degrees. */
    PersonalReport(String head, double radiusM, double[][][] held, double[][][] strangers, long seed) {
        this.head = head;
        this.radiusM = radiusM;
        this.held = held;
        this.strangers = strangers;
        this.seed = seed;
    }

    /** {@return the head of the table of {@link #rows}} */
    public static List<String> header() {
        return List.of(
                "| head | scenes | model | lateral angle | azimuth | elevation |", "|---|---|---|---:|---:|---:|");
    }

    /** {@return rows in Markdown: median / mean by scenes, model and angle} */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows(rows, "held-back directions", held);
        rows(rows, "other heads", strangers);
        return rows;
    }

    private void rows(List<String> rows, String scenes, double[][][] errors) {
        for (int l = 0; l < errors.length; l++) {
            StringBuilder row = new StringBuilder(String.format(
                    Locale.ROOT, "| %s, %.2f cm | %s | %s |", head, 100 * radiusM, scenes, LISTENERS.get(l)));
            for (int angle = 0; angle < ANGLES; angle++) {
                row.append(String.format(
                        Locale.ROOT,
                        " %.2f / %.2f |",
                        HeldTest.median(errors[l][angle]),
                        HeldTest.mean(errors[l][angle])));
            }
            rows.add(row.toString());
        }
    }

    /** {@return one sentence on the gain, with its 95% interval} */
    public String sentence() {
        Interval azimuth = ErrorSummary.meanRatio(held[AFTER][1], held[BEFORE][1], seed);
        Interval elevation = ErrorSummary.meanRatio(held[AFTER][2], held[BEFORE][2], seed);
        return String.format(
                Locale.ROOT,
                "%s: on directions, rooms and speakers that it has not heard, the mean error of azimuth is now %s and that"
                        + " of elevation %s of what it was (95%% intervals, %d scenes): %s.",
                head,
                azimuth.text(),
                elevation.text(),
                held[BEFORE][1].length,
                azimuth.high() < 1 || elevation.high() < 1
                        ? "the head's own model is worth using"
                        : "no gain; stay with the model you had");
    }
}
