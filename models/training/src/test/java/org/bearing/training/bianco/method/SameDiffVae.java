package org.bearing.training.bianco.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.SequenceShape;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reference: the same networks and loss as a SameDiff graph, written from the equations, with channels first, every sequence
 * repeated for each of its labels, and no dropout. Gradients are automatic.
 */
final class SameDiffVae {
    static final List<String> TERMS =
            List.of("reconstruction", "divergence", "prior", "negativeEntropy", "classification");

    private static final int CIRCLE = 64;

    private final SameDiff graph = SameDiff.create();
    private final DataType type;
    private final VaeSpec spec;
    private final VaeSetting setting;
    private final Map<String, SDVariable> weights = new LinkedHashMap<>();
    private final Map<String, SDVariable> terms = new HashMap<>();
    private final SDVariable total;

    /** A graph for batches of so many sequences, labelled or not; the weights are copied. */
    SameDiffVae(VaeWeights source, VaeSpec spec, VaeSetting setting, int rows, boolean labelled, DataType type) {
        this.type = type;
        this.spec = spec;
        this.setting = setting;
        source.tensors().forEach((name, tensor) -> weights.put(name, variable(name, tensor)));
        int items = labelled ? rows : rows * spec.classes();
        SDVariable x = graph.placeHolder("x", type, rows, spec.shape().size());
        SDVariable xItems =
                graph.placeHolder("xItems", type, items, spec.shape().size());
        SDVariable label = graph.placeHolder("label", type, items, spec.classes());
        SDVariable noise = graph.placeHolder("noise", type, items, spec.latent());
        SDVariable logits = dense("classifier.fc2", relu(trunk("classifier", x, rows)));
        SDVariable logQ = logits.sub(logSumExp(logits));
        SDVariable weight = labelled ? graph.constant(Nd4j.ones(type, items)) : posterior(logQ, rows);
        SDVariable inner = relu(trunk("encoder", xItems, items).add(dense("encoder.fc1y", label)));
        SDVariable mean = dense("encoder.fc3mean", inner);
        SDVariable logScale = dense("encoder.fc3scale", inner);
        SDVariable z = mean.add(graph.math().exp(logScale).mul(noise));
        SDVariable density = logDensity(xItems, decoderInput(z, label), items);
        put("reconstruction", density.neg().mul(weight).sum());
        put("divergence", divergence(mean, logScale, z).mul(weight).sum());
        put("prior", weight.mul(Math.log(spec.classes())).sum());
        put("negativeEntropy", labelled ? zero() : entropy(weight, rows));
        put("classification", labelled ? logQ.mul(label).sum().mul(-setting.alpha()) : zero());
        total = TERMS.stream().map(terms::get).reduce(SDVariable::add).orElseThrow();
        total.markAsLoss();
    }

