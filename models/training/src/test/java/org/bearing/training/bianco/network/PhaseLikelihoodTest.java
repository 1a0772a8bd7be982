package org.bearing.training.bianco.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The densities against golden.py, whose slopes are finite differences. */
class PhaseLikelihoodTest {
    private static final SequenceShape SHAPE = new SequenceShape(7, 7);
    /** Of a log-density, in nats. */
    private static final double VALUE_TOLERANCE = 1e-6;
    /** Relative; at slopes below 1, absolute. */
    private static final double SLOPE_TOLERANCE = 1e-5;

    private static final double[][] GOLDEN = golden();

    private static double[][] golden() {
        try (InputStream file = PhaseLikelihoodTest.class.getResourceAsStream("density.csv")) {
            List<double[]> rows = new ArrayList<>();
            new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .forEach(line -> rows.add(Pattern.compile(",")
                            .splitAsStream(line)
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
            return rows.toArray(new double[0][]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> densities() {
        return Stream.of(
                Arguments.of(Density.TRUNCATED_NORMAL, Deviation.AS_CODE, 3),
                Arguments.of(Density.TRUNCATED_NORMAL, Deviation.AS_PAPER, 6),
                Arguments.of(Density.NORMAL, Deviation.AS_CODE, 9),
                Arguments.of(Density.NORMAL, Deviation.AS_PAPER, 12),
                Arguments.of(Density.VON_MISES, Deviation.AS_CODE, 15),
                Arguments.of(Density.VON_MISES, Deviation.AS_PAPER, 18));
    }

    private static PhaseLikelihood of(Density density, Deviation deviation) {
        return new PhaseLikelihood(new VaeSpec(SHAPE, 2, 3, 2, 0, density, deviation));
    }

    private static float[] column(int number) {
        float[] column = new float[GOLDEN.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) GOLDEN[i][number];
        }
        return column;
    }

    @ParameterizedTest
    @MethodSource("densities")
    void agreesWithGoldenValuesAndDifferences(Density density, Deviation deviation, int at) {
        PhaseLikelihood likelihood = of(density, deviation);
        likelihood.settle(column(1), column(2));
        double expected = 0;
        for (double[] row : GOLDEN) {
            expected += row[at];
        }
        assertThat(likelihood.value(column(0), 0)).isCloseTo(expected, within(VALUE_TOLERANCE * Math.abs(expected)));
        float[] byMean = new float[GOLDEN.length];
        float[] byScale = new float[GOLDEN.length];
        likelihood.slopes(-1, byMean, byScale);
        for (int i = 0; i < GOLDEN.length; i++) {
            assertThat((double) byMean[i]).isCloseTo(GOLDEN[i][at + 1], within(slack(GOLDEN[i][at + 1])));
            assertThat((double) byScale[i]).isCloseTo(GOLDEN[i][at + 2], within(slack(GOLDEN[i][at + 2])));
        }
    }

    private static double slack(double slope) {
        return SLOPE_TOLERANCE * Math.max(1, Math.abs(slope));
    }

    @ParameterizedTest
    @EnumSource(
            value = Density.class,
            names = {"TRUNCATED_NORMAL", "VON_MISES"})
    void isNearlyUniformWhereTheDeviationIsLargest(Density density) {
        PhaseLikelihood likelihood = of(density, Deviation.AS_CODE);
        float[] wide = new float[SHAPE.size()];
        Arrays.fill(wide, 40f);
        likelihood.settle(new float[SHAPE.size()], wide);
        double perPhase = likelihood.value(column(0), 0) / SHAPE.size();
        assertThat(perPhase).isCloseTo(-Math.log(2), within(0.01));
    }

    @Test
    void staysFiniteAtTheEdges() {
        for (Density density : Density.values()) {
            PhaseLikelihood likelihood = of(density, Deviation.AS_CODE);
            float[] mean = new float[SHAPE.size()];
            float[] scale = new float[SHAPE.size()];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = i % 2 == 0 ? 1e4f : -1e4f;
                scale[i] = i % 3 == 0 ? -1e4f : 1e4f;
            }
            likelihood.settle(mean, scale);
            assertThat(likelihood.value(new float[SHAPE.size()], 0)).isFinite();
            likelihood.slopes(1, mean, scale);
            for (int i = 0; i < mean.length; i++) {
                assertThat(mean[i]).isFinite();
                assertThat(scale[i]).isFinite();
            }
        }
    }
}
