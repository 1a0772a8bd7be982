package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bearing.training.network.Matrix;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Both losses of the shipped autoencoder and the gradient of every weight against SameDiff in double precision. */
class PairVaeOracleTest {
    private static final int WIDTH = 9;
    private static final int CLASSES = 5;
    private static final int BATCH = 4;
    private static final List<Integer> HIDDEN = List.of(7, 6);
    private static final int GENERATIVE = 8;
    private static final long SEED = 11;
    /** Of a loss, relative. */
    private static final double LOSS_TOLERANCE = 1e-6;
    /** Of the largest slope of a weight. */
    private static final double SLOPE_TOLERANCE = 1e-5;

    private final PairVae model = new PairVae(WIDTH, CLASSES, HIDDEN, GENERATIVE, BATCH, BATCH, 0, SEED);
    private final float[] x = numbers(BATCH * WIDTH);
    private final float[] y = new float[BATCH * CLASSES];
    private final float[] weight = {0.5f, 1, 0.25f, 0.75f};

    PairVaeOracleTest() {
        Matrix.threads(1);
        for (int row = 0; row < BATCH; row++) {
            PairClasses.shared(50 * row - 60, CLASSES, y, row * CLASSES);
        }
        for (Parameter parameter : model.parameters()) {
            // Wide enough that some deviations reach their bounds, whose slope is 0.
            for (int i = 0; i < parameter.value().length; i++) {
                parameter.value()[i] = parameter.decays() ? 1.5f * parameter.value()[i] : 0.1f * (i % 3 - 1);
            }
        }
        model.parametersChanged();
    }

    private static float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(2);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    /** What the model draws z from: the numbers after those of its weights. */
    private float[] noise() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (Parameter parameter : model.parameters()) {
            for (int i = 0; parameter.decays() && i < parameter.value().length; i++) {
                random.nextGaussian();
            }
        }
        float[] noise = new float[BATCH * PairVae.LATENT];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private List<String> names(int from, int to) {
        return model.networks().subList(from, to).stream()
                .flatMap(network -> network.parameters().stream())
                .map(Parameter::name)
                .toList();
    }

    private double bound() {
        double[] cost = new double[BATCH];
        model.bound(x, y, weight, cost);
        double sum = 0;
        for (int row = 0; row < BATCH; row++) {
            sum += weight[row] * cost[row];
        }
        return sum;
    }

    /** By name, in units of the weight's largest slope. */
    private Map<String, Double> slopeErrors(Map<String, INDArray> expected) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            INDArray slopes = expected.get(parameter.name());
            if (slopes == null) {
                continue;
            }
            double[] values = slopes.dup('c').reshape(-1).toDoubleVector();
            double largest = 0;
            double off = 0;
            for (int i = 0; i < values.length; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
                off = Math.max(off, Math.abs(values[i] - parameter.gradient()[i]));
            }
            assertThat(largest).as(parameter.name()).isPositive();
            errors.put(parameter.name(), off / largest);
        }
        return errors;
    }

    @Test
    void theBoundAgreesWithSameDiff() {
        float[] noise = noise();
        double found = bound();
        SameDiffPairVae oracle = new SameDiffPairVae(model);
        double expected = oracle.bound(x, y, weight, noise, 1).eval().getDouble(0);
        assertThat(found).isCloseTo(expected, within(LOSS_TOLERANCE * Math.abs(expected)));
        Map<String, Double> errors = slopeErrors(oracle.gradients(names(1, 3)));
        assertThat(errors).hasSize(8);
        errors.forEach((name, off) -> assertThat(off).as(name).isLessThan(SLOPE_TOLERANCE));
    }

    @Test
    void theClassificationAgreesWithSameDiff() {
        double found = model.classification(x, y);
        SameDiffPairVae oracle = new SameDiffPairVae(model);
        double expected = oracle.classification(x, y, HIDDEN.size() + 1).eval().getDouble(0);
        assertThat(found).isCloseTo(expected, within(LOSS_TOLERANCE * expected));
        Map<String, Double> errors = slopeErrors(oracle.gradients(names(0, 1)));
        assertThat(errors).hasSize(6);
        errors.forEach((name, off) -> assertThat(off).as(name).isLessThan(SLOPE_TOLERANCE));
    }

    @Test
    void noticesAnotherDivergence() {
        float[] noise = noise();
        double found = bound();
        SameDiffPairVae oracle = new SameDiffPairVae(model);
        double expected = oracle.bound(x, y, weight, noise, 2).eval().getDouble(0);
        assertThat(Math.abs(found - expected)).isGreaterThan(10 * LOSS_TOLERANCE * Math.abs(expected));
        Map<String, Double> errors = slopeErrors(oracle.gradients(names(1, 3)));
        errors.forEach((name, off) -> {
            if (name.startsWith("decoder")) {
                assertThat(off).as(name).isLessThan(SLOPE_TOLERANCE);
            }
        });
        assertThat(Objects.requireNonNull(errors.get("encoder.1.weight"))).isGreaterThan(10 * SLOPE_TOLERANCE);
    }

    @Test
    void noticesAnotherNoise() {
        float[] noise = noise();
        noise[3] += 0.01f;
        double found = bound();
        double expected =
                new SameDiffPairVae(model).bound(x, y, weight, noise, 1).eval().getDouble(0);
        assertThat(Math.abs(found - expected)).isGreaterThan(10 * LOSS_TOLERANCE * Math.abs(expected));
    }
}
