package org.bearing.training.tang.method;

import java.util.ArrayList;
import java.util.List;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.Parameter;

/** A copy of everything that a network's answers depend on. */
final class NetworkState {
    private final List<float[]> copies;
    private long batchesSeen;

    private NetworkState(List<float[]> copies) {
        this.copies = copies;
    }

    static NetworkState of(EmbeddingNetwork network, List<Parameter> parameters) {
        NetworkState state = new NetworkState(
                live(network, parameters).stream().map(float[]::clone).toList());
        state.batchesSeen = network.batchesSeen();
        return state;
    }

    private static List<float[]> live(EmbeddingNetwork network, List<Parameter> parameters) {
        List<float[]> all = new ArrayList<>();
        parameters.forEach(parameter -> all.add(parameter.value()));
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            all.add(network.runningMean(layer));
            all.add(network.runningVariance(layer));
        }
        return all;
    }

    void take(EmbeddingNetwork network, List<Parameter> parameters) {
        List<float[]> live = live(network, parameters);
        for (int i = 0; i < live.size(); i++) {
            System.arraycopy(live.get(i), 0, copies.get(i), 0, copies.get(i).length);
        }
        batchesSeen = network.batchesSeen();
    }

    void putBack(EmbeddingNetwork network, List<Parameter> parameters) {
        List<float[]> live = live(network, parameters);
        for (int i = 0; i < live.size(); i++) {
            System.arraycopy(copies.get(i), 0, live.get(i), 0, copies.get(i).length);
        }
        network.batchesSeen(batchesSeen);
        network.parametersChanged();
    }
}
