package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.training.network.Activation;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.NetworkSpec;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients written by hand against ND4J's automatic ones, in double precision. */
class GradientTest {
    private static final int BATCH = 12;
    private static final int INPUTS = 7;
    private static final int AXES = 3;
    /** Of the largest slope of a parameter. */
    private static final double TOLERANCE = 1e-4;

    /** Pairs say nothing about a common shift: the bias of the embedding has no slope but rounding. */
    private static final double LEAST_SLOPE = 1e-3;

    private static final long DROPOUT_SEED = 99;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (LossSpec.Form form : LossSpec.Form.values()) {
                for (MarginUnit unit : MarginUnit.values()) {
                    cases.add(Arguments.of(activation, new LossSpec(form, unit, 40, false, 1, 0, 1, 60, 0, 6, 0)));
                }
            }
            cases.add(Arguments.of(
                    activation,
                    new LossSpec(LossSpec.Form.LITERAL, MarginUnit.CHORD, 40, false, 0, 0, 1, 60, 0.8, 30, 0.3)));
            cases.add(Arguments.of(
                    activation,
                    new LossSpec(LossSpec.Form.LITERAL, MarginUnit.CHORD, 40, true, 0.5, 2, 1.3, 50, 0, 6, 0.7)));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithAutomaticDifferentiation(Activation activation, LossSpec spec) {
        assertThat(disagreement(activation, spec, spec)).isLessThan(TOLERANCE);
    }

    @Test
    void noticesAnotherLoss() {
        LossSpec spec = LossSpec.TANG;
        LossSpec other = new LossSpec(LossSpec.Form.HADSELL, MarginUnit.CHORD, 15, false, 1, 0, 1, 60, 0, 6, 0);
        assertThat(disagreement(Activation.SIGMOID, spec, other)).isGreaterThan(10 * TOLERANCE);
    }

