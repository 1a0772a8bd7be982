package org.bearing.training.pair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.training.network.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reference: the three networks of {@link PairVae} and its two losses as a SameDiff graph in double precision, written from the
 * equations; gradients are automatic, dropout there is none.
 */
final class SameDiffPairVae {
    private static final double LEAST_LOG = -3;
    private static final double MOST_LOG = 2;

    private final SameDiff graph = SameDiff.create();
    private final Map<String, SDVariable> weights = new LinkedHashMap<>();
    private final int rows;

    /** A graph over copies of a model's weights. */
    SameDiffPairVae(PairVae model) {
        rows = model.batch();
        for (Stack network : model.networks()) {
            for (Dense layer : network.layers()) {
                Parameter weight = layer.parameters().get(0);
                Parameter bias = layer.parameters().get(1);
                weights.put(
                        weight.name(),
                        graph.var(weight.name(), matrix(weight.value(), layer.outputs(), layer.inputs())));
                weights.put(bias.name(), graph.var(bias.name(), matrix(bias.value(), 1, layer.outputs())));
            }
        }
    }

    private static INDArray matrix(float[] values, int rows, int columns) {
        return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(rows, columns);
    }

    private SDVariable constant(float[] values) {
        return graph.constant(matrix(values, rows, values.length / rows));
    }

    private SDVariable network(String name, int layers, SDVariable input) {
        SDVariable values = input;
        for (int n = 0; n < layers; n++) {
            SDVariable weight = weights.get(name + "." + n + ".weight");
            values = values.mmul(graph.permute(weight, 1, 0)).add(weights.get(name + "." + n + ".bias"));
            values = n + 1 < layers ? graph.nn().relu(values, 0) : values;
        }
        return values;
    }

    /** First or second half of the columns. */
    private static SDVariable half(SDVariable both, int rows, int width, boolean second) {
        return both.getSameDiff().slice(both, new int[] {0, second ? width : 0}, rows, width);
    }

    private SDVariable bounded(SDVariable log) {
        return graph.math().clipByValue(log, LEAST_LOG, MOST_LOG);
    }

    /** Sum of weight times C(x, y), eq. 9, with the divergence of z in closed form; a factor other than 1 makes it wrong. */
    SDVariable bound(float[] x, float[] y, float[] weight, float[] noise, double divergenceFactor) {
        int width = x.length / rows;
        SDVariable cues = constant(x);
        SDVariable label = constant(y);
        SDVariable encoded = network("encoder", 2, graph.concat(1, cues, label));
        SDVariable mean = half(encoded, rows, PairVae.LATENT, false);
        SDVariable log = bounded(half(encoded, rows, PairVae.LATENT, true));
        SDVariable deviation = graph.math().exp(log);
        SDVariable z = mean.add(deviation.mul(constant(noise)));
        SDVariable divergence = mean.mul(mean)
                .add(deviation.mul(deviation))
                .sub(1)
                .mul(0.5)
                .sub(log)
                .sum(1)
                .mul(divergenceFactor);
        SDVariable decoded = network("decoder", 2, graph.concat(1, z, label));
        SDVariable spread = bounded(half(decoded, rows, width, true));
        SDVariable distance =
                cues.sub(half(decoded, rows, width, false)).div(graph.math().exp(spread));
        SDVariable surprise = distance.mul(distance)
                .mul(0.5)
                .add(spread)
                .add(0.5 * Math.log(2 * Math.PI))
                .sum(1);
        SDVariable weighted = divergence
                .add(surprise)
                .mul(graph.constant(Nd4j.createFromArray(weight).castTo(DataType.DOUBLE)));
        return loss(weighted.sum());
    }

    /** Mean of -sum of target log q(y|x). */
    SDVariable classification(float[] x, float[] target, int layers) {
        SDVariable logits = network("classifier", layers, constant(x));
        SDVariable all = graph.math().log(graph.math().exp(logits).sum(true, 1));
        return loss(logits.sub(all).mul(constant(target)).sum().mul(-1.0 / rows));
    }

    private static SDVariable loss(SDVariable value) {
        value.markAsLoss();
        return value;
    }

    /** By the names of the weights. */
    Map<String, INDArray> gradients(List<String> names) {
        return graph.calculateGradients(Map.of(), names);
    }
}
