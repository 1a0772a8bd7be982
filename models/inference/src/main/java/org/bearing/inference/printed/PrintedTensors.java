package org.bearing.inference.printed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Tensor;
import org.jspecify.annotations.Nullable;

/** Whether a printed method's tensors are what its shape says. */
final class PrintedTensors {
    static final String MEAN = "input.mean";
    static final String DEVIATION = "input.deviation";
    static final String EMBEDDING = "embedding";
    static final String AZIMUTH = "azimuth_deg";
    static final String ELEVATION = "elevation_deg";
    static final String CUES = "lem.cues";
    static final String EIGENVALUE = "lem.eigenvalue";
    static final String REACH = "lem.reach";

    private final PrintedSpec spec;
    private final Map<String, Tensor> tensors;
    private final String file;

    PrintedTensors(PrintedSpec spec, Map<String, Tensor> tensors, String file) {
        this.spec = spec;
        this.tensors = tensors;
        this.file = file;
    }

    /** Throws {@link ConfigurationException}, one sentence, at the first misfit. */
    void check() {
        Map<String, int[]> expected = expected();
        expected.forEach((name, shape) -> {
            @Nullable Tensor tensor = tensors.get(name);
            if (tensor == null) {
                throw misfit("the tensor " + name + " is missing");
            }
            if (!tensor.hasShape(shape)) {
                throw misfit("the tensor " + name + " has the shape " + tensor.shapeText() + ", expected "
                        + java.util.Arrays.toString(shape));
            }
        });
        if (tensors.size() != expected.size()) {
            throw misfit("there are " + tensors.size() + " tensors, expected " + expected.size());
        }
        above(DEVIATION);
        if (spec.kind() == PrintedKind.LEM) {
            above(EIGENVALUE);
            above(REACH);
        }
    }

    private Map<String, int[]> expected() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int count = spec.count();
        shapes.put(MEAN, new int[] {spec.width()});
        shapes.put(DEVIATION, new int[] {spec.width()});
        boolean lem = spec.kind() == PrintedKind.LEM;
        for (String branch : spec.kind().branches()) {
            List<Integer> layers = PrintedBranch.shape(spec).layers();
            for (int i = 0; !lem && i + 1 < layers.size(); i++) {
                shapes.put(branch + "layer." + i + ".weight", new int[] {layers.get(i), layers.get(i + 1)});
                shapes.put(branch + "layer." + i + ".bias", new int[] {layers.get(i + 1)});
            }
            if (spec.kind() != PrintedKind.FEED_FORWARD) {
                shapes.put(branch + EMBEDDING, new int[] {count, spec.dimensions()});
                shapes.put(AZIMUTH, new int[] {count});
                shapes.put(ELEVATION, new int[] {count});
            }
        }
        if (lem) {
            shapes.put(CUES, new int[] {count, spec.width()});
            shapes.put(EIGENVALUE, new int[] {spec.dimensions()});
            shapes.put(REACH, new int[] {count});
        }
        return shapes;
    }

    private void above(String name) {
        @Nullable Tensor tensor = tensors.get(name);
        for (float value : tensor == null ? new float[0] : tensor.values()) {
            if (!(value > 0)) {
                throw misfit("the tensor " + name + " holds " + value + ", expected values above 0");
            }
        }
    }

    private ConfigurationException misfit(String what) {
        return new ConfigurationException(
                file + " does not fit its manifest: " + what + "; use the two files of one model.");
    }
}
