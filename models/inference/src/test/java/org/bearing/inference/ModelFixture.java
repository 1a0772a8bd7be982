package org.bearing.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.manifest.AccuracyRow;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.HeadRadiusSpec;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NeighbourSpec;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;

/** A small embedding with random weights. */
public final class ModelFixture {
    private static final int HIDDEN = 48;
    private static final int POINTS = 400;

    private ModelFixture() {}

    /** An embedding of the shipped cues, three-dimensional, K = 9. */
    public static ModelManifest manifest(boolean headRadius) {
        CueSpec cues = CueSpec.EMBEDDING;
        HeadRadiusSpec radius = new HeadRadiusSpec(headRadius, 0.0875, 0.01, 0.089);
        int inputs = cues.size() + radius.inputs();
        return new ModelManifest(
                "fixture",
                ModelManifest.EMBEDDING,
                FrameSpec.TANG,
                cues,
                NetworkSpec.plain(List.of(inputs, HIDDEN, HIDDEN, 3), Activation.SIGMOID, false),
                new NeighbourSpec(3, POINTS, 9, 0),
                radius,
                Calibration.UNFITTED,
                new TrainingRecord("none", 0, 7, "Apache-2.0", List.of("nobody")),
                List.of(new AccuracyRow("test", "all", 400, 1, 2, 3, 4, 5, 6)),
                ModelManifest.NO_CHECKSUM);
    }

    /** The same with a symmetric network, two of whose three outputs are even. */
    public static ModelManifest symmetric() {
        ModelManifest plain = manifest(true);
        NetworkSpec shape = plain.network();
        return new ModelManifest(
                "symmetric",
                plain.kind(),
                plain.frames(),
                plain.cues(),
                new NetworkSpec(shape.layers(), Activation.RELU, false, CueMirror.oddSize(plain.cues()), 1),
                plain.neighbours(),
                plain.headRadius(),
                plain.calibration(),
                plain.training(),
                plain.accuracy(),
                plain.weightsSha256());
    }

    /** Random weights that fit the manifest, always the same; of a symmetric network with a symmetric neighbour set. */
    public static Map<String, Tensor> tensors(ModelManifest manifest, Dtype dtype) {
        NetworkSpec network = manifest.network();
        SplittableRandom random = new SplittableRandom(20221);
        Map<String, Tensor> out = new LinkedHashMap<>();
        int cues = manifest.cues().size();
        Tensor mean = uniform(random, dtype, 0, 0.1, cues);
        Arrays.fill(mean.values(), cues - network.oddInputs(), cues, 0);
        out.put(ModelFiles.INPUT_MEAN, mean);
        out.put(ModelFiles.INPUT_DEVIATION, uniform(random, dtype, 1, 0.5, cues));
        for (int i = 0; i + 1 < network.layers().size(); i++) {
            double range = (network.symmetric() ? 0.6 : 2)
                    * Math.sqrt(
                            6.0 / (network.layers().get(i) + network.layers().get(i + 1)));
            out.put(ModelFiles.weightName(i), uniform(random, dtype, 0, range, network.even(i), network.even(i + 1)));
            out.put(ModelFiles.biasName(i), uniform(random, dtype, 0, 0.1, network.even(i + 1)));
            if (network.symmetric()) {
                out.put(
                        ModelFiles.oddWeightName(i),
                        uniform(random, dtype, 0, range, network.odd(i), network.odd(i + 1)));
            }
        }
        NeighbourSpec neighbours = manifest.neighbours();
        int count = neighbours.count();
        Tensor points = uniform(random, dtype, 0, 2, count, neighbours.dimension());
        Tensor directions = directions(random, dtype, count);
        if (network.symmetric()) {
            mirrorHalf(points.values(), neighbours.dimension() - network.oddOutputs(), neighbours.dimension());
            mirrorHalf(directions.values(), 1, 3);
        }
        out.put(ModelFiles.NEIGHBOUR_EMBEDDING, points);
        out.put(ModelFiles.NEIGHBOUR_DIRECTION, directions);
        return out;
    }

    /** The second half of the rows becomes the first one with one column negated. */
    private static void mirrorHalf(float[] rows, int column, int width) {
        for (int i = rows.length / 2; i < rows.length; i++) {
            float value = rows[i - rows.length / 2];
            rows[i] = i % width == column ? -value : value;
        }
    }

    private static Tensor uniform(SplittableRandom random, Dtype dtype, double centre, double range, int... shape) {
        int size = 1;
        for (int n : shape) {
            size *= n;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (centre + range * (2 * random.nextDouble() - 1));
        }
        return Tensor.of(dtype, values, shape);
    }

    private static Tensor directions(SplittableRandom random, Dtype dtype, int count) {
        float[] values = new float[3 * count];
        for (int i = 0; i < count; i++) {
            double azimuth = 2 * Math.PI * random.nextDouble();
            double up = 2 * random.nextDouble() - 1;
            double level = Math.sqrt(1 - up * up);
            values[3 * i] = (float) (level * Math.cos(azimuth));
            values[3 * i + 1] = (float) (level * Math.sin(azimuth));
            values[3 * i + 2] = (float) up;
        }
        return Tensor.of(dtype, values, count, 3);
    }
}
