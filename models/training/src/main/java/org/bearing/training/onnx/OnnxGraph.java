package org.bearing.training.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph in the making: from {@link #INPUT} to {@link #OUTPUT}, nodes in the order in which they are computed. */
final class OnnxGraph {
    /** Name of the graph's input. */
    static final String INPUT = "input";

    /** Name of the graph's output. */
    static final String OUTPUT = "output";

    private static final int IR_VERSION = 7;
    private static final int OPSET = 13;

    private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder().setName("network");

    OnnxGraph(long[] inputShape, long[] outputShape) {
        graph.addInput(port(INPUT, inputShape));
        graph.addOutput(port(OUTPUT, outputShape));
    }

    /** Adds a node; its attributes can be set on what is returned. */
    Onnx.NodeProto.Builder node(String type, String output, String... inputs) {
        return graph.addNodeBuilder()
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    /** Adds numbers that do not change. {@return their name} */
    String constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        Onnx.TensorProto.Builder proto = tensor(name, Onnx.TensorProto.DataType.FLOAT_VALUE, shape);
        graph.addInitializer(proto.setRawData(ByteString.copyFrom(raw.array())));
        return name;
    }

    /** Adds whole numbers that do not change. {@return their name} */
    String sizes(String name, long... values) {
        Onnx.TensorProto.Builder proto = tensor(name, Onnx.TensorProto.DataType.INT64_VALUE, values.length);
        for (long value : values) {
            proto.addInt64Data(value);
        }
        graph.addInitializer(proto);
        return name;
    }

    static Onnx.AttributeProto integer(String name, long value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static Onnx.AttributeProto integers(String name, Long... values) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(values))
                .build();
    }

    byte[] bytes() {
        return Onnx.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("bearing")
                .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static Onnx.TensorProto.Builder tensor(String name, int type, long... shape) {
        Onnx.TensorProto.Builder proto =
                Onnx.TensorProto.newBuilder().setName(name).setDataType(type);
        for (long size : shape) {
            proto.addDims(size);
        }
        return proto;
    }

    private static Onnx.ValueInfoProto port(String name, long... sizes) {
        Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
        for (long size : sizes) {
            shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        Onnx.TypeProto.Tensor.Builder tensor = Onnx.TypeProto.Tensor.newBuilder()
                .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
