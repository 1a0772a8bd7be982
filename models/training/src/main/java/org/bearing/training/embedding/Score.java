package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.Nearest;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.inference.neighbours.NeighbourVote;

/**
 * Errors on validation examples of the frontal box (azimuth within +-90, elevation within +-45 degrees), degrees.
 *
 * @param lateral of the angle to the median plane
 * @param azimuth of the azimuth
 * @param elevation of the elevation
 */
public record Score(Errors lateral, Errors azimuth, Errors elevation) {
    private static final int AXES = 3;
    private static final double FRONTAL_Z = Math.sin(Math.toRadians(45)) + 1e-6;

    /**
     * Median and mean of one angle's errors.
     *
     * @param median degrees
     * @param mean degrees
     */
    public record Errors(double median, double mean) {
        private static Errors of(double[] rad) {
            Arrays.sort(rad);
            double median = rad.length == 0 ? 0 : rad[rad.length / 2];
            return new Errors(
                    Math.toDegrees(median),
                    Math.toDegrees(Arrays.stream(rad).average().orElse(0)));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f/%.2f", median, mean);
        }
    }

    /**
     * Scores what the bundled method would read out, without refinement by phase: the frontal neighbours of every example.
     *
     * @param neighbours where directions are read from
     * @param examples points with true directions
     * @param nearest how many neighbours are averaged
     * @param bandwidth the eps of eq. 16, in squared distances; 0 = their median
     * @param threads how many work at once
     * @return the errors
     */
    static Score of(EmbeddedSet neighbours, EmbeddedSet examples, int nearest, double bandwidth, int threads) {
        NeighbourSet front = new NeighbourSet(
                neighbours.dimension(), neighbours.points(), neighbours.directions(), Hemisphere.FRONT);
        double[][] answers = new double[examples.size()][];
        IntStream all = IntStream.range(0, examples.size());
        (threads > 1 ? all.parallel() : all).forEach(i -> answers[i] = read(front, examples, i, nearest, bandwidth));
        return of(answers, examples.directions());
    }

    /** Scores the network's own unit vectors. */
    static Score ofDirect(EmbeddedSet examples) {
        double[][] answers = new double[examples.size()][AXES];
        for (int i = 0; i < examples.size() * AXES; i++) {
            answers[i / AXES][i % AXES] = examples.direct()[i];
        }
        for (double[] answer : answers) {
            double length = Math.sqrt(answer[0] * answer[0] + answer[1] * answer[1] + answer[2] * answer[2]);
            for (int k = 0; k < AXES; k++) {
                answer[k] /= Math.max(1e-9, length);
            }
        }
        return of(answers, examples.directions());
    }

    private static double[] read(NeighbourSet front, EmbeddedSet examples, int example, int count, double bandwidth) {
        int dimension = examples.dimension();
        float[] point = Arrays.copyOfRange(examples.points(), example * dimension, (example + 1) * dimension);
        Nearest nearest = new Nearest(Math.min(count, front.size()));
        NeighbourVote vote = new NeighbourVote(count, bandwidth);
        front.nearest(point, nearest);
        vote.add(nearest, front.directions(), false);
        vote.meanOfAll();
        vote.measure();
        double inPlane = Math.cos(vote.lateralRad());
        return new double[] {
            inPlane * Math.cos(vote.polarRad()), Math.sin(vote.lateralRad()), inPlane * Math.sin(vote.polarRad())
        };
    }

    private static Score of(double[][] answers, float[] truth) {
        int[] box = IntStream.range(0, answers.length)
                .filter(i -> truth[i * AXES] >= -1e-6 && Math.abs(truth[i * AXES + 2]) <= FRONTAL_Z)
                .toArray();
        double[] lateral = new double[box.length];
        double[] azimuth = new double[box.length];
        double[] elevation = new double[box.length];
        for (int n = 0; n < box.length; n++) {
            double[] a = answers[box[n]];
            int t = box[n] * AXES;
            lateral[n] = Math.abs(asin(a[1]) - asin(truth[t + 1]));
            double turn = Math.atan2(a[1], a[0]) - Math.atan2(truth[t + 1], truth[t]);
            azimuth[n] = Math.abs(Math.IEEEremainder(turn, 2 * Math.PI));
            elevation[n] = Math.abs(asin(a[2]) - asin(truth[t + 2]));
        }
        return new Score(Errors.of(lateral), Errors.of(azimuth), Errors.of(elevation));
    }

    private static double asin(double sine) {
        return Math.asin(Math.max(-1, Math.min(1, sine)));
    }

    /** {@return what the best checkpoint is chosen by: the lower the better} */
    public double selection() {
        return azimuth.median + azimuth.mean + lateral.median + lateral.mean;
    }

    @Override
    public String toString() {
        return "lateral " + lateral + ", azimuth " + azimuth + ", elevation " + elevation;
    }
}
