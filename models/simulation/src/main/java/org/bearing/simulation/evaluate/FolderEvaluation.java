package org.bearing.simulation.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.Direction;

/**
 * Errors on a folder of recordings, each NAME.wav with its truth NAME.csv.
 *
 * <p>An estimate is compared with the nearest source that sounds at its time; one while nothing sounds is a false alarm.
 * A moment with sound is detected if an estimate lies within {@link #REACH_SECONDS} of it.
 */
public final class FolderEvaluation {
    /** How far an estimate may be from a moment that it covers, s. */
    public static final double REACH_SECONDS = 0.25;

    private static final long SEED = 1;
    private static final String WAV = ".wav";

    /**
     * One recording, or all together.
     *
     * @param name of the recording, or {@code all}
     * @param azimuth errors of the azimuth while something sounds, degrees
     * @param lateral errors of the lateral angle, degrees
     * @param elevation errors of the elevation where it is told, degrees
     * @param falseAlarms estimates while nothing sounds
     * @param recall part of the moments with sound that are detected, in [0, 1]; NaN if nothing sounds
     */
    public record Row(
            String name,
            ErrorSummary azimuth,
            ErrorSummary lateral,
            ErrorSummary elevation,
            int falseAlarms,
            double recall) {}

    private final List<Row> rows = new ArrayList<>();
    private final Tally all = new Tally();

    private FolderEvaluation() {}

    /** Errors and counts as they come. */
    private static final class Tally {
        private final List<Double> azimuth = new ArrayList<>();
        private final List<Double> lateral = new ArrayList<>();
        private final List<Double> elevation = new ArrayList<>();
        private int falseAlarms;
        private int moments;
        private int detected;

        Row row(String name) {
            return new Row(
                    name,
                    summary(azimuth),
                    summary(lateral),
                    summary(elevation),
                    falseAlarms,
                    moments == 0 ? Double.NaN : (double) detected / moments);
        }

        private static ErrorSummary summary(List<Double> errors) {
            return ErrorSummary.of(errors.stream().mapToDouble(e -> e).toArray(), SEED);
        }
    }

    /**
     * Evaluates a folder.
     *
     * @param folder with at least one NAME.wav beside its NAME.csv
     * @param localizer who listens
     * @param progress told how many recordings are done
     * @return its rows
     * @throws BearingException if the folder has no such pair or a file cannot be read
     * @throws org.bearing.geometry.ConfigurationException if a truth file is of another form
     */
    public static FolderEvaluation of(Path folder, RecordingLocalizer localizer, IntConsumer progress) {
        FolderEvaluation evaluation = new FolderEvaluation();
        int done = 0;
        for (Path wav : recordings(folder)) {
            Tally tally = new Tally();
            List<Estimate> heard = localizer.localize(wav);
            TruthFile truth = TruthFile.read(truthOf(wav));
            count(heard, truth, tally);
            count(heard, truth, evaluation.all);
            String file = String.valueOf(wav.getFileName());
            evaluation.rows.add(tally.row(file.substring(0, file.length() - WAV.length())));
            progress.accept(++done);
        }
        return evaluation;
    }

    /**
     * Finds the recordings of a folder that have a truth file.
     *
     * @param folder where
     * @return at least one, in order of their names
     * @throws BearingException if there is none
     */
    public static List<Path> recordings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(WAV))
                    .filter(f -> Files.isRegularFile(truthOf(f)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            if (found.isEmpty()) {
                throw new BearingException(folder + " holds no NAME.wav with its truth NAME.csv beside: render some"
                        + " with ./bearing render SCENE.toml --out " + folder + ".");
            }
            return found;
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be listed: give a folder of recordings with their truth.", e);
        }
    }

    private static Path truthOf(Path wav) {
        String file = String.valueOf(wav.getFileName());
        return wav.resolveSibling(file.substring(0, file.length() - WAV.length()) + ".csv");
    }

    private static void count(List<Estimate> heard, TruthFile truth, Tally tally) {
        TreeSet<Double> times = new TreeSet<>();
        for (Estimate estimate : heard) {
            times.add(estimate.timeSeconds());
            Direction direction = estimate.direction();
            List<Direction> sounding = truth.at(estimate.timeSeconds());
            if (sounding.isEmpty()) {
                tally.falseAlarms++;
                continue;
            }
            boolean pair = estimate.kind() == AngleKind.PAIR;
            Direction nearest = sounding.stream()
                    .min(Comparator.comparingDouble(
                            s -> pair ? AngleErrors.lateralDeg(s, direction) : s.angleTo(direction)))
                    .orElseThrow();
            tally.lateral.add(AngleErrors.lateralDeg(nearest, direction));
            if (!pair) {
                tally.azimuth.add(AngleErrors.azimuthDeg(nearest, direction));
            }
            if (estimate.elevationKnown()) {
                tally.elevation.add(AngleErrors.elevationDeg(nearest, direction));
            }
        }
        for (Map.Entry<Double, List<Direction>> moment : truth.times().entrySet()) {
            if (!moment.getValue().isEmpty()) {
                Double next = times.ceiling(moment.getKey() - REACH_SECONDS);
                tally.moments++;
                tally.detected += next != null && next <= moment.getKey() + REACH_SECONDS ? 1 : 0;
            }
        }
    }

    /** {@return one row per recording, in order of their names} */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** {@return all recordings together} */
    public Row total() {
        return all.row(SuiteResult.ALL);
    }

    /** {@return the rows as a Markdown table; errors in degrees as median / mean} */
    public String markdown() {
        StringBuilder out = new StringBuilder("| recording | estimates | azimuth | lateral angle | elevation | recall |"
                + " false alarms |\n|---|---:|---:|---:|---:|---:|---:|\n");
        Stream.concat(rows.stream(), Stream.of(total()))
                .forEach(row -> out.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %s | %s | %d |%n",
                        row.name(),
                        row.lateral().count(),
                        text(row.azimuth()),
                        text(row.lateral()),
                        text(row.elevation()),
                        Double.isNaN(row.recall()) ? "-" : String.format(Locale.ROOT, "%.0f%%", 100 * row.recall()),
                        row.falseAlarms())));
        return out.toString();
    }

    private static String text(ErrorSummary errors) {
        return errors.count() == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f / %.2f",
                        errors.median().value(),
                        errors.mean().value());
    }
}
