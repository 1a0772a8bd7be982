package org.bearing.training.tang.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.inference.printed.PrintedModel;
import org.bearing.inference.printed.PrintedReader;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EigenmapTest {
    private static final int WIDTH = 50;
    private static final int SIZE = 400;
    private static final int NEIGHBOURS = 10;

    /** Points of half a circle, in order, in a random plane of 50 dimensions, with noise. */
    private static AngleTable halfCircle(int size, double noise, long seed) {
        SplittableRandom plane = new SplittableRandom(1);
        double[] one = new double[WIDTH];
        double[] other = new double[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            one[k] = plane.nextGaussian();
            other[k] = plane.nextGaussian();
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] cues = new float[size * WIDTH];
        float[] azimuth = new float[size];
        for (int i = 0; i < size; i++) {
            double angle = Math.PI * (i + 0.5) / size - Math.PI / 2;
            azimuth[i] = (float) Math.toDegrees(angle);
            for (int k = 0; k < WIDTH; k++) {
                cues[i * WIDTH + k] =
                        (float) (Math.cos(angle) * one[k] + Math.sin(angle) * other[k] + noise * random.nextGaussian());
            }
        }
        return new AngleTable(WIDTH, cues, azimuth, new float[size]);
    }

    private static MethodSpec spec(Kind kind) {
        return MethodSpec.of(kind, 5, 1);
    }

    private static SimilarityGraph graph(AngleTable table, boolean gaussian) {
        float[] points = ScaledTable.measure(table).centredOnly().apply(table);
        return SimilarityGraph.of(new Distances(points, WIDTH), NEIGHBOURS, gaussian);
    }

    /** Kendall-like: the share of neighbouring pairs that go the same way. */
    private static double monotony(double[] coordinates, int dimensions) {
        int up = 0;
        int size = coordinates.length / dimensions;
        for (int i = 0; i + 40 < size; i++) {
            up += coordinates[(i + 40) * dimensions] > coordinates[i * dimensions] ? 1 : 0;
        }
        return Math.max(up, size - 40 - up) / (double) (size - 40);
    }

    @Test
    void unrollsAHalfCircleInNoise() {
        for (boolean gaussian : new boolean[] {false, true}) {
            Eigenmap map = Eigenmap.of(graph(halfCircle(SIZE, 0.05, 2), gaussian), 3);
            assertThat(monotony(map.coordinates(), 3))
                    .as("gaussian " + gaussian)
                    .isEqualTo(1);
        }
    }

    @Test
    void coordinatesAreOrthonormalUnderTheDegrees() {
        for (boolean gaussian : new boolean[] {false, true}) {
            SimilarityGraph graph = graph(halfCircle(SIZE, 0.05, 2), gaussian);
            Eigenmap map = Eigenmap.of(graph, 3);
            double[] degrees = graph.degrees();
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double sum = 0;
                    double constant = 0;
                    for (int i = 0; i < SIZE; i++) {
                        sum += map.coordinates()[i * 3 + a] * degrees[i] * map.coordinates()[i * 3 + b];
                        constant += map.coordinates()[i * 3 + a] * degrees[i];
                    }
                    assertThat(sum).isCloseTo(a == b ? 1 : 0, within(1e-6));
                    // The constant eigenvector is left out, so all others are orthogonal to it.
                    assertThat(constant).isCloseTo(0, within(1e-5));
                }
            }
        }
    }

    @Test
    void coordinatesAreEigenvectorsWithFallingEigenvaluesBelowOne() {
        SimilarityGraph graph = graph(halfCircle(SIZE, 0.05, 2), false);
        Eigenmap map = Eigenmap.of(graph, 3);
        double[] degrees = graph.degrees();
        double[] in = new double[SIZE];
        double[] out = new double[SIZE];
        double last = 1;
        for (int l = 0; l < 3; l++) {
            assertThat(map.eigenvalues()[l]).isLessThan(last).isPositive();
            last = map.eigenvalues()[l];
            for (int i = 0; i < SIZE; i++) {
                in[i] = map.coordinates()[i * 3 + l];
            }
            graph.multiply(in, out);
            for (int i = 0; i < SIZE; i++) {
                assertThat(out[i] / degrees[i]).isCloseTo(last * in[i], within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEM_NEAREST", "LEM_GAUSSIAN"})
    void aTrainingRecordingKeepsItsCoordinates(Kind kind) {
        AngleTable table = halfCircle(SIZE, 0.05, 2);
        AngleTable none = table.subset(new int[0]);
        PrintedModel model = new MethodTrainer(table, none, spec(kind)).eigenmaps(true);
        PrintedReader reader = new PrintedReader(model);
        float[] embedding = model.tensors().get("both.embedding").values();
        float[] cues = new float[WIDTH];
        for (int i = 0; i < SIZE; i += 7) {
            table.cues(i, cues, 0);
            reader.read(cues);
            for (int l = 0; l < 3; l++) {
                assertThat(reader.embedding()[l]).isCloseTo(embedding[i * 3 + l], within(2e-5f));
            }
            // Neighbours with the same neighbourhood lie in the same place.
            assertThat(table.azimuthDeg(reader.nearest())).isCloseTo(table.azimuthDeg(i), within(4f));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEM_NEAREST", "LEM_GAUSSIAN"})
    void newRecordingsLieBetweenTheirNeighbours(Kind kind) {
        AngleTable table = halfCircle(SIZE, 0.05, 2);
        PrintedModel model = new MethodTrainer(table, table.subset(new int[0]), spec(kind)).eigenmaps(true);
        AngleTable fresh = halfCircle(101, 0.05, 9);
        assertThat(TrainedMethod.medianArcDeg(new TrainedMethod(model), fresh)).isLessThan(1.5);
    }

    @Test
    void piecesAreJoinedByTheirShortestLink() {
        AngleTable near = halfCircle(60, 0, 2);
        float[] far = new float[60 * WIDTH];
        for (int i = 0; i < 60; i++) {
            near.cues(i, far, i * WIDTH);
            far[i * WIDTH] += 1000;
        }
        AngleTable table = near.and(new AngleTable(WIDTH, far, new float[60], new float[60]));
        SimilarityGraph graph = graph(table, false);
        assertThat(graph.joined()).isEqualTo(1);
        Eigenmap map = Eigenmap.of(graph, 2);
        // One eigenvalue below 1: without the link, two would be 1 and the second eigenvector would be any mixture.
        assertThat(map.eigenvalues()[0]).isLessThan(1 - 1e-9);
        for (int i = 1; i < 60; i++) {
            assertThat(Math.signum(map.coordinates()[2 * i])).isEqualTo(Math.signum(map.coordinates()[0]));
            assertThat(Math.signum(map.coordinates()[2 * (60 + i)])).isEqualTo(-Math.signum(map.coordinates()[0]));
        }
    }

    @Test
    void mapsMadeAtTheSameTimeAreThoseMadeAlone() {
        List<SimilarityGraph> graphs = IntStream.range(0, 8)
                .mapToObj(seed -> graph(halfCircle(SIZE - seed, 0.1, seed), false))
                .toList();
        List<double[]> alone = graphs.stream()
                .map(graph -> Eigenmap.of(graph, 3).coordinates())
                .toList();
        List<double[]> together = graphs.parallelStream()
                .map(graph -> Eigenmap.of(graph, 3).coordinates())
                .toList();
        assertThat(together).usingRecursiveComparison().isEqualTo(alone);
    }
}
