package org.bearing.inference.pair.printed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfVector;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;

/** Small models without training: random weights, and references of free space. */
final class PairFixture {
    static final double SPACING_M = 0.085;
    static final List<Double> AZIMUTHS = List.of(-90.0, -70.0, -50.0, -30.0, -10.0, 0.0, 10.0, 30.0, 50.0, 70.0, 90.0);
    private static final double BIN_HZ = 62.5;

    private PairFixture() {}

    static PrintedPairManifest manifest(PairKind kind, double sharpness) {
        return new PrintedPairManifest(
                PrintedPairManifest.FORMAT,
                kind.label(),
                kind,
                PrintedPairManifest.CUES,
                SPACING_M,
                AZIMUTHS,
                sharpness,
                new TrainingRecord("none", 1, 1, "CC-BY-4.0", List.of()),
                List.of("by hand"),
                List.of(),
                "0".repeat(64));
    }

    static Map<String, Tensor> network(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int deep = PhaseClassifier.DEEP_ROWS * PhaseClassifier.DEEP_ROW;
        add(tensors, random, "conv1", 9, 3, 3, 1, 32);
        add(tensors, random, "conv2", 288, 3, 3, 32, 64);
        add(tensors, random, "fc1x", deep, deep, 200);
        add(tensors, random, "fc2", 200, 200, AZIMUTHS.size());
        return tensors;
    }

    private static void add(
            Map<String, Tensor> tensors, SplittableRandom random, String name, int fanIn, int... shape) {
        int outputs = shape[shape.length - 1];
        // Large enough that the layers' outputs keep the size of their inputs.
        double range = Math.sqrt(6.0 / fanIn);
        tensors.put(
                "classifier." + name + ".weight", Tensor.of(Dtype.F32, some(random, fanIn * outputs, range), shape));
        tensors.put("classifier." + name + ".bias", Tensor.of(Dtype.F32, some(random, outputs, 0.1), outputs));
    }

    private static float[] some(SplittableRandom random, int count, double range) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextDouble(-range, range);
        }
        return out;
    }

    /** References as free space has them. */
    static PrintedPairModel freeSpace() {
        int bins = RtfVector.BINS;
        float[] re = new float[AZIMUTHS.size() * bins];
        float[] im = new float[re.length];
        FreeSpacePhases pair = new FreeSpacePhases(SPACING_M);
        for (int label = 0; label < AZIMUTHS.size(); label++) {
            for (int k = 0; k < bins; k++) {
                double phase = pair.phaseRad(Math.toRadians(AZIMUTHS.get(label)), k * BIN_HZ);
                re[label * bins + k] = (float) Math.cos(phase);
                im[label * bins + k] = (float) Math.sin(phase);
            }
        }
        Map<String, Tensor> tensors = Map.of(
                PrintedPairModel.REFERENCE_RE, Tensor.of(Dtype.F32, re, AZIMUTHS.size(), bins),
                PrintedPairModel.REFERENCE_IM, Tensor.of(Dtype.F32, im, AZIMUTHS.size(), bins));
        return PrintedPairModel.of(manifest(PairKind.RTF_1NN, 10), tensors, "fixture");
    }

    static PrintedPairModel classifier(long seed) {
        return PrintedPairModel.of(manifest(PairKind.CNN, 1), network(seed), "fixture");
    }
}
