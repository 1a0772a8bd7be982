package org.bearing.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was found beside what is true, one row for each stretch of time in which a source holds still or moves. */
final class SpanTable {
    /** Slower than this is holding still, degrees between two rows of the truth. */
    private static final double STILL_DEG = 0.05;

    /** Faster than this is a jump, degrees per second. */
    private static final double JUMP_DEG_PER_S = 300;

    /** The analysis window reaches over a jump; directions this near to one belong to neither side, s. */
    private static final double SETTLE_SECONDS = 0.25;

    private static final double LEAST_SECONDS = 0.5;

    private final FoundDirections found;
    private final Truth truth;

    SpanTable(FoundDirections found, Truth truth) {
        this.found = found;
        this.truth = truth;
    }

    /** Rows from one to another, both included, in which the source does the same. */
    private record Span(int first, int last) {}

    /** {@return the table, line by line} */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  time (s)        true azimuth   found azimuth   error   confidence");
        List<Double> errors = new ArrayList<>();
        for (Span span : spans()) {
            lines.add(line(span, errors));
        }
        if (!errors.isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  median error of azimuth: %.1f degrees, over %d directions (+ = left)",
                    median(errors.stream().mapToDouble(e -> e)),
                    errors.size()));
        }
        return lines;
    }

    private String line(Span span, List<Double> errors) {
        Truth.Row first = truth.row(span.first());
        Truth.Row last = truth.row(span.last());
        int[] here = IntStream.range(0, found.size())
                .filter(i -> found.timeSeconds(i) >= first.timeSeconds() + SETTLE_SECONDS
                        && found.timeSeconds(i) <= last.timeSeconds() - SETTLE_SECONDS)
                .toArray();
        String time = String.format(Locale.ROOT, "%5.1f - %5.1f", first.timeSeconds(), last.timeSeconds());
        boolean still = Math.abs(turn(first, last)) < 1;
        String real = still
                ? String.format(Locale.ROOT, "%+.0f", first.azimuthDeg())
                : String.format(Locale.ROOT, "%+.0f to %+.0f", first.azimuthDeg(), last.azimuthDeg());
        if (here.length == 0) {
            return String.format(Locale.ROOT, "  %-14s  %12s   %13s", time, real, "nothing");
        }
        double[] off = Arrays.stream(here).mapToDouble(this::errorDeg).toArray();
        Arrays.stream(off).map(Math::abs).forEach(errors::add);
        String heard = still
                ? String.format(Locale.ROOT, "%+.1f", first.azimuthDeg() + median(Arrays.stream(off)))
                : String.format(
                        Locale.ROOT,
                        "%+.0f to %+.0f",
                        found.azimuthDeg(here[0]),
                        found.azimuthDeg(here[here.length - 1]));
        return String.format(
                Locale.ROOT,
                "  %-14s  %12s   %13s   %5.1f   %10.2f",
                time,
                real,
                heard,
                median(Arrays.stream(off).map(Math::abs)),
                median(Arrays.stream(here).mapToDouble(found::confidence)));
    }

    private double errorDeg(int i) {
        Truth.Row row = truth.row(Math.max(0, truth.at(found.timeSeconds(i))));
        return wrap(found.azimuthDeg(i) - row.azimuthDeg());
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= truth.size(); i++) {
            if (i == truth.size() || !continues(first, i)) {
                Truth.Row start = truth.row(first);
                double seconds = truth.row(i - 1).timeSeconds() - start.timeSeconds();
                if (start.active() && seconds >= LEAST_SECONDS) {
                    spans.add(new Span(first, i - 1));
                }
                first = i;
            }
        }
        return spans;
    }

    /** Whether a row goes on as its span began: active or not, still or moving, without a jump. */
    private boolean continues(int first, int i) {
        Truth.Row row = truth.row(i);
        Truth.Row before = truth.row(i - 1);
        if (row.active() != before.active()) {
            return false;
        }
        double step = Math.abs(turn(before, row));
        boolean jumps = step > JUMP_DEG_PER_S * (row.timeSeconds() - before.timeSeconds());
        if (i - 1 == first) {
            return !jumps;
        }
        boolean moved = Math.abs(turn(truth.row(first), truth.row(first + 1))) > STILL_DEG;
        return !jumps && moved == step > STILL_DEG;
    }

    private static double turn(Truth.Row from, Truth.Row to) {
        return wrap(to.azimuthDeg() - from.azimuthDeg());
    }

    private static double wrap(double deg) {
        return Math.IEEEremainder(deg, 360);
    }

    private static double median(java.util.stream.DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