    private SDVariable variable(String name, Tensor tensor) {
        long[] shape = new long[tensor.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        INDArray values = Nd4j.createFromArray(tensor.values()).castTo(type);
        return graph.var(name, shape.length == 1 ? values.reshape(1, shape[0]) : values.reshape(shape));
    }

    private void put(String name, SDVariable value) {
        terms.put(name, value);
    }

    private SDVariable zero() {
        return graph.constant(Nd4j.scalar(type, 0));
    }

    private static SDVariable relu(SDVariable x) {
        return x.getSameDiff().nn().relu(x, 0);
    }

    private SDVariable logSumExp(SDVariable logits) {
        return graph.math().log(graph.math().exp(logits).sum(true, 1));
    }

    /** q(y|x), of the most probable labels only if so set, as one column of items. */
    private SDVariable posterior(SDVariable logQ, int rows) {
        SDVariable q = graph.math().exp(logQ);
        if (setting.labels() < spec.classes()) {
            SDVariable kept =
                    graph.placeHolder("kept", type, rows, spec.classes()).mul(q);
            q = kept.div(kept.sum(true, 1));
        }
        return q.reshape(rows * (long) spec.classes());
    }

    /** Sum of w log w; labels that are not enumerated count 0. */
    private SDVariable entropy(SDVariable weight, int rows) {
        if (setting.labels() >= spec.classes()) {
            return weight.mul(graph.math().log(weight)).sum();
        }
        SDVariable none = graph.getVariable("kept").rsub(1.0).reshape(rows * (long) spec.classes());
        return weight.mul(graph.math().log(weight.add(none))).sum();
    }

    private SDVariable dense(String name, SDVariable x) {
        return x.mmul(weights.get(name + ".weight")).add(weights.get(name + ".bias"));
    }

    private SDVariable trunk(String net, SDVariable x, int count) {
        SequenceShape shape = spec.shape();
        SDVariable image = x.reshape(count, 1, shape.frames(), shape.bins());
        SDVariable deep = convolution(net + ".conv2", convolution(net + ".conv1", image));
        return dense(net + ".fc1x", graph.permute(deep, 0, 2, 3, 1).reshape(count, -1));
    }

    private SDVariable convolution(String name, SDVariable image) {
        Conv2DConfig how = Conv2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(2)
                .sW(2)
                .paddingMode(PaddingMode.VALID)
                .build();
        SDVariable bias = weights.get(name + ".bias").reshape(-1);
        return relu(graph.cnn().conv2d(image, weights.get(name + ".weight"), bias, how));
    }

    private SDVariable transposed(String name, SDVariable image) {
        DeConv2DConfig how = DeConv2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(2)
                .sW(2)
                .isSameMode(false)
                .build();
        SDVariable kernel = graph.permute(weights.get(name + ".weight"), 1, 2, 3, 0);
        return graph.cnn().deconv2d(image, kernel, weights.get(name + ".bias").reshape(-1), how);
    }

    private SDVariable decoderInput(SDVariable z, SDVariable label) {
        SDVariable inner = relu(dense("decoder.fc4", z).add(dense("decoder.fc1y", label)));
        return relu(dense("decoder.fc5", inner));
    }

    private SDVariable head(String name, SDVariable deep, int items) {
        SequenceShape shape = spec.shape();
        int rows = (shape.frames() - 3) / 4;
        int columns = (shape.bins() - 3) / 4;
        SDVariable image = graph.permute(deep.reshape(items, rows, columns, 64), 0, 3, 1, 2);
        return transposed(name + ".deconv2", relu(transposed(name + ".deconv1", image)))
                .reshape(items, shape.size());
    }

    private SDVariable logDensity(SDVariable x, SDVariable deep, int items) {
        SDVariable m = graph.math().tanh(head("decoder.mean", deep, items));
        SDVariable wide = graph.nn().sigmoid(head("decoder.scale", deep, items)).mul(10);
        SDVariable s =
                spec.deviation() == Deviation.AS_CODE ? wide : graph.math().sqrt(wide);
        if (spec.density() == Density.VON_MISES) {
            return circular(x, m, s.mul(Math.PI)).sum(1);
        }
        SDVariable rest = x.sub(m).div(s);
        SDVariable log = rest.mul(rest).mul(-0.5).sub(graph.math().log(s)).sub(0.5 * Math.log(2 * Math.PI));
        if (spec.density() == Density.TRUNCATED_NORMAL) {
            SDVariable mass =
                    cumulative(m.rsub(1.0).div(s)).sub(cumulative(m.rsub(-1.0).div(s)));
            log = log.sub(graph.math().log(mass));
        }
        return log.sum(1);
    }

    /** kappa (cos - 1) - log(2 e^-kappa I0(kappa)), I0 as the mean over the circle, which is exact for kappa below 50. */
    private SDVariable circular(SDVariable x, SDVariable m, SDVariable deviationRad) {
        SDVariable kappa = deviationRad.mul(deviationRad).rdiv(1.0);
        SDVariable bessel = kappa.mul(0);
        for (int j = 0; j < CIRCLE; j++) {
            double cosine = Math.cos(2 * Math.PI * j / CIRCLE);
            bessel = bessel.add(graph.math().exp(kappa.mul(cosine - 1)).mul(1.0 / CIRCLE));
        }
        SDVariable cosine = graph.math().cos(x.sub(m).mul(Math.PI));
        return kappa.mul(cosine.sub(1)).sub(graph.math().log(bessel.mul(2)));
    }

    private SDVariable cumulative(SDVariable q) {
        return graph.math().erf(q.mul(Math.sqrt(0.5))).add(1).mul(0.5);
    }

    private SDVariable divergence(SDVariable mean, SDVariable logScale, SDVariable z) {
        SDVariable scale = graph.math().exp(logScale);
        if (setting.analyticDivergence()) {
            return mean.mul(mean)
                    .add(scale.mul(scale))
                    .sub(1)
                    .mul(0.5)
                    .sub(logScale)
                    .sum(1);
        }
        SDVariable from = z.sub(mean).div(scale);
        return z.mul(z).sub(from.mul(from)).mul(0.5).sub(logScale).sum(1);
    }

    /** What the placeholders hold for a batch: labels below 0 are enumerated. */
    Map<String, INDArray> inputs(float[] x, int[] labels, RowNoise random, double[][] kept) {
        int size = spec.shape().size();
        int rows = labels.length;
        List<int[]> items = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < spec.classes(); label++) {
                if (labels[row] < 0 || labels[row] == label) {
                    items.add(new int[] {row, label});
                }
            }
        }
        INDArray all = Nd4j.createFromArray(x).castTo(type).reshape(rows, size);
        INDArray repeated = Nd4j.create(type, items.size(), size);
        INDArray oneHot = Nd4j.zeros(type, items.size(), spec.classes());
        float[] noise = new float[items.size() * spec.latent()];
        for (int item = 0; item < items.size(); item++) {
            repeated.putRow(item, all.getRow(items.get(item)[0]));
            oneHot.putScalar(item, items.get(item)[1], 1);
            random.latent(items.get(item)[0], items.get(item)[1], noise, item * spec.latent(), spec.latent());
        }
        Map<String, INDArray> inputs = new HashMap<>();
        inputs.put("x", all);
        inputs.put("xItems", repeated);
        inputs.put("label", oneHot);
        inputs.put("noise", Nd4j.createFromArray(noise).castTo(type).reshape(items.size(), spec.latent()));
        if (labels[0] < 0 && setting.labels() < spec.classes()) {
            inputs.put("kept", Nd4j.createFromArray(kept).castTo(type));
        }
        return inputs;
    }

    double term(String name, Map<String, INDArray> inputs) {
        SDVariable wanted = terms.get(name);
        return graph.output(inputs, wanted.name()).get(wanted.name()).getDouble(0);
    }

    double total(Map<String, INDArray> inputs) {
        return graph.output(inputs, total.name()).get(total.name()).getDouble(0);
    }

    /** By the names of the weights; a weight that the loss does not touch is missing. */
    Map<String, INDArray> gradients(Map<String, INDArray> inputs, boolean labelled) {
        return graph.calculateGradients(inputs, names(labelled));
    }

    /** The live numbers of a weight. */
    INDArray value(String name) {
        return weights.get(name).getArr();
    }

    List<String> names(boolean labelled) {
        return labelled && setting.alpha() == 0
                ? weights.keySet().stream()
                        .filter(name -> !name.startsWith("classifier"))
                        .toList()
                : List.copyOf(weights.keySet());
    }
}
