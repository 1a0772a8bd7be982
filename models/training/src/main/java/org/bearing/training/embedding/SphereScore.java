package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.Nearest;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.inference.neighbours.NeighbourVote;

/**
 * Errors on validation examples all around, degrees.
 *
 * @param medianDeg median great-circle error
 * @param meanDeg mean great-circle error
 * @param confusedShare share in the wrong half, front or back, of those at least 30 degrees off the interaural axis
 * @param lateralMedianDeg median error of the angle to the median plane
 * @param lateralMeanDeg its mean
 */
public record SphereScore(
        double medianDeg, double meanDeg, double confusedShare, double lateralMedianDeg, double lateralMeanDeg) {
    private static final int AXES = 3;
    private static final double OFF_AXIS = Math.cos(Math.toRadians(30));

    /**
     * Scores what the bundled method would read out, without refinement by phase.
     *
     * @param neighbours where directions are read from
     * @param examples points with true directions
     * @param readout how they are read
     * @param threads how many work at once
     * @return the errors
     */
    static SphereScore of(EmbeddedSet neighbours, EmbeddedSet examples, ReadoutSpec readout, int threads) {
        NeighbourSet all =
                new NeighbourSet(neighbours.dimension(), neighbours.points(), neighbours.directions(), Hemisphere.ALL);
        double[] angle = new double[examples.size()];
        double[] lateral = new double[examples.size()];
        int[] confusion = new int[examples.size()];
        IntStream each = IntStream.range(0, examples.size());
        (threads > 1 ? each.parallel() : each).forEach(i -> {
            double[] heard = read(all, examples, i, readout);
            float[] t = examples.directions();
            double x = t[i * AXES];
            double y = t[i * AXES + 1];
            double cosine = x * heard[0] + y * heard[1] + t[i * AXES + 2] * heard[2];
            angle[i] = Math.toDegrees(Math.acos(clamp(cosine)));
            lateral[i] = Math.toDegrees(Math.abs(Math.asin(clamp(y)) - Math.asin(clamp(heard[1]))));
            confusion[i] = Math.abs(y) > OFF_AXIS ? -1 : x >= 0 == heard[0] >= 0 ? 0 : 1;
        });
        double asked = Arrays.stream(confusion).filter(c -> c >= 0).count();
        double confused = Arrays.stream(confusion).filter(c -> c > 0).count();
        return new SphereScore(
                median(angle), mean(angle), confused / Math.max(1, asked), median(lateral), mean(lateral));
    }

    private static double[] read(NeighbourSet set, EmbeddedSet examples, int example, ReadoutSpec readout) {
        int dimension = examples.dimension();
        float[] point = Arrays.copyOfRange(examples.points(), example * dimension, (example + 1) * dimension);
        Nearest nearest = new Nearest(Math.min(readout.nearest(), set.size()));
        NeighbourVote vote = new NeighbourVote(readout.nearest(), readout.bandwidth());
        set.nearest(point, nearest);
        vote.add(nearest, set.directions(), false);
        vote.meanOfStrongerHalf();
        vote.measure();
        double inPlane = Math.cos(vote.lateralRad());
        return new double[] {
            inPlane * Math.cos(vote.polarRad()), Math.sin(vote.lateralRad()), inPlane * Math.sin(vote.polarRad())
        };
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double clamp(double cosine) {
        return Math.max(-1, Math.min(1, cosine));
    }

    /** {@return what the best checkpoint is chosen by: the lower the better} */
    public double selection() {
        return medianDeg + meanDeg + 100 * confusedShare + lateralMedianDeg + lateralMeanDeg;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "great circle %.2f/%.2f, front and back confused %.1f%%, lateral %.2f/%.2f",
                medianDeg,
                meanDeg,
                100 * confusedShare,
                lateralMedianDeg,
                lateralMeanDeg);
    }
}