    /** Largest difference of any slope, in units of the largest slope of its parameter; checks the loss as well. */
    private static double disagreement(Activation activation, LossSpec spec, LossSpec oracle) {
        NetworkSpec shape = new NetworkSpec(List.of(9, 8), activation, 4, 0);
        EmbeddingLoss loss = new EmbeddingLoss(spec, 4, BATCH);
        EmbeddingNetwork network = new EmbeddingNetwork(shape, INPUTS, loss.outputs(), BATCH, 3);
        SplittableRandom random = new SplittableRandom(5);
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.value().length; i++) {
                parameter.value()[i] += (float) (0.4 * (random.nextDouble() - 0.5));
            }
        }
        network.parametersChanged();
        float[] inputs = new float[BATCH * INPUTS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (2 * random.nextDouble() - 1);
        }
        float[] truth = directions(random);
        float[] gradient = new float[BATCH * loss.outputs()];
        double value = loss.evaluate(network.train(inputs, DROPOUT_SEED), truth, gradient);
        network.backward(gradient);

        Oracle automatic = new Oracle(network, activation, inputs, truth, oracle);
        double worst = Math.abs(value - automatic.loss()) / value;
        for (Parameter parameter : network.parameters()) {
            double[] expected = automatic.slope(parameter.name());
            double largest = LEAST_SLOPE;
            double off = 0;
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                off = Math.max(off, Math.abs(expected[i] - parameter.gradient()[i]));
            }
            worst = Math.max(worst, off / largest);
        }
        return worst;
    }

    private static float[] directions(SplittableRandom random) {
        float[] truth = new float[BATCH * AXES];
        for (int i = 0; i < BATCH; i++) {
            double z = 2 * random.nextDouble() - 1;
            double turn = 2 * Math.PI * random.nextDouble();
            truth[i * AXES] = (float) (Math.sqrt(1 - z * z) * Math.cos(turn));
            truth[i * AXES + 1] = (float) (Math.sqrt(1 - z * z) * Math.sin(turn));
            truth[i * AXES + 2] = (float) z;
        }
        return truth;
    }

    /** The same network and loss as a SameDiff graph. */
    private static final class Oracle {
        private final SameDiff graph = SameDiff.create();
        private final Map<String, Integer> widths = new HashMap<>();
        private final Map<String, INDArray> slopes;
        private final double loss;

        Oracle(EmbeddingNetwork network, Activation activation, float[] inputs, float[] truth, LossSpec spec) {
            SDVariable below = graph.constant("x", matrix(inputs, BATCH, INPUTS));
            int width = INPUTS;
            List<Parameter> parameters = network.parameters();
            for (int i = 0; i < network.hiddenLayers(); i++) {
                int neurons = parameters.get(3 * i + 1).value().length;
                below = hidden(below, parameters.subList(3 * i, 3 * i + 3), width, neurons, activation);
                width = neurons;
            }
            int last = parameters.size() - 2;
            SDVariable z = below.mmul(weight(parameters.get(last), width, network.outputs()))
                    .add(row(parameters.get(last + 1)));
            SDVariable total = loss(z, truth, spec);
            total.markAsLoss();
            List<String> names = parameters.stream().map(Parameter::name).toList();
            loss = total.eval().getDouble(0);
            slopes = graph.calculateGradients(Map.of(), names);
        }

        double loss() {
            return loss;
        }

        /** In the order of the parameter: weights neuron by neuron. */
        double[] slope(String name) {
            INDArray slope = slopes.get(name);
            return (widths.containsKey(name) ? slope.transpose() : slope)
                    .dup('c')
                    .reshape(-1)
                    .toDoubleVector();
        }

        private SDVariable weight(Parameter parameter, int inputs, int outputs) {
            widths.put(parameter.name(), inputs);
            return graph.var(
                    parameter.name(),
                    matrix(parameter.value(), outputs, inputs).transpose().dup('c'));
        }

        private SDVariable row(Parameter parameter) {
            return graph.var(parameter.name(), matrix(parameter.value(), 1, parameter.value().length));
        }

        private SDVariable hidden(
                SDVariable below, List<Parameter> parameters, int inputs, int outputs, Activation activation) {
            SDVariable sums = below.mmul(weight(parameters.get(0), inputs, outputs));
            SDVariable centred = sums.sub(sums.mean(true, 0));
            SDVariable variance = centred.mul(centred).mean(true, 0);
            SDVariable normal = centred.div(graph.math().sqrt(variance.add(EmbeddingNetwork.VARIANCE_FLOOR)));
            SDVariable y = normal.mul(row(parameters.get(1))).add(row(parameters.get(2)));
            return activation == Activation.RELU
                    ? graph.nn().relu(y, 0)
                    : graph.nn().sigmoid(y);
        }

        private SDVariable loss(SDVariable outputs, float[] truth, LossSpec spec) {
            int dimension = 4;
            double[][] similar = new double[BATCH][BATCH];
            double[][] dissimilar = new double[BATCH][BATCH];
            double[][] margin = new double[BATCH][BATCH];
            double[][] chord = new double[BATCH][BATCH];
            double[][] metric = new double[BATCH][BATCH];
            double[] counts = label(truth, spec, similar, dissimilar, margin, chord, metric);
            SDVariable z = outputs.get(SDIndex.all(), SDIndex.interval(0, dimension));
            SDVariable apart = graph.expandDims(z, 1).sub(graph.expandDims(z, 0));
            SDVariable square = apart.mul(apart).sum(2);
            // The diagonal is masked out; 1 keeps its root differentiable.
            SDVariable safe = square.add(constant(identity()));
            SDVariable far = constant(margin).sub(square);
            if (spec.form() == LossSpec.Form.LITERAL) {
                far = graph.nn().relu(far, 0);
            } else {
                SDVariable missing =
                        graph.nn().relu(constant(margin).sub(graph.math().sqrt(safe)), 0);
                far = missing.mul(missing);
            }
            double all = counts[0] + counts[1];
            double near = spec.contrastive() * (spec.balanced() ? 0.5 / counts[0] : 1 / all);
            double wide = spec.contrastive() * (spec.balanced() ? 0.5 / counts[1] : 1 / all);
            SDVariable total = constant(similar).mul(square).sum().mul(near);
            total = total.add(constant(dissimilar).mul(far).sum().mul(wide));
            if (spec.metric() > 0) {
                SDVariable off = graph.math().sqrt(safe).sub(constant(chord).mul(spec.metricScale()));
                total = total.add(constant(metric).mul(off).mul(off).sum().mul(spec.metric() / counts[2]));
            }
            if (spec.neighbour() > 0) {
                total = total.add(neighbour(square, chord, spec));
            }
            if (spec.hasDirect()) {
                SDVariable direct = outputs.get(SDIndex.all(), SDIndex.interval(dimension, dimension + AXES));
                SDVariable off = direct.sub(graph.constant("truth", matrix(truth, BATCH, AXES)));
                total = total.add(off.mul(off).mean().mul(spec.direct()));
            }
            return total;
        }

        /** Divergence of softmax(-distance^2) from softmax(-chord^2 / (2 width^2)), each without the example itself. */
        private SDVariable neighbour(SDVariable square, double[][] chord, LossSpec spec) {
            double width = Math.toRadians(spec.neighbourWidthDeg());
            double[][] target = new double[BATCH][BATCH];
            double entropy = 0;
            for (int i = 0; i < BATCH; i++) {
                double sum = 0;
                for (int j = 0; j < BATCH; j++) {
                    double apart = chord[Math.min(i, j)][Math.max(i, j)];
                    target[i][j] = i == j ? 0 : Math.exp(-apart * apart / (2 * width * width));
                    sum += target[i][j];
                }
                for (int j = 0; j < BATCH; j++) {
                    target[i][j] /= sum;
                    entropy += i == j ? 0 : target[i][j] * Math.log(target[i][j]);
                }
            }
            SDVariable others = constant(identity()).rsub(1.0);
            SDVariable partition = graph.math().exp(square.neg()).mul(others).sum(true, 1);
            SDVariable logProbability = square.neg().sub(graph.math().log(partition));
            SDVariable cross = constant(target).mul(logProbability).sum().neg();
            return cross.add(entropy).mul(spec.neighbour() / BATCH);
        }

        private static double[] label(
                float[] truth,
                LossSpec spec,
                double[][] similar,
                double[][] dissimilar,
                double[][] margin,
                double[][] chord,
                double[][] metric) {
            double[] counts = new double[3];
            double width = Math.toRadians(spec.metricWidthDeg());
            for (int i = 0; i < BATCH; i++) {
                for (int j = i + 1; j < BATCH; j++) {
                    double square = 0;
                    for (int k = 0; k < AXES; k++) {
                        square += Math.pow((double) truth[i * AXES + k] - truth[j * AXES + k], 2);
                    }
                    chord[i][j] = Math.sqrt(square);
                    boolean near = chord[i][j] <= Math.toRadians(spec.similarDeg());
                    similar[i][j] = near ? 1 : 0;
                    dissimilar[i][j] = near ? 0 : 1;
                    double angle = 2 * Math.asin(chord[i][j] / 2);
                    double distance = switch (spec.marginUnit()) {
                        case DEGREES -> Math.toDegrees(angle);
                        case RADIANS -> angle;
                        case CHORD -> chord[i][j];
                    };
                    margin[i][j] = Math.exp(distance) / (Math.exp(distance) + 1);
                    metric[i][j] = Math.exp(-square / (2 * width * width));
                    counts[near ? 0 : 1]++;
                    counts[2] += metric[i][j];
                }
            }
            return counts;
        }

        private SDVariable constant(double[][] values) {
            return graph.constant(Nd4j.createFromArray(values));
        }

        private static double[][] identity() {
            double[][] one = new double[BATCH][BATCH];
            for (int i = 0; i < BATCH; i++) {
                one[i][i] = 1;
            }
            return one;
        }

        private static INDArray matrix(float[] values, int rows, int columns) {
            return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(rows, columns);
        }
    }
}
