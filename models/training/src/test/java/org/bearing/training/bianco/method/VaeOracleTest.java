package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.SequenceShape;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Matrix;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every loss term and the gradient of every weight against SameDiff in double precision. */
class VaeOracleTest {
    private static final SequenceShape SHAPE = new SequenceShape(11, 15);
    private static final int ROWS = 3;
    private static final int CLASSES = 4;
    private static final RowNoise NOISE = new RowNoise(77, 0, false);
    /** Of a term. */
    private static final double TERM_TOLERANCE = 1e-5;
    /** Of the largest slope of a weight. */
    private static final double SLOPE_TOLERANCE = 1e-4;

    /** What a wrong term must make of a slope at least. */
    private static final double NOTICED = 10 * SLOPE_TOLERANCE;

    /** One label alone teaches the classifier nothing but rounding. */
    private static final double LEAST_SLOPE = 1e-6;

    private static final VaeSetting EXACT = new VaeSetting(50, CLASSES, false);

    private static VaeSpec spec(Density density, Deviation deviation) {
        return new VaeSpec(SHAPE, CLASSES, 9, 5, 0, density, deviation);
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Density density : Density.values()) {
            for (Deviation deviation : Deviation.values()) {
                for (boolean labelled : new boolean[] {true, false}) {
                    cases.add(Arguments.of(spec(density, deviation), EXACT, labelled));
                }
            }
        }
        VaeSpec usual = spec(Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
        for (boolean labelled : new boolean[] {true, false}) {
            cases.add(Arguments.of(usual, new VaeSetting(50, CLASSES, true), labelled));
        }
        cases.add(Arguments.of(usual, new VaeSetting(50, 2, false), false));
        cases.add(Arguments.of(usual, new VaeSetting(50, 1, true), false));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithSameDiff(VaeSpec spec, VaeSetting setting, boolean labelled) {
        Map<String, Double> off = disagreements(spec, setting, spec, setting, labelled);
        off.forEach((name, value) -> assertThat(value)
                .as(name)
                .isLessThan(SameDiffVae.TERMS.contains(name) ? TERM_TOLERANCE : SLOPE_TOLERANCE));
    }

    @Test
    void noticesAnotherDensity() {
        Map<String, Double> off = disagreements(
                spec(Density.TRUNCATED_NORMAL, Deviation.AS_CODE),
                EXACT,
                spec(Density.NORMAL, Deviation.AS_CODE),
                EXACT,
                false);
        assertThat(off.get("reconstruction")).isGreaterThan(10 * TERM_TOLERANCE);
        assertThat(off.get("decoder.scale.deconv2.weight")).isGreaterThan(NOTICED);
        assertThat(off.get("divergence")).isLessThan(TERM_TOLERANCE);
    }

    @Test
    void noticesAnotherDivergence() {
        VaeSpec spec = spec(Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
        Map<String, Double> off = disagreements(spec, EXACT, spec, new VaeSetting(50, CLASSES, true), true);
        assertThat(off.get("divergence")).isGreaterThan(10 * TERM_TOLERANCE);
        assertThat(off.get("encoder.fc3scale.bias")).isGreaterThan(NOTICED);
        assertThat(off.get("decoder.fc5.weight")).isLessThan(SLOPE_TOLERANCE);
    }

    @Test
    void noticesAnotherAlpha() {
        VaeSpec spec = spec(Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
        Map<String, Double> off = disagreements(spec, EXACT, spec, new VaeSetting(50.1, CLASSES, false), true);
        assertThat(off.get("classification")).isGreaterThan(10 * TERM_TOLERANCE);
        assertThat(off.get("classifier.conv1.weight")).isGreaterThan(NOTICED);
    }

    /** By term, relative; by weight, in units of its largest slope. */
    private static Map<String, Double> disagreements(
            VaeSpec spec, VaeSetting setting, VaeSpec oracleSpec, VaeSetting oracleSetting, boolean labelled) {
        Matrix.threads(1);
        VaeWeights weights = lively(spec);
        float[] x = new float[ROWS * SHAPE.size()];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
        }
        int[] labels = labelled ? new int[] {2, 0, 3} : new int[] {-1, -1, -1};
        VaeObjective own = new VaeObjective(weights, setting, ROWS);
        LossTerms terms = own.generative(x, labels, ROWS, NOISE);
        if (labelled) {
            terms = terms.plus(own.supervised(x, labels, ROWS, NOISE));
        }
        for (int network = 0; network < own.networks(); network++) {
            own.collect(network);
        }
        SameDiffVae oracle = new SameDiffVae(weights, oracleSpec, oracleSetting, ROWS, labelled, DataType.DOUBLE);
        Map<String, INDArray> inputs = oracle.inputs(x, labels, NOISE, kept(weights, x, oracleSetting));
        Map<String, Double> off = new HashMap<>();
        double[] values = {
            terms.reconstruction(), terms.divergence(), terms.prior(), terms.negativeEntropy(), terms.classification()
        };
        for (int i = 0; i < values.length; i++) {
            double expected = oracle.term(SameDiffVae.TERMS.get(i), inputs);
            off.put(SameDiffVae.TERMS.get(i), Math.abs(values[i] - expected) / Math.max(1e-3, Math.abs(expected)));
        }
        Map<String, INDArray> slopes = oracle.gradients(inputs, labelled);
        for (Parameter parameter : weights.parameters()) {
            off.put(parameter.name(), slopeError(parameter, slopes.get(parameter.name())));
        }
        return off;
    }

    private static double slopeError(Parameter parameter, INDArray slopes) {
        double[] expected = slopes.dup('c').reshape(-1).toDoubleVector();
        double largest = LEAST_SLOPE;
        double off = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            off = Math.max(off, Math.abs(expected[i] - parameter.gradient()[i]));
        }
        return off / largest;
    }

    /** A little wider than PyTorch's start, so that labels matter; not so wide that (x - m)^2 outweighs all else. */
    private static VaeWeights lively(VaeSpec spec) {
        VaeWeights weights = VaeWeights.whole(spec, 3);
        for (Parameter parameter : weights.parameters()) {
            for (int i = 0; i < parameter.value().length; i++) {
                parameter.value()[i] *= 1.15f;
            }
        }
        weights.changed();
        return weights;
    }

    private static double[][] kept(VaeWeights weights, float[] x, VaeSetting setting) {
        double[][] kept = new double[ROWS][CLASSES];
        float[] all = new LabelPosterior(weights).of(new ArraySequences(SHAPE.size(), x, new int[ROWS]));
        for (int row = 0; row < ROWS; row++) {
            float[] sorted = Arrays.copyOfRange(all, row * CLASSES, (row + 1) * CLASSES);
            Arrays.sort(sorted);
            for (int k = 0; k < CLASSES; k++) {
                boolean among = all[row * CLASSES + k] >= sorted[Math.max(0, CLASSES - setting.labels())];
                kept[row][k] = among ? 1 : 0;
            }
        }
        return kept;
    }
}
