package org.bearing.inference.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.inference.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KdTreeTest {
    private static float[] cloud(SplittableRandom random, int count, int dimension) {
        float[] points = new float[count * dimension];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextDouble();
        }
        return points;
    }

    private static float[] bruteForce(float[] points, int dimension, float[] query, int nearest) {
        float[] all = new float[points.length / dimension];
        for (int i = 0; i < all.length; i++) {
            for (int d = 0; d < dimension; d++) {
                float difference = points[i * dimension + d] - query[d];
                all[i] += difference * difference;
            }
        }
        Arrays.sort(all);
        return Arrays.copyOf(all, Math.min(nearest, all.length));
    }

    private static float[] distances(Nearest nearest) {
        float[] out = new float[nearest.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = nearest.squaredDistance(i);
        }
        return out;
    }

    @ParameterizedTest(name = "{0} points in {1} dimensions, K = {2}")
    @CsvSource({"5000,3,25", "3000,16,64", "1000,6,5", "64,3,64", "13,3,1", "7,3,25", "1,3,1", "0,3,4"})
    void findsWhatBruteForceFinds(int count, int dimension, int k) {
        SplittableRandom random = new SplittableRandom(count + dimension);
        float[] points = cloud(random, count, dimension);
        KdTree tree = KdTree.of(dimension, points, IntStream.range(0, count).toArray());
        Nearest nearest = new Nearest(k);
        for (int i = 0; i < 50; i++) {
            float[] query = cloud(random, 1, dimension);
            query[0] *= 3;
            tree.nearest(query, nearest);
            assertThat(distances(nearest)).containsExactly(bruteForce(points, dimension, query, k));
        }
    }

    @Test
    void namesThePointsByTheirNumber() {
        float[] points = cloud(new SplittableRandom(4), 500, 3);
        int[] even = IntStream.range(0, 250).map(i -> 2 * i).toArray();
        KdTree tree = KdTree.of(3, points, even);
        Nearest nearest = new Nearest(3);
        for (int i = 0; i < 500; i++) {
            tree.nearest(Arrays.copyOfRange(points, 3 * i, 3 * i + 3), nearest);
            assertThat(nearest.index(0) % 2).isZero();
            assertThat(nearest.index(0) == i).isEqualTo(i % 2 == 0);
        }
        assertThat(tree.size()).isEqualTo(250);
    }

    @Test
    void copesWithEqualPoints() {
        float[] points = new float[3 * 1000];
        KdTree tree = KdTree.of(3, points, IntStream.range(0, 1000).toArray());
        Nearest nearest = new Nearest(9);
        tree.nearest(new float[3], nearest);
        assertThat(distances(nearest)).containsOnly(0);
        assertThat(nearest.count()).isEqualTo(9);
    }

    @Test
    void allocatesNothing() {
        SplittableRandom random = new SplittableRandom(9);
        float[] points = cloud(random, 2000, 3);
        KdTree tree = KdTree.of(3, points, IntStream.range(0, 2000).toArray());
        Nearest nearest = new Nearest(25);
        float[] query = new float[3];
        Runnable searches = () -> {
            for (int i = 0; i < 1000; i++) {
                query[0] = i / 1000f;
                tree.nearest(query, nearest);
            }
        };
        searches.run();
        assertThat(Allocation.least(searches)).isZero();
    }
}
