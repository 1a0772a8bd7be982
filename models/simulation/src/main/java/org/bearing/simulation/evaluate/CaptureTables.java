package org.bearing.simulation.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bearing.simulation.evaluate.CaptureOutcome.Surroundings;

/** Writes what the suite of captures found as Markdown. */
public final class CaptureTables {
    private static final double RIGHT_DEG = 10;

    private CaptureTables() {}

    /**
     * The tables.
     *
     * @param outcomes what was said
     * @param seed of the scenes
     * @return Markdown
     */
    public static String markdown(List<CaptureOutcome> outcomes, long seed) {
        StringBuilder out = new StringBuilder("# Captures whose level and time differences are known\n\n");
        out.append(String.format(
                Locale.ROOT,
                "Made by `./bearing evaluate --suite captures --data DIR`, seed %d. Simulated: a second of a test speaker on"
                        + " the horizon, anywhere from -90 to 90 degrees (panned mixes: anywhere between loudspeakers at"
                        + " +-30 degrees), ideal patterns. Errors in degrees, median with its 95%% interval (%d bootstrap"
                        + " draws); an answer that is not given counts as straight ahead. *In arc*: how often the truth is"
                        + " within the spread that was said (90 are wanted). *Mirror*: how often a place behind was named as"
                        + " possible.%n%n",
                seed,
                ErrorSummary.RESAMPLES));
        for (Surroundings surroundings : Surroundings.values()) {
            out.append("## ").append(title(surroundings)).append("\n\n");
            out.append(
                    "| preset | scenes | median | worst tenth above | within 10 | confidence | in arc | spread | mirror |\n");
            out.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            outcomes.stream()
                    .filter(o -> o.surroundings() == surroundings)
                    .map(CaptureOutcome::capture)
                    .distinct()
                    .forEach(capture -> out.append(row(
                            outcomes.stream()
                                    .filter(o -> o.surroundings() == surroundings
                                            && o.capture().equals(capture))
                                    .toList(),
                            seed)));
            out.append('\n');
        }
        return out.toString();
    }

    private static String title(Surroundings surroundings) {
        return switch (surroundings) {
            case FREE -> "Free field, diffuse noise 20 dB below (panned mixes: unrelated noise)";
            case NOISY -> "Free field, diffuse noise 10 dB below (panned mixes: unrelated noise)";
            case ROOM -> "Rooms, RT60 0.3 s, source at 1 to 2 m";
        };
    }

    private static String row(List<CaptureOutcome> of, long seed) {
        double[] errors = of.stream().mapToDouble(CaptureOutcome::errorDeg).toArray();
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f | %s | %s | %s | %.1f | %s |%n",
                of.get(0).capture(),
                of.size(),
                ErrorSummary.of(errors, seed).median().text(),
                sorted[(int) (0.9 * (sorted.length - 1))],
                percent(of.stream().filter(o -> o.errorDeg() <= RIGHT_DEG).count(), of),
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        of.stream()
                                .mapToDouble(CaptureOutcome::confidence)
                                .average()
                                .orElse(0)),
                percent(of.stream().filter(o -> o.errorDeg() <= o.spreadDeg()).count(), of),
                of.stream().mapToDouble(CaptureOutcome::spreadDeg).average().orElse(0),
                percent(of.stream().filter(CaptureOutcome::mirrored).count(), of));
    }

    private static String percent(long part, List<CaptureOutcome> of) {
        return Math.round(100.0 * part / of.size()) + "%";
    }
}
