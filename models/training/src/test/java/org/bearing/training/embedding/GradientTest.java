package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.training.network.Activation;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.NetworkSpec;
import org.bearing.training.network.Parameter;
import org.bearing.training.network.Proxies;
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
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The gradients written by hand against ND4J's automatic ones, in double precision. */
class GradientTest {
    private static final int BATCH = 12;
    private static final int INPUTS = 7;
    private static final int ODD_INPUTS = 6;
    private static final int HIDDEN_LAST = 8;
    private static final int DIMENSION = 4;
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
                    cases.add(Arguments.of(
                            activation, 0, new LossSpec(form, unit, 40, false, 1, 0, 1, 60, 0, 6, 0, 4, 10, 0)));
                }
            }
            cases.add(Arguments.of(
                    activation,
                    0,
                    new LossSpec(
                            LossSpec.Form.LITERAL, MarginUnit.CHORD, 40, false, 0, 0, 1, 60, 0.8, 30, 0, 4, 10, 0.3)));
            cases.add(Arguments.of(
                    activation,
                    0,
                    new LossSpec(
                            LossSpec.Form.LITERAL, MarginUnit.CHORD, 40, true, 0.5, 2, 1.3, 50, 0, 6, 0, 4, 10, 0.7)));
            for (int odd : new int[] {0, DIMENSION / 2}) {
                for (double direct : new double[] {0, 0.4}) {
                    cases.add(Arguments.of(
                            activation,
                            odd,
                            new LossSpec(
                                    LossSpec.Form.LITERAL,
                                    MarginUnit.CHORD,
                                    40,
                                    false,
                                    0,
                                    0.2,
                                    1,
                                    60,
                                    0.3,
                                    30,
                                    0.8,
                                    20,
                                    15,
                                    direct)));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithAutomaticDifferentiation(Activation activation, int odd, LossSpec spec) {
        assertThat(disagreement(activation, odd, spec, spec)).isLessThan(TOLERANCE);
    }

    @Test
    void noticesAnotherLoss() {
        LossSpec spec = LossSpec.TANG;
        LossSpec other =
                new LossSpec(LossSpec.Form.HADSELL, MarginUnit.CHORD, 15, false, 1, 0, 1, 60, 0, 6, 0, 4, 10, 0);
        assertThat(disagreement(Activation.SIGMOID, 0, spec, other)).isGreaterThan(10 * TOLERANCE);
    }

    /** Largest difference of any slope, in units of the largest slope of its parameter; checks the loss as well. */
    private static double disagreement(Activation activation, int odd, LossSpec spec, LossSpec oracle) {
        NetworkSpec shape = new NetworkSpec(List.of(9, HIDDEN_LAST), activation, DIMENSION, odd, 0);
        EmbeddingLoss loss = new EmbeddingLoss(spec, DIMENSION, odd, BATCH, 4);
        int oddInputs = odd > 0 ? ODD_INPUTS : 0;
        int width = INPUTS + oddInputs;
        EmbeddingNetwork network = new EmbeddingNetwork(shape, width, oddInputs, spec.hasDirect(), BATCH, 3);
        List<Parameter> parameters = new ArrayList<>(network.parameters());
        loss.proxies().ifPresent(points -> parameters.add(points.learnt()));
        SplittableRandom random = new SplittableRandom(5);
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.value().length; i++) {
                parameter.value()[i] += (float) (0.4 * (random.nextDouble() - 0.5));
            }
        }
        network.parametersChanged();
        float[] inputs = new float[BATCH * width];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (2 * random.nextDouble() - 1);
        }
        float[] truth = directions(random);
        float[] gradient = new float[BATCH * loss.outputs()];
        double value = loss.evaluate(network.train(inputs, DROPOUT_SEED), truth, gradient);
        network.backward(gradient);

        Oracle automatic = new Oracle(network, loss.proxies(), activation, inputs, truth, oracle);
        double worst = Math.abs(value - automatic.loss()) / value;
        for (Parameter parameter : parameters) {
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
        private final Optional<Proxies> proxies;

        Oracle(
                EmbeddingNetwork network,
                Optional<Proxies> proxies,
                Activation activation,
                float[] inputs,
                float[] truth,
                LossSpec spec) {
            int odd = network.inputs() == INPUTS + ODD_INPUTS ? ODD_INPUTS : 0;
            INDArray all = matrix(inputs, BATCH, network.inputs());
            SDVariable[] below = odd == 0
                    ? new SDVariable[] {graph.constant("x", all)}
                    : new SDVariable[] {
                        graph.constant("x", columns(all, 0, INPUTS)),
                        graph.constant("odd", columns(all, INPUTS, INPUTS + odd))
                    };
            List<Parameter> parameters = new ArrayList<>(network.parameters());
            int parts = below.length;
            for (int i = 0; i < network.hiddenLayers(); i++) {
                int first = (parts + 2) * i;
                below = hidden(below, parameters.subList(first, first + parts + 2), activation);
            }
            int last = (parts + 2) * network.hiddenLayers();
            SDVariable z =
                    below[0].mmul(weight(parameters.get(last), HIDDEN_LAST)).add(row(parameters.get(last + parts)));
            if (parts > 1) {
                SDVariable oddZ = below[1].mmul(weight(parameters.get(last + 1), HIDDEN_LAST));
                z = joined(z, oddZ, spec.hasDirect());
            }
            proxies.ifPresent(points -> parameters.add(points.learnt()));
            this.proxies = proxies;
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

        private static INDArray columns(INDArray matrix, int from, int to) {
            return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to))
                    .dup('c');
        }

        /** The even outputs are the embedding's first half, x and z; the odd ones its second half and y. */
        private static SDVariable joined(SDVariable even, SDVariable odd, boolean direct) {
            int half = DIMENSION / 2;
            SDVariable graphZ = even.getSameDiff().concat(1, column(even, 0, half), column(odd, 0, half));
            return direct
                    ? even.getSameDiff()
                            .concat(
                                    1,
                                    graphZ,
                                    column(even, half, half + 1),
                                    column(odd, half, half + 1),
                                    column(even, half + 1, half + 2))
                    : graphZ;
        }

        private static SDVariable column(SDVariable of, int from, int to) {
            return of.get(SDIndex.all(), SDIndex.interval(from, to));
        }

        private SDVariable weight(Parameter parameter, int inputs) {
            int outputs = parameter.value().length / inputs;
            widths.put(parameter.name(), inputs);
            return graph.var(
                    parameter.name(),
                    matrix(parameter.value(), outputs, inputs).transpose().dup('c'));
        }

        private SDVariable row(Parameter parameter) {
            return graph.var(parameter.name(), matrix(parameter.value(), 1, parameter.value().length));
        }

        private SDVariable[] hidden(SDVariable[] below, List<Parameter> parameters, Activation activation) {
            int parts = below.length;
            int outputs = parameters.get(parts).value().length;
            SDVariable[] sums = new SDVariable[parts];
            for (int part = 0; part < parts; part++) {
                Parameter weight = parameters.get(part);
                sums[part] = below[part].mmul(weight(weight, weight.value().length / outputs));
            }
            SDVariable rows = parts == 1 ? sums[0] : graph.concat(0, sums[0].add(sums[1]), sums[0].sub(sums[1]));
            SDVariable centred = rows.sub(rows.mean(true, 0));
            SDVariable variance = centred.mul(centred).mean(true, 0);
            SDVariable normal = centred.div(graph.math().sqrt(variance.add(EmbeddingNetwork.VARIANCE_FLOOR)));
            SDVariable y = normal.mul(row(parameters.get(parts))).add(row(parameters.get(parts + 1)));
            SDVariable active = activation == Activation.RELU
                    ? graph.nn().relu(y, 0)
                    : graph.nn().sigmoid(y);
            if (parts == 1) {
                return new SDVariable[] {active};
            }
            SDVariable a = active.get(SDIndex.interval(0, BATCH), SDIndex.all());
            SDVariable b = active.get(SDIndex.interval(BATCH, 2 * BATCH), SDIndex.all());
            return new SDVariable[] {a.add(b).mul(0.5), a.sub(b).mul(0.5)};
        }

        /** Divergence of softmax(-distance^2 to the points) from softmax(-chord^2 / (2 width^2)). */
        private SDVariable proxy(SDVariable z, float[] truth, LossSpec spec, Proxies points) {
            int learnt = points.learnt().value().length / DIMENSION;
            SDVariable half =
                    graph.var(points.learnt().name(), matrix(points.learnt().value(), learnt, DIMENSION));
            SDVariable all = half;
            if (learnt < points.size()) {
                SDVariable mirrored = graph.concat(
                        1,
                        column(half, 0, DIMENSION / 2),
                        column(half, DIMENSION / 2, DIMENSION).neg());
                all = graph.concat(0, half, mirrored);
            }
            double width = Math.toRadians(spec.proxyWidthDeg());
            double[][] target = new double[BATCH][points.size()];
            double entropy = 0;
            for (int i = 0; i < BATCH; i++) {
                double sum = 0;
                for (int g = 0; g < points.size(); g++) {
                    double dot = 0;
                    for (int k = 0; k < AXES; k++) {
                        dot += (double) truth[i * AXES + k] * points.directions()[g * AXES + k];
                    }
                    target[i][g] = Math.exp((dot - 1) / (width * width));
                    sum += target[i][g];
                }
                for (int g = 0; g < points.size(); g++) {
                    target[i][g] /= sum;
                    entropy += target[i][g] > 0 ? target[i][g] * Math.log(target[i][g]) : 0;
                }
            }
            SDVariable apart = graph.expandDims(z, 1).sub(graph.expandDims(all, 0));
            SDVariable square = apart.mul(apart).sum(2);
            SDVariable partition = graph.math().exp(square.neg()).sum(true, 1);
            SDVariable logProbability = square.neg().sub(graph.math().log(partition));
            return constant(target).mul(logProbability).sum().neg().add(entropy).mul(spec.proxy() / BATCH);
        }

        private SDVariable loss(SDVariable outputs, float[] truth, LossSpec spec) {
            int dimension = DIMENSION;
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
            if (proxies.isPresent()) {
                total = total.add(proxy(z, truth, spec, proxies.get()));
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
