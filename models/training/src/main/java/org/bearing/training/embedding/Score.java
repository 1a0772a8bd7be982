package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Errors on validation examples, degrees.
 *
 * @param median great-circle error, all directions
 * @param mean great-circle error, all directions
 * @param frontalMedian great-circle error of the frontal box (azimuth within +-90, elevation within +-45)
 * @param frontalMean great-circle error of the frontal box
 * @param lateralMedian error of the lateral angle, frontal box
 * @param lateralMean error of the lateral angle, frontal box
 */
public record Score(
        double median,
        double mean,
        double frontalMedian,
        double frontalMean,
        double lateralMedian,
        double lateralMean) {
    private static final int AXES = 3;
    private static final double FRONTAL_Z = Math.sin(Math.toRadians(45));

    /**
     * Scores the neighbours' mean directions.
     *
     * @param neighbours where directions are read from
     * @param examples points with true directions
     * @param threads how many work at once
     * @return the errors
     */
    static Score of(NearestDirections neighbours, EmbeddedSet examples, int threads) {
        double[][] answers = new double[examples.size()][];
        IntStream all = IntStream.range(0, examples.size());
        (threads > 1 ? all.parallel() : all)
                .forEach(i -> answers[i] = neighbours.read(examples.points(), i * examples.dimension()));
        return of(answers, examples.directions());
    }

    /** Scores the network's own unit vectors. */
    static Score ofDirect(EmbeddedSet examples) {
        float[] direct = examples.direct();
        double[][] answers = new double[examples.size()][AXES];
        for (int i = 0; i < direct.length; i++) {
            answers[i / AXES][i % AXES] = direct[i];
        }
        return of(answers, examples.directions());
    }

    private static Score of(double[][] answers, float[] truth) {
        int count = answers.length;
        double[] angle = new double[count];
        double[] frontal = new double[count];
        double[] lateral = new double[count];
        int box = 0;
        for (int i = 0; i < count; i++) {
            double[] a = answers[i];
            double length = Math.max(1e-12, Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]));
            float x = truth[i * AXES];
            float y = truth[i * AXES + 1];
            float z = truth[i * AXES + 2];
            double chord = Math.hypot(Math.hypot(a[0] / length - x, a[1] / length - y), a[2] / length - z);
            angle[i] = Math.toDegrees(2 * Math.asin(Math.min(1, chord / 2)));
            if (x >= 0 && Math.abs(z) <= FRONTAL_Z) {
                frontal[box] = angle[i];
                lateral[box++] = Math.toDegrees(Math.abs(lateral(a[1] / length) - lateral(y)));
            }
        }
        double[] inBox = Arrays.copyOf(frontal, box);
        double[] sideways = Arrays.copyOf(lateral, box);
        return new Score(median(angle), mean(angle), median(inBox), mean(inBox), median(sideways), mean(sideways));
    }

    private static double lateral(double y) {
        return Math.asin(Math.max(-1, Math.min(1, y)));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** {@return what the best checkpoint is chosen by: the lower the better} */
    public double selection() {
        return median + mean;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f/%.2f (front %.2f/%.2f, lateral %.2f/%.2f)",
                median,
                mean,
                frontalMedian,
                frontalMean,
                lateralMedian,
                lateralMean);
    }
}
