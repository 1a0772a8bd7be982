package org.bearing.simulation.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bearing.geometry.Direction;
import org.bearing.simulation.scene.RandomScene;

/** Writes a suite's result as Markdown tables and as one CSV line per scene. */
public final class SuiteTables {
    private static final String LATERAL = "Lateral angle";

    private SuiteTables() {}

    /**
     * The tables.
     *
     * @param result what was said
     * @return Markdown: a heading, how it was made, then azimuth, lateral angle and elevation
     */
    public static String markdown(SuiteResult result) {
        List<SuiteRow> rows = result.rows();
        StringBuilder out = new StringBuilder();
        out.append("## ")
                .append(result.suite().title())
                .append("\n\n")
                .append(preface(result))
                .append('\n');
        table(out, LATERAL, rows, SuiteRow::lateral, result.rivalLateralRadiusM());
        table(out, "Azimuth", rows, SuiteRow::azimuth, result.rivalAzimuthRadiusM());
        List<SuiteRow> told =
                rows.stream().filter(row -> row.elevation().count() > 0).toList();
        if (!told.isEmpty()) {
            table(out, "Elevation", told, SuiteRow::elevation, Double.NaN);
        }
        return out.toString();
    }

    private static String preface(SuiteResult result) {
        TreeSet<String> heads = result.outcomes().stream()
                .map(o -> o.scene().headName())
                .collect(Collectors.toCollection(TreeSet::new));
        return String.format(
                Locale.ROOT,
                "%d scenes of %d heads (%s), seed %d. Errors in degrees with 95%% intervals (%d bootstrap draws of"
                        + " scenes). The rival is gcc-phat (200-4000 Hz, one second) at the head radius with its least"
                        + " median error on these very scenes, searched from %.1f to %.1f cm for each angle: lateral"
                        + " %.2f cm, azimuth %.2f cm. A scene without an answer counts as an answer of straight ahead.%n",
                result.outcomes().size(),
                heads.size(),
                String.join(", ", heads),
                result.seed(),
                ErrorSummary.RESAMPLES,
                100 * RivalSweep.RADII_M.get(0),
                100 * RivalSweep.RADII_M.get(RivalSweep.RADII_M.size() - 1),
                100 * result.rivalLateralRadiusM(),
                100 * result.rivalAzimuthRadiusM());
    }

    private static void table(
            StringBuilder out,
            String title,
            List<SuiteRow> rows,
            Function<SuiteRow, ErrorSummary> errors,
            double rivalRadiusM) {
        boolean ratio = title.equals(LATERAL);
        out.append("### ").append(title).append("\n\n");
        out.append("| RT60, s | SNR, dB | scenes | unanswered | method | median | mean |");
        out.append(ratio ? " median over rival's | mean over rival's |\n" : "\n");
        out.append("|---|---|---:|---:|---|---:|---:|").append(ratio ? "---:|---:|\n" : "\n");
        for (SuiteRow row : rows) {
            ErrorSummary summary = errors.apply(row);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %s | %s | %s |",
                    row.rt60(),
                    row.snr(),
                    row.scenes(),
                    row.unanswered(),
                    row.who().equals(SuiteResult.RIVAL)
                            ? String.format(Locale.ROOT, "%s, %.2f cm", row.who(), 100 * rivalRadiusM)
                            : row.who(),
                    summary.median().text(),
                    summary.mean().text()));
            if (ratio) {
                out.append(' ').append(row.lateralMedianRatio().text()).append(" | ");
                out.append(row.lateralMeanRatio().text()).append(" |");
            }
            out.append('\n');
        }
        out.append('\n');
    }

    /**
     * One line per scene.
     *
     * @param result what was said
     * @return CSV with a header; angles in degrees
     */
    public static String csv(SuiteResult result) {
        StringBuilder out =
                new StringBuilder("rt60_s,snr_db,range_m,head,head_radius_m,content,azimuth_deg,elevation_deg");
        for (String label : result.contenders()) {
            String name = label.replaceAll("[^A-Za-z0-9]+", "_");
            out.append(String.format(",%1$s_azimuth_deg,%1$s_elevation_deg,%1$s_confidence,%1$s_spread_deg", name));
        }
        out.append(",rival_lateral_deg\n");
        int best = result.best(AngleErrors::lateralDeg);
        for (SceneOutcome outcome : result.outcomes()) {
            RandomScene scene = outcome.scene();
            Direction truth = scene.direction();
            out.append(String.format(
                    Locale.ROOT,
                    "%.4f,%.2f,%.3f,%s,%.5f,%s,%.3f,%.3f",
                    scene.rt60Seconds(),
                    scene.snrDb(),
                    scene.rangeM(),
                    scene.headName(),
                    scene.headRadiusM(),
                    scene.content().label(),
                    truth.azimuthDeg(),
                    truth.elevationDeg()));
            outcome.answers().forEach(answer -> out.append(text(answer)));
            out.append(String.format(
                    Locale.ROOT, ",%.3f\n", outcome.rival().get(best).azimuthDeg()));
        }
        return out.toString();
    }

    private static String text(Answer answer) {
        if (!answer.given()) {
            return ",,,,";
        }
        Direction heard = answer.direction();
        String elevation = answer.elevationKnown() ? String.format(Locale.ROOT, "%.3f", heard.elevationDeg()) : "";
        return String.format(
                Locale.ROOT,
                ",%.3f,%s,%.4f,%.3f",
                heard.azimuthDeg(),
                elevation,
                answer.confidence(),
                Math.toDegrees(answer.spreadRad()));
    }
}
