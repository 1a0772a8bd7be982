package org.bearing.training.tang.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.training.embedding.LossSpec;
import org.bearing.training.embedding.MarginUnit;
import org.bearing.training.tang.MethodSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PairLossTest {
    private static final int BATCH = 14;
    private static final int DIMENSION = 3;
    private static final double TOLERANCE = 1e-5;

    static Stream<Arguments> rules() {
        List<Arguments> cases = new ArrayList<>();
        for (Kind kind : List.of(Kind.SCE, Kind.WSCE)) {
            for (LossSpec.Form form : LossSpec.Form.values()) {
                for (MarginUnit unit : MarginUnit.values()) {
                    cases.add(Arguments.of(kind, form, unit, false));
                }
                cases.add(Arguments.of(kind, form, MarginUnit.CHORD, true));
            }
        }
        return cases.stream();
    }

    private static float[] embeddings(SplittableRandom random) {
        float[] z = new float[BATCH * DIMENSION];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (0.9 * (random.nextDouble() - 0.5));
        }
        return z;
    }

    private static float[] labels(PairRule rule, SplittableRandom random) {
        float[] labels = new float[BATCH * rule.labelSize()];
        for (int i = 0; i < BATCH; i++) {
            double azimuth = 120 * random.nextDouble() - 60;
            if (rule.labelSize() == 1) {
                labels[i] = (float) azimuth;
            } else {
                labels[3 * i] = (float) Math.cos(Math.toRadians(azimuth));
                labels[3 * i + 1] = (float) Math.sin(Math.toRadians(azimuth));
            }
        }
        return labels;
    }

    /** Loss and slopes by ND4J's automatic differentiation, in double precision. */
    private static double oracle(PairRule rule, boolean hadsell, float[] z, float[] labels, double[] slopes) {
        int pairs = BATCH * (BATCH - 1) / 2;
        INDArray differences = Nd4j.zeros(DataType.DOUBLE, pairs, BATCH);
        INDArray similar = Nd4j.zeros(DataType.DOUBLE, pairs);
        INDArray margin = Nd4j.zeros(DataType.DOUBLE, pairs);
        int pair = 0;
        for (int i = 0; i < BATCH; i++) {
            for (int j = i + 1; j < BATCH; j++, pair++) {
                differences.putScalar(pair, i, 1);
                differences.putScalar(pair, j, -1);
                double apart = rule.distance(labels, i, j);
                similar.putScalar(pair, rule.similar(apart) ? 1 : 0);
                margin.putScalar(pair, rule.margin(apart));
            }
        }
        assertThat(similar.sumNumber().intValue()).isBetween(5, pairs - 5);
        INDArray start = Nd4j.zeros(DataType.DOUBLE, BATCH, DIMENSION);
        for (int i = 0; i < z.length; i++) {
            start.putScalar(i / DIMENSION, i % DIMENSION, z[i]);
        }
        SameDiff sd = SameDiff.create();
        SDVariable points = sd.var("z", start);
        SDVariable e = sd.constant("differences", differences).mmul(points);
        SDVariable square = e.mul(e).sum(1);
        SDVariable mu = sd.constant("margin", margin);
        SDVariable missing = sd.nn().relu(hadsell ? mu.sub(sd.math().sqrt(square)) : mu.sub(square), 0);
        SDVariable apart = hadsell ? missing.mul(missing) : missing;
        SDVariable y = sd.constant("similar", similar);
        SDVariable loss = y.mul(square).add(y.rsub(1.0).mul(apart)).mean("loss");
        Map<String, INDArray> gradients = sd.calculateGradients(Map.of(), "z");
        INDArray byZ = Objects.requireNonNull(gradients.get("z"));
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = byZ.getDouble(i / DIMENSION, i % DIMENSION);
        }
        return loss.eval().getDouble(0);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void agreesWithAutomaticDifferentiation(Kind kind, LossSpec.Form form, MarginUnit unit, boolean constant) {
        PairRule rule = new PairRule(PairRuleTest.spec(kind, 15, form, unit, constant));
        SplittableRandom random = new SplittableRandom(3);
        float[] z = embeddings(random);
        float[] labels = labels(rule, random);
        float[] gradient = new float[z.length];
        double[] expected = new double[z.length];
        double loss = new PairLoss(rule, DIMENSION).evaluate(z, labels, gradient);
        assertThat(loss).isCloseTo(oracle(rule, form == LossSpec.Form.HADSELL, z, labels, expected), within(TOLERANCE));
        for (int i = 0; i < z.length; i++) {
            assertThat((double) gradient[i]).as("slope " + i).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    /** A central difference of a loss that is quadratic between its kinks is exact but for rounding. */
    @ParameterizedTest
    @MethodSource("rules")
    void agreesWithFiniteDifferences(Kind kind, LossSpec.Form form, MarginUnit unit, boolean constant) {
        PairRule rule = new PairRule(PairRuleTest.spec(kind, 15, form, unit, constant));
        PairLoss loss = new PairLoss(rule, DIMENSION);
        SplittableRandom random = new SplittableRandom(4);
        float[] z = embeddings(random);
        float[] labels = labels(rule, random);
        float[] gradient = new float[z.length];
        float[] ignored = new float[z.length];
        loss.evaluate(z, labels, gradient);
        float step = 1e-3f;
        for (int i = 0; i < z.length; i++) {
            float at = z[i];
            z[i] = at + step;
            double above = loss.evaluate(z, labels, ignored);
            z[i] = at - step;
            double below = loss.evaluate(z, labels, ignored);
            z[i] = at;
            assertThat((above - below) / (2 * step)).as("slope " + i).isCloseTo(gradient[i], within(5e-4));
        }
    }

    /** Hand-made: one similar pair at distance 0.3, two dissimilar ones, one of them beyond its margin. */
    @Test
    void sumsEquation13AsAMeanOverPairs() {
        PairRule rule = new PairRule(PairRuleTest.spec(Kind.SCE, 5, LossSpec.Form.LITERAL, MarginUnit.DEGREES, true));
        float[] z = {0, 0.3f, 2};
        float[] gradient = new float[3];
        double loss = new PairLoss(rule, 1).evaluate(z, new float[] {0, 5, 40}, gradient);
        assertThat(loss).isCloseTo(0.3 * 0.3 / 3, within(1e-7));
        z[2] = 0.8f;
        loss = new PairLoss(rule, 1).evaluate(z, new float[] {0, 5, 40}, gradient);
        assertThat(loss).isCloseTo((0.09 + (1 - 0.64) + (1 - 0.25)) / 3, within(1e-6));
        assertThat((double) gradient[2]).isCloseTo(-2 * (0.8 + 0.5) / 3, within(1e-6));
    }
}
