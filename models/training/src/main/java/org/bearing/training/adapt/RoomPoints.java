package org.bearing.training.adapt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.Direction;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.Network;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NeighbourSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;

/**
 * Adds a room's labelled sound to the neighbour set of an embedding (Tang et al. 2022, section 2.4: directions are read from
 * the nearest labelled points). The network stays as it is.
 */
final class RoomPoints {
    private static final int AXES = 3;
    private static final String POINTS = "neighbours.embedding";
    private static final String DIRECTIONS = "neighbours.direction";

    private final StoredModel base;
    private final RoomExamples examples;

    RoomPoints(StoredModel base, RoomExamples examples) {
        this.base = base;
        this.examples = examples;
    }

    /** {@return how many points there are} */
    int size() {
        return examples.size();
    }

    /** {@return the model with the points as further neighbours, under another name} */
    StoredModel model(String name) {
        ModelManifest old = base.manifest();
        NeighbourSpec had = old.neighbours();
        int dimension = had.dimension();
        float[] embedding = longer(base.values(POINTS), dimension);
        float[] direction = longer(base.values(DIRECTIONS), AXES);
        EmbeddingModel running = base.running();
        Network.Workspace workspace = new Network.Workspace(old.network(), 1);
        for (int i = 0; i < size(); i++) {
            running.input(examples.cues(i), Double.NaN, workspace.input(0));
            running.network().apply(workspace, 1);
            System.arraycopy(workspace.output(0), 0, embedding, (had.count() + i) * dimension, dimension);
            Direction towards = examples.direction(i);
            int at = (had.count() + i) * AXES;
            direction[at] = (float) towards.x();
            direction[at + 1] = (float) towards.y();
            direction[at + 2] = (float) towards.z();
        }
        int count = had.count() + size();
        Map<String, Tensor> tensors = new HashMap<>(base.tensors());
        tensors.put(POINTS, Tensor.of(Dtype.F32, embedding, count, dimension));
        tensors.put(DIRECTIONS, Tensor.of(Dtype.F32, direction, count, AXES));
        NeighbourSpec has = new NeighbourSpec(dimension, count, had.nearest(), had.bandwidth());
        ModelManifest manifest = new ModelManifest(
                name,
                old.kind(),
                old.frames(),
                old.cues(),
                old.network(),
                has,
                old.headRadius(),
                old.calibration(),
                old.training(),
                List.of(),
                ModelManifest.NO_CHECKSUM);
        return new StoredModel(manifest, tensors, base.plan());
    }

    private float[] longer(float[] values, int each) {
        return java.util.Arrays.copyOf(values, values.length + size() * each);
    }
}
