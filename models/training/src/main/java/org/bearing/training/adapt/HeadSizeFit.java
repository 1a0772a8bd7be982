package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.HeadSizeReadout;
import org.bearing.inference.Network;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;

/**
 * Fits the read-out of the head's size to a finished model: ridge regression of the logarithm of the radius on the last
 * hidden layer, over training examples whose radius the network is not told. How far the readings can be trusted is
 * measured on heads that a fit has not seen: one of the even heads on the odd ones, and the other way round.
 */
public final class HeadSizeFit {
    private static final int AT_ONCE = 32;
    private static final double LEAST_LATERAL = Math.sin(Math.toRadians(15));
    private static final double RIDGE = 1;

    private final EmbeddingModel model;
    private final ExampleTable examples;
    private final int measuredHeads;
    private final Network.Workspace workspace;
    private final int evenSize;
    private final int oddSize;
    private final int features;
    private final List<Example> read = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param model the model
     * @param examples training examples, in random order
     * @param measuredHeads how many heads are measured ones; those of higher index lie between two of them
     */
    public HeadSizeFit(EmbeddingModel model, ExampleTable examples, int measuredHeads) {
        this.model = model;
        this.examples = examples;
        this.measuredHeads = measuredHeads;
        NetworkSpec network = model.network().spec();
        workspace = new Network.Workspace(network, AT_ONCE);
        int hidden = network.layers().size() - 2;
        evenSize = network.even(hidden);
        oddSize = network.odd(hidden);
        features = evenSize + oddSize + 1;
    }

    private static final class Example {
        private final float[] features;
        private final int head;
        private final double radiusM;

        Example(float[] features, int head, double radiusM) {
            this.features = features;
            this.head = head;
            this.radiusM = radiusM;
        }
    }

    /** {@return the fitted read-out} */
    public HeadSizeReadout fit() {
        readAll();
        double centre = Math.exp(
                read.stream().mapToDouble(e -> Math.log(e.radiusM)).average().orElseThrow());
        List<double[]> held = new ArrayList<>();
        double within = 0;
        for (int fold = 0; fold < 2; fold++) {
            int other = 1 - fold;
            int its = fold;
            double[] weights = solve(
                    read.stream()
                            .filter(e -> e.head < measuredHeads && e.head % 2 == its)
                            .toList(),
                    centre);
            within += groups(
                            weights,
                            read.stream()
                                    .filter(e -> e.head < measuredHeads && e.head % 2 == other)
                                    .toList(),
                            centre,
                            held)
                    / 2;
        }
        double[] line = line(held);
        double[] all = solve(read, centre);
        float[] weight = new float[features - 1];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) all[i];
        }
        return new HeadSizeReadout(
                Tensor.of(Dtype.F32, weight, weight.length),
                new HeadSizeReadout.Constants(
                        all[features - 1], line[0], Math.sqrt(within), line[1], spread(), centre));
    }

    private void readAll() {
        float[] cues = new float[model.cues().size()];
        int[] numbers = new int[AT_ONCE];
        int held = 0;
        for (int i = 0; i < examples.size(); i++) {
            if (Math.abs(examples.label(i, ExampleLabel.Y)) >= LEAST_LATERAL) {
                examples.features(i, cues);
                model.input(cues, Double.NaN, workspace.input(held));
                numbers[held++] = i;
            }
            if (held == AT_ONCE || (i + 1 == examples.size() && held > 0)) {
                model.network().apply(workspace, held);
                for (int v = 0; v < held; v++) {
                    read.add(example(v, numbers[v]));
                }
                held = 0;
            }
        }
    }

    private Example example(int v, int number) {
        float[] row = new float[features];
        System.arraycopy(workspace.hiddenEven(v), 0, row, 0, evenSize);
        for (int i = 0; i < oddSize; i++) {
            row[evenSize + i] = Math.abs(workspace.hiddenOdd(v)[i]);
        }
        row[features - 1] = 1;
        return new Example(
                row,
                (int) examples.label(number, ExampleLabel.HEAD),
                examples.label(number, ExampleLabel.HEAD_RADIUS_M));
    }

    private double[] solve(List<Example> some, double centre) {
        double[][] gram = new double[features][features];
        double[] right = new double[features];
        for (Example example : some) {
            double target = Math.log(example.radiusM / centre);
            float[] x = example.features;
            for (int p = 0; p < features; p++) {
                float xp = x[p];
                double[] row = gram[p];
                for (int q = 0; q <= p; q++) {
                    row[q] += xp * x[q];
                }
                right[p] += xp * target;
            }
        }
        for (int p = 0; p < features; p++) {
            gram[p][p] += RIDGE;
            for (int q = 0; q < p; q++) {
                gram[q][p] = gram[p][q];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** Adds true and read size of every head at every stretch; returns the variance of the readings within these. */
    private double groups(double[] weights, List<Example> some, double centre, List<double[]> into) {
        Map<String, List<double[]>> byHead = new LinkedHashMap<>();
        for (Example example : some) {
            double reading = 0;
            for (int i = 0; i < features; i++) {
                reading += weights[i] * example.features[i];
            }
            byHead.computeIfAbsent(example.head + " " + example.radiusM, key -> new ArrayList<>())
                    .add(new double[] {Math.log(example.radiusM / centre), reading});
        }
        double squares = 0;
        int count = 0;
        for (List<double[]> group : byHead.values()) {
            double mean = group.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
            into.add(new double[] {group.get(0)[0], mean});
            squares += group.stream()
                    .mapToDouble(pair -> (pair[1] - mean) * (pair[1] - mean))
                    .sum();
            count += group.size() - 1;
        }
        return squares / Math.max(1, count);
    }

    /** {@return slope of the readings by the truth, and what they deviate from that line} */
    private static double[] line(List<double[]> pairs) {
        double x = pairs.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double y = pairs.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (double[] pair : pairs) {
            xy += (pair[0] - x) * (pair[1] - y);
            xx += (pair[0] - x) * (pair[0] - x);
        }
        double slope = xy / xx;
        double squares = 0;
        for (double[] pair : pairs) {
            double off = pair[1] - y - slope * (pair[0] - x);
            squares += off * off;
        }
        return new double[] {slope, Math.sqrt(squares / pairs.size())};
    }

    /** Deviation among the measured heads, each at the mean of its sizes. */
    private double spread() {
        double[] sum = new double[measuredHeads];
        int[] count = new int[measuredHeads];
        for (Example example : read) {
            if (example.head < measuredHeads) {
                sum[example.head] += Math.log(example.radiusM);
                count[example.head]++;
            }
        }
        double[] means = new double[measuredHeads];
        Arrays.setAll(means, i -> sum[i] / Math.max(1, count[i]));
        double mean = Arrays.stream(means).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElseThrow());
    }
}
