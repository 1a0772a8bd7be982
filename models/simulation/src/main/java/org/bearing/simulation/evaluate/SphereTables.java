package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The full-sphere suite's results as Markdown. */
public final class SphereTables {
    private static final double PERCENT = 100;
    private static final String MIDDLE_RT60 = "0.2-0.5";
    private static final double LOW_ELEVATION_DEG = 45;
    private static final double ROUNDING = 1e-9;

    private final List<String> contenders;
    private final long seed;
    private final StringBuilder out = new StringBuilder();

    /** Scenes of a row, and what they have in common. */
    private record Row(String name, Predicate<SphereOutcome> scenes) {}

    /**
     * Prepares tables.
     *
     * @param contenders their labels, in the order of the answers
     * @param seed of the intervals
     */
    public SphereTables(List<String> contenders, long seed) {
        this.contenders = List.copyOf(contenders);
        this.seed = seed;
        line("# All around: errors on the full sphere");
        line("");
        line(
                "Made by `./bearing evaluate --suite sphere --data DIR`, seed " + seed
                        + ". Scenes of 1 s with sensor noise, a source 0.7-3 m away in any direction above -45 degrees (even on the");
        line(
                "sphere), in rooms never heard. White and coloured noise and music in scenes at 48 kHz; speech recorded at 16 kHz"
                        + " in scenes at 16 kHz, so that there is");
        line(
                "nothing above 8 kHz. Errors in degrees with 95% intervals (" + ErrorSummary.RESAMPLES
                        + " bootstrap draws of scenes). *Confused*: heard in the wrong half, front or back, of the scenes whose");
        line("source is at least 30 degrees off the interaural axis. *Folded*: both azimuths folded to the front first."
                + " *Held*: the true azimuth lies in the 90% arc");
        line(
                "around the azimuth or around the mirror azimuth, if the answer has one (*two-sided*). How far confidence and arcs"
                        + " can be trusted: [calibration](calibration-sphere.md).");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /**
     * Adds the tables of some heads.
     *
     * @param title what heads
     * @param outcomes of their scenes
     * @return this
     */
    public SphereTables add(String title, List<SphereOutcome> outcomes) {
        line("");
        line("## " + title);
        List<Row> full = new ArrayList<>();
        full.add(new Row("full band, RT60 0.2-0.5 s", o -> full(o) && o.rt60().equals(MIDDLE_RT60)));
        full.add(new Row(
                "the same, elevation within +-45",
                o -> full(o)
                        && o.rt60().equals(MIDDLE_RT60)
                        && Math.abs(o.truth().elevationDeg()) <= LOW_ELEVATION_DEG));
        full.add(new Row(
                "8 kHz speech, RT60 0.2-0.5 s", o -> !full(o) && o.rt60().equals(MIDDLE_RT60)));
        full.add(new Row("full band, all rooms", SphereTables::full));
        full.add(new Row("8 kHz speech, all rooms", o -> !full(o)));
        table("In short", full, outcomes);
        aims(outcomes);
        for (boolean wide : new boolean[] {true, false}) {
            Predicate<SphereOutcome> some = o -> full(o) == wide;
            List<Row> rows = new ArrayList<>();
            for (SphereOutcome.Sector sector : SphereOutcome.Sector.values()) {
                String name = sector.name().toLowerCase(Locale.ROOT);
                rows.add(new Row(
                        name, some.and(o -> o.sector() == sector && o.rt60().equals(MIDDLE_RT60))));
            }
            distinct(outcomes, SphereOutcome::rt60)
                    .forEach(v -> rows.add(
                            new Row("RT60 " + v + " s", some.and(o -> o.rt60().equals(v)))));
            distinct(outcomes, SphereOutcome::snr)
                    .forEach(v -> rows.add(new Row(
                            "SNR " + v + " dB",
                            some.and(o -> o.snr().equals(v) && o.rt60().equals(MIDDLE_RT60)))));
            for (SphereContent content : SphereContent.values()) {
                if (wide && content.fullBand()) {
                    rows.add(new Row(
                            content.label(),
                            o -> o.content() == content && o.rt60().equals(MIDDLE_RT60)));
                }
            }
            table(wide ? "Full band (sector, noise and content at RT60 0.2-0.5 s)" : "8 kHz speech", rows, outcomes);
        }
        return this;
    }

    private static boolean full(SphereOutcome outcome) {
        return outcome.content().fullBand();
    }

    private static List<String> distinct(
            List<SphereOutcome> outcomes, java.util.function.Function<SphereOutcome, String> value) {
        return outcomes.stream().map(value).distinct().toList();
    }

    /** What the first contender was made for, beside what it does. */
    private void aims(List<SphereOutcome> outcomes) {
        List<SphereOutcome> wide = outcomes.stream()
                .filter(o -> full(o) && o.rt60().equals(MIDDLE_RT60))
                .toList();
        List<SphereOutcome> speech = outcomes.stream()
                .filter(o -> !full(o) && o.rt60().equals(MIDDLE_RT60))
                .toList();
        line("");
        line("| aim of \"" + contenders.get(0) + "\" | figure | reached |");
        line("|---|---:|---|");
        aim(
                "full band, RT60 0.2-0.5 s: great circle, median at most 12",
                12,
                summary(wide, o -> o.greatCircleDeg(0)).median().value());
        aim(
                "the same: confused at most 15%",
                15, PERCENT * summary(wide, o -> o.confused(0)).mean().value());
        aim(
                "the same: folded azimuth, median at most 3",
                3,
                summary(wide, o -> o.foldedAzimuthDeg(0)).median().value());
        aim("8 kHz speech, RT60 0.2-0.5 s: not held at most 10%", 10, PERCENT * (1 - mean(speech, o -> o.held(0))));
    }

    private void aim(String name, double most, double value) {
        line(String.format(Locale.ROOT, "| %s | %.1f | %s |", name, value, value <= most + ROUNDING ? "yes" : "no"));
    }

    private void table(String title, List<Row> rows, List<SphereOutcome> outcomes) {
        line("");
        line("### " + title);
        line("");
        line(
                "| scenes | n | method | great circle, median | mean | confused, % | folded azimuth, median | elevation, median"
                        + " | two-sided, % | held, % | mean arc |");
        line("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Row row : rows) {
            List<SphereOutcome> some = outcomes.stream().filter(row.scenes()).toList();
            for (int c = 0; c < contenders.size() && !some.isEmpty(); c++) {
                row(row.name(), some, c);
            }
        }
    }

    private void row(String name, List<SphereOutcome> some, int c) {
        ErrorSummary circle = summary(some, o -> o.greatCircleDeg(c));
        ErrorSummary folded = summary(some, o -> o.foldedAzimuthDeg(c));
        ErrorSummary confused = summary(some, o -> o.confused(c));
        double elevation = ErrorSummary.median(some.stream()
                .mapToDouble(o ->
                        AngleErrors.elevationDeg(o.truth(), o.answers().get(c).direction()))
                .toArray());
        line(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %.1f | %.0f | %.1f | %.1f |",
                name,
                some.size(),
                contenders.get(c),
                interval(circle.median(), 1),
                interval(circle.mean(), 1),
                interval(confused.mean(), PERCENT),
                interval(folded.median(), 1),
                elevation,
                PERCENT * mean(some, o -> o.twoSided(c)),
                PERCENT * mean(some, o -> o.held(c)),
                mean(some, o -> o.arcDeg(c))));
    }

    private ErrorSummary summary(List<SphereOutcome> some, ToDoubleFunction<SphereOutcome> error) {
        return ErrorSummary.of(some.stream().mapToDouble(error).toArray(), seed);
    }

    private static double mean(List<SphereOutcome> some, ToDoubleFunction<SphereOutcome> value) {
        return Arrays.stream(some.stream().mapToDouble(value).toArray())
                .average()
                .orElse(Double.NaN);
    }

    private static String interval(Interval interval, double factor) {
        if (Double.isNaN(interval.value())) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                "%.1f [%.1f, %.1f]",
                factor * interval.value(),
                factor * interval.low(),
                factor * interval.high());
    }

    /** {@return all tables} */
    public String markdown() {
        return out.toString();
    }
}
