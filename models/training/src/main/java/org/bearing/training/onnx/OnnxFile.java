package org.bearing.training.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import onnx.Onnx;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Tensor;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes a model's network, without its neighbours, as ONNX: {@code input} [1, inputs] to {@code output} [1, outputs],
 * the inputs scaled as {@link org.bearing.inference.EmbeddingModel#input} gives them.
 *
 * <p>A symmetric network's layers are two products each, as {@link NetworkSpec} describes; the halves of the sums and
 * differences are put into the weights that follow, which spares the other side work.
 */
public final class OnnxFile {
    /** Name of the graph's input. */
    public static final String INPUT = "input";

    /** Name of the graph's output. */
    public static final String OUTPUT = "output";

    private static final int IR_VERSION = 7;
    private static final int OPSET = 13;
    private static final String EVEN = "even";
    private static final String ODD = "odd";

    private final StoredModel model;
    private final NetworkSpec spec;
    private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder().setName("network");

    private OnnxFile(StoredModel model) {
        this.model = model;
        this.spec = model.manifest().network();
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
        graph.addInput(port(INPUT, spec.inputs()));
        graph.addOutput(port(OUTPUT, spec.outputs()));
        if (spec.symmetric()) {
            symmetric();
        } else {
            plain();
        }
        return Onnx.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("bearing")
                .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private int layers() {
        return spec.layers().size() - 1;
    }

    private void plain() {
        String below = INPUT;
        for (int i = 0; i < layers(); i++) {
            boolean last = i + 1 == layers();
            String sums = last ? OUTPUT : "sums" + i;
            node("Gemm", sums, below, weight(i, ".weight", 1), bias(i));
            below = last ? sums : activated(sums);
        }
    }

    private void symmetric() {
        Onnx.NodeProto.Builder split = Onnx.NodeProto.newBuilder()
                .setOpType("Split")
                .addInput(INPUT)
                .addInput(sizes(spec.even(0), spec.odd(0)))
                .addOutput(EVEN)
                .addOutput(ODD);
        graph.addNode(split.addAttribute(Onnx.AttributeProto.newBuilder()
                .setName("axis")
                .setType(Onnx.AttributeProto.AttributeType.INT)
                .setI(1)));
        String even = EVEN;
        String odd = ODD;
        for (int i = 0; i < layers(); i++) {
            float scale = i == 0 ? 1 : 0.5f;
            node("Gemm", EVEN + i, even, weight(i, ".weight", scale), bias(i));
            node("MatMul", ODD + i, odd, weight(i, ".odd_weight", scale));
            if (i + 1 == layers()) {
                join(EVEN + i, ODD + i);
                return;
            }
            node("Add", "a" + i, EVEN + i, ODD + i);
            node("Sub", "b" + i, EVEN + i, ODD + i);
            String a = activated("a" + i);
            String b = activated("b" + i);
            even = "sum" + i;
            odd = "difference" + i;
            node("Add", even, a, b);
            node("Sub", odd, a, b);
        }
    }

    private void join(String even, String odd) {
        graph.addNode(Onnx.NodeProto.newBuilder()
                .setOpType("Concat")
                .addInput(even)
                .addInput(odd)
                .addOutput(OUTPUT)
                .addAttribute(Onnx.AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(Onnx.AttributeProto.AttributeType.INT)
                        .setI(1)));
    }

    private String activated(String sums) {
        String out = sums + "_activated";
        node(spec.activation() == Activation.RELU ? "Relu" : "Sigmoid", out, sums);
        return out;
    }

    private void node(String type, String output, String... inputs) {
        graph.addNode(Onnx.NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(java.util.List.of(inputs))
                .addOutput(output));
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
        float[] values = tensor.values();
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Tensor byColumn = tensors.get(name + ".scale");
        for (int i = 0; i < values.length; i++) {
            float column = byColumn == null ? 1 : byColumn.values()[i % byColumn.size(0)];
            raw.putFloat(scale * (values[i] * column));
        }
        Onnx.TensorProto.Builder proto = Onnx.TensorProto.newBuilder()
                .setName(name)
                .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(raw.array()));
        for (int axis = 0; axis < tensor.rank(); axis++) {
            proto.addDims(tensor.size(axis));
        }
        graph.addInitializer(proto);
        return name;
    }

    private String sizes(long even, long odd) {
        graph.addInitializer(Onnx.TensorProto.newBuilder()
                .setName("sizes")
                .setDataType(Onnx.TensorProto.DataType.INT64_VALUE)
                .addDims(2)
                .addInt64Data(even)
                .addInt64Data(odd));
        return "sizes";
    }

    private static Onnx.ValueInfoProto port(String name, int size) {
        Onnx.TensorShapeProto shape = Onnx.TensorShapeProto.newBuilder()
                .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size))
                .build();
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder()
                        .setTensorType(Onnx.TypeProto.Tensor.newBuilder()
                                .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
