package org.bearing.training.tang.method;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.inference.neighbours.KdTree;
import org.bearing.inference.printed.NeighbourRead;
import org.bearing.training.network.Parameter;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;

/** SCE and WSCE: the contrastive loss, judged by nearest-neighbour localization of the validation recordings. */
final class ContrastiveObjective implements Objective {
    /** Neighbours while training goes on: more cost a good part of an epoch and change little in the choice. */
    private static final int MOST_NEIGHBOURS = 4096;

    /** So that embedding the neighbours costs less than a tenth of an epoch. */
    private static final int NEIGHBOUR_SHARE = 5;

    private static final int FEWEST_NEIGHBOURS = 1024;

    private final MethodSpec spec;
    private final PairRule rule;
    private final PairLoss loss;
    private final Target target;
    private final int[] rows;
    private final AngleTable neighbours;
    private final AngleTable validation;

    ContrastiveObjective(MethodSpec spec, Target target, AngleTable training, AngleTable validation) {
        this.spec = spec;
        this.target = target;
        this.validation = validation;
        rule = new PairRule(spec);
        loss = new PairLoss(rule, spec.dimensions());
        int most = Math.max(FEWEST_NEIGHBOURS, Math.min(MOST_NEIGHBOURS, training.size() / NEIGHBOUR_SHARE));
        rows = some(training.size(), most, spec.seed());
        neighbours = training.subset(rows);
    }

    /** Some of the first numbers, in order, each as likely; all if they are few. */
    static int[] some(int size, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, size).toArray();
        int count = Math.min(size, most);
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(size - i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return IntStream.of(order).limit(count).sorted().toArray();
    }

    @Override
    public int labelSize() {
        return rule.labelSize();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public double evaluate(float[] z, float[] labels, float[] gradient) {
        return loss.evaluate(z, labels, gradient);
    }

    @Override
    public int[] neighbourRows() {
        return rows;
    }

    @Override
    public Errors errors(float[] points, float[] queries) {
        KdTree tree = KdTree.of(
                spec.dimensions(), points, IntStream.range(0, rows.length).toArray());
        NeighbourRead read = new NeighbourRead(Math.min(spec.neighbours(), rows.length), spec.inverseDistance());
        float[] azimuths = Target.AZIMUTH.labels(neighbours);
        float[] elevations = Target.ELEVATION.labels(neighbours);
        float[] query = new float[spec.dimensions()];
        double[] errors = new double[validation.size()];
        for (int i = 0; i < errors.length; i++) {
            System.arraycopy(queries, i * query.length, query, 0, query.length);
            tree.nearest(query, read.nearest());
            read.weigh();
            read.read(azimuths);
            double azimuth = read.meanDeg();
            read.read(elevations);
            errors[i] = error(i, azimuth, read.meanDeg());
        }
        return Errors.of(errors);
    }

    private double error(int i, double azimuthDeg, double elevationDeg) {
        double across = Target.apart(azimuthDeg, validation.azimuthDeg(i));
        double up = Math.abs(elevationDeg - validation.elevationDeg(i));
        return switch (target) {
            case AZIMUTH -> across;
            case ELEVATION -> up;
            // Twice asin of half the chord: exact for small arcs too.
            case BOTH -> arc(across, up, elevationDeg, validation.elevationDeg(i));
        };
    }

    /** Great-circle distance from the differences of the angles (haversine), degrees. */
    static double arc(double acrossDeg, double upDeg, double elevationDeg, double otherElevationDeg) {
        double up = Math.sin(Math.toRadians(upDeg) / 2);
        double across = Math.sin(Math.toRadians(acrossDeg) / 2);
        double square = up * up
                + Math.cos(Math.toRadians(elevationDeg))
                        * Math.cos(Math.toRadians(otherElevationDeg))
                        * across
                        * across;
        return Math.toDegrees(2 * Math.asin(Math.sqrt(Math.max(0, Math.min(1, square)))));
    }
}
