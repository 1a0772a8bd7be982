package org.bearing.inference.printed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.EngineThread;
import org.bearing.inference.Network;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;

/**
 * Where a new recording lies among Laplacian eigenmaps (Bengio et al. 2003): {@code psi_l(x) = 1 / lambda_l sum_i
 * [k(x, x_i) / sum_j k(x, x_j)] psi_l[i]}. Immutable.
 *
 * <p>Two points are neighbours if either is among the M nearest of the other (section 3): if their distance is at most the
 * larger of the two distances to the M-th neighbour. A point is its own neighbour too, as in the Gaussian kernel; so a
 * training recording gets the coordinates that it has. The distances to all training recordings are one product, by the
 * kernels of the networks.
 */
final class EigenmapExtension {
    /** Products of points round: by this share of their squared lengths. */
    private static final float ROUNDING = 2e-6f;

    /** Below this share of a point's own square, a distance is rounding: the same recording. */
    private static final float SAME_SHARE = 1e-5f;

    private final NetworkSpec shape;
    private final Network products;
    private final int count;
    private final int dimensions;
    private final int neighbours;
    private final double gaussianEps;
    private final float[] coordinates;
    private final float[] squaredReach;

    /**
     * Takes a map.
     *
     * @param spec width, count, dimensions and M
     * @param points training cues, scaled, one recording after the other
     * @param coordinates psi / lambda by recording
     * @param squaredReach squared distance of every recording to its M-th neighbour; of the Gaussian kernel its
     *     eps, again and again
     */
    EigenmapExtension(PrintedSpec spec, float[] points, float[] coordinates, float[] squaredReach) {
        count = spec.count();
        int width = spec.width();
        dimensions = spec.dimensions();
        neighbours = spec.lemNeighbours();
        gaussianEps = neighbours == 0 ? squaredReach[0] : 0;
        this.coordinates = coordinates;
        this.squaredReach = squaredReach;
        float[] weight = new float[width * count];
        float[] bias = new float[count];
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int k = 0; k < width; k++) {
                float x = points[i * width + k];
                weight[k * count + i] = -2 * x;
                square += (double) x * x;
            }
            bias[i] = (float) square;
        }
        shape = NetworkSpec.plain(List.of(width, count), Activation.NONE, false);
        products = Network.of(
                shape,
                Map.of(
                        "layer.0.weight", Tensor.of(Dtype.F32, weight, width, count),
                        "layer.0.bias", Tensor.of(Dtype.F32, bias, count)));
    }

    /** {@return a query, of one thread} */
    Query query() {
        return new Query();
    }

    /** Buffers of one thread. */
    final class Query {
        private final Network.Workspace workspace = new Network.Workspace(shape, 1);
        private final float[] smallest = new float[Math.max(1, neighbours)];

        /** {@return where the scaled cues of a recording go} */
        float[] input() {
            return workspace.input(0);
        }

        /**
         * Embeds the recording.
         *
         * @param out receives its coordinates
         */
        @EngineThread
        void apply(float[] out) {
            products.apply(workspace, 1);
            float[] squared = workspace.output(0);
            float own = 0;
            for (float x : input()) {
                own += x * x;
            }
            float least = Float.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                squared[i] = Math.max(0f, squared[i] + own);
                least = Math.min(least, squared[i]);
            }
            float reach = neighbours > 0 ? reach(squared, own) : 0;
            double sum = 0;
            Arrays.fill(out, 0, dimensions, 0f);
            for (int i = 0; i < count; i++) {
                float k = (float) kernel(squared[i] - own * ROUNDING, squaredReach[i], reach, least);
                if (k > 0) {
                    sum += k;
                    for (int l = 0; l < dimensions; l++) {
                        out[l] += k * coordinates[i * dimensions + l];
                    }
                }
            }
            for (int l = 0; l < dimensions; l++) {
                out[l] /= (float) sum;
            }
        }

        /** Squared distance to the M-th nearest training recording; a duplicate counts as the recording itself. */
        private float reach(float[] squared, float own) {
            Arrays.fill(smallest, Float.MAX_VALUE);
            int last = neighbours - 1;
            for (int i = 0; i < count; i++) {
                float now = squared[i];
                if (now < smallest[last] && now > own * SAME_SHARE) {
                    int at = last;
                    while (at > 0 && smallest[at - 1] > now) {
                        smallest[at] = smallest[at - 1];
                        at--;
                    }
                    smallest[at] = now;
                }
            }
            return smallest[last];
        }
    }

    /** Of the Gaussian kernel the largest value is 1: a common factor, which keeps strange recordings from underflow. */
    private double kernel(float squared, float itsReach, float reach, float least) {
        return neighbours == 0
                ? Math.exp((least - squared) / gaussianEps)
                : squared <= Math.max(reach, itsReach) ? 1 : 0;
    }
}
