package org.bearing.training.onnx;

import java.util.Map;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Tensor;

/**
 * Writes a model's network, without its neighbours, as ONNX: {@code input} [1, inputs] to {@code output} [1, outputs],
 * the inputs scaled as {@link org.bearing.inference.EmbeddingModel#input} gives them.
 *
 * <p>A symmetric network's layers are two products each, as {@link NetworkSpec} describes; the halves of the sums and
 * differences are put into the weights that follow, which spares the other side work.
 */
public final class OnnxFile {
    private static final String EVEN = "even";
    private static final String ODD = "odd";

    private final StoredModel model;
    private final NetworkSpec spec;
    private final OnnxGraph graph;

    private OnnxFile(StoredModel model) {
        this.model = model;
        this.spec = model.manifest().network();
        graph = new OnnxGraph(new long[] {1, spec.inputs()}, new long[] {1, spec.outputs()});
    }

    /**
     * Makes the file.
     *
     * @param model whose network
     * @return its bytes
     */
    public static byte[] bytes(StoredModel model) {
        return new OnnxFile(model).write();
    }

    private byte[] write() {
        if (spec.symmetric()) {
            symmetric();
        } else {
            plain();
        }
        return graph.bytes();
    }

    private int layers() {
        return spec.layers().size() - 1;
    }

    private void plain() {
        String below = OnnxGraph.INPUT;
        for (int i = 0; i < layers(); i++) {
            boolean last = i + 1 == layers();
            String sums = last ? OnnxGraph.OUTPUT : "sums" + i;
            graph.node("Gemm", sums, below, weight(i, ".weight", 1), bias(i));
            below = last ? sums : activated(sums);
        }
    }

    private void symmetric() {
        graph.node("Split", EVEN, OnnxGraph.INPUT, graph.sizes("sizes", spec.even(0), spec.odd(0)))
                .addOutput(ODD)
                .addAttribute(OnnxGraph.integer("axis", 1));
        String even = EVEN;
        String odd = ODD;
        for (int i = 0; i < layers(); i++) {
            float scale = i == 0 ? 1 : 0.5f;
            graph.node("Gemm", EVEN + i, even, weight(i, ".weight", scale), bias(i));
            graph.node("MatMul", ODD + i, odd, weight(i, ".odd_weight", scale));
            if (i + 1 == layers()) {
                graph.node("Concat", OnnxGraph.OUTPUT, EVEN + i, ODD + i).addAttribute(OnnxGraph.integer("axis", 1));
                return;
            }
            graph.node("Add", "a" + i, EVEN + i, ODD + i);
            graph.node("Sub", "b" + i, EVEN + i, ODD + i);
            String a = activated("a" + i);
            String b = activated("b" + i);
            even = "sum" + i;
            odd = "difference" + i;
            graph.node("Add", even, a, b);
            graph.node("Sub", odd, a, b);
        }
    }

    private String activated(String sums) {
        String out = sums + "_activated";
        graph.node(spec.activation() == Activation.RELU ? "Relu" : "Sigmoid", out, sums);
        return out;
    }

    private String weight(int layer, String part, float scale) {
        return constant("layer." + layer + part, scale);
    }

    private String bias(int layer) {
        return constant("layer." + layer + ".bias", 1);
    }

    private String constant(String name, float scale) {
        Map<String, Tensor> tensors = model.tensors();
        Tensor tensor = java.util.Objects.requireNonNull(tensors.get(name), name);
        float[] values = tensor.values().clone();
        Tensor byColumn = tensors.get(name + ".scale");
        for (int i = 0; i < values.length; i++) {
            float column = byColumn == null ? 1 : byColumn.values()[i % byColumn.size(0)];
            values[i] = scale * (values[i] * column);
        }
        long[] shape = new long[tensor.rank()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor.size(axis);
        }
        return graph.constant(name, values, shape);
    }
}
