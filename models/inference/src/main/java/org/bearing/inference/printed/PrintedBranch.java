package org.bearing.inference.printed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bearing.geometry.EngineThread;
import org.bearing.inference.Network;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.neighbours.KdTree;
import org.bearing.inference.weights.Tensor;

/** One map of scaled cues to an embedding (or a number) and the embeddings of the training recordings. Immutable. */
final class PrintedBranch {
    private final PrintedSpec spec;
    private final NetworkSpec shape;
    private final Optional<Network> network;
    private final Optional<EigenmapExtension> eigenmap;
    private final Optional<KdTree> tree;

    private PrintedBranch(
            PrintedSpec spec,
            NetworkSpec shape,
            Optional<Network> network,
            Optional<EigenmapExtension> eigenmap,
            Optional<KdTree> tree) {
        this.spec = spec;
        this.shape = shape;
        this.network = network;
        this.eigenmap = eigenmap;
        this.tree = tree;
    }

    static PrintedBranch of(PrintedSpec spec, String name, Map<String, Tensor> tensors) {
        NetworkSpec shape = shape(spec);
        boolean lem = spec.kind() == PrintedKind.LEM;
        Optional<KdTree> tree = spec.count() == 0
                ? Optional.empty()
                : Optional.of(PrintedModel.tree(spec, values(tensors, name + PrintedTensors.EMBEDDING)));
        return new PrintedBranch(
                spec,
                shape,
                lem ? Optional.empty() : Optional.of(Network.of(shape, layers(shape, name, tensors))),
                lem ? Optional.of(eigenmap(spec, name, tensors)) : Optional.empty(),
                tree);
    }

    static NetworkSpec shape(PrintedSpec spec) {
        List<Integer> sizes = new ArrayList<>(List.of(spec.width()));
        sizes.addAll(spec.hidden());
        sizes.add(spec.dimensions());
        return NetworkSpec.plain(sizes, Activation.SIGMOID, false);
    }

    private static Map<String, Tensor> layers(NetworkSpec shape, String name, Map<String, Tensor> tensors) {
        Map<String, Tensor> layers = new HashMap<>();
        for (int i = 0; i + 1 < shape.layers().size(); i++) {
            for (String part : List.of("layer." + i + ".weight", "layer." + i + ".bias")) {
                layers.put(part, Objects.requireNonNull(tensors.get(name + part)));
            }
        }
        return layers;
    }

    private static EigenmapExtension eigenmap(PrintedSpec spec, String name, Map<String, Tensor> tensors) {
        float[] eigenvalue = values(tensors, PrintedTensors.EIGENVALUE);
        float[] coordinates = values(tensors, name + PrintedTensors.EMBEDDING).clone();
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] /= eigenvalue[i % spec.dimensions()];
        }
        return new EigenmapExtension(
                spec, values(tensors, PrintedTensors.CUES), coordinates, values(tensors, PrintedTensors.REACH));
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name)).values();
    }

    /** {@return what one thread reads this with} */
    Reader reader() {
        return new Reader();
    }

    /** Buffers of one thread. */
    final class Reader {
        private final Optional<Network.Workspace> workspace = network.map(any -> new Network.Workspace(shape, 1));
        private final Optional<EigenmapExtension.Query> query = eigenmap.map(EigenmapExtension::query);
        private final float[] point = new float[spec.dimensions()];
        private final NeighbourRead neighbours = new NeighbourRead(spec.nearest(), spec.inverseDistance());

        /** {@return where scaled cues go} */
        float[] input() {
            return workspace.isPresent()
                    ? workspace.get().input(0)
                    : query.orElseThrow().input();
        }

        /** Embeds what is in the input and finds its neighbours, where there are any. */
        @EngineThread
        void apply() {
            if (network.isPresent()) {
                network.get().apply(workspace.orElseThrow(), 1);
                System.arraycopy(workspace.orElseThrow().output(0), 0, point, 0, point.length);
            } else {
                query.orElseThrow().apply(point);
            }
            if (tree.isPresent()) {
                tree.get().nearest(point, neighbours.nearest());
                neighbours.weigh();
            }
        }

        /** {@return the embedding, or what feed-forward puts out before its tanh; live} */
        float[] point() {
            return point;
        }

        NeighbourRead neighbours() {
            return neighbours;
        }
    }
}
