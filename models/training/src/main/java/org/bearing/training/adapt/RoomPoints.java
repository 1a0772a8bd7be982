package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bearing.cues.CueAccumulator;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
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
 * the nearest labelled points). The network stays as it is: a second of sound becomes a point, with the direction that
 * its label tells and, as a label has no elevation, on the horizon.
 */
final class RoomPoints {
    private static final double WINDOW_S = 1;
    private static final double STEP_S = 0.5;
    private static final int AXES = 3;
    private static final String POINTS = "neighbours.embedding";
    private static final String DIRECTIONS = "neighbours.direction";

    private final StoredModel base;
    private final EmbeddingModel running;
    private final FrameSpec frames;
    private final List<float[]> points = new ArrayList<>();
    private final List<Direction> directions = new ArrayList<>();

    RoomPoints(StoredModel base) {
        this.base = base;
        running = base.running();
        frames = base.manifest().frames();
    }

    /** Adds what a label's sound holds: a point for every half second of it. */
    void add(Stretch stretch) {
        Stretch sound = stretch.at(frames.sampleRateHz());
        int length = sound.left().length;
        int window = (int) Math.min(length, Math.round(WINDOW_S * frames.sampleRateHz()));
        int step = (int) Math.round(STEP_S * frames.sampleRateHz());
        for (int from = 0; from + window <= length; from += step) {
            embed(sound.part(from, from + window));
        }
    }

    private void embed(Stretch sound) {
        int length = sound.left().length;
        int count = Math.max(1, length / frames.hopSize());
        CueAccumulator cues = new CueAccumulator(running.cues(), frames, count);
        new ShortTimeSpectrum(frames).push(sound.left(), sound.right(), 0, length, cues::accept);
        float[] vector = new float[running.cues().size()];
        if (!cues.read(vector)) {
            return;
        }
        Network.Workspace workspace = new Network.Workspace(base.manifest().network(), 1);
        running.input(vector, Double.NaN, workspace.input(0));
        running.network().apply(workspace, 1);
        points.add(workspace.output(0).clone());
        directions.add(Direction.ofDegrees(sound.label().azimuthDeg(), 0));
    }

    /** {@return how many points there are} */
    int size() {
        return points.size();
    }

    /** {@return the model with the points as further neighbours, under another name} */
    StoredModel model(String name) {
        ModelManifest old = base.manifest();
        NeighbourSpec had = old.neighbours();
        int dimension = had.dimension();
        float[] embedding = longer(base.values(POINTS), dimension);
        float[] direction = longer(base.values(DIRECTIONS), AXES);
        for (int i = 0; i < size(); i++) {
            System.arraycopy(points.get(i), 0, embedding, (had.count() + i) * dimension, dimension);
            Direction towards = directions.get(i);
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
