package org.bearing.training.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.LongStream;
import org.bearing.geometry.BearingException;
import org.bearing.inference.StoredModel;

/** A network in ONNX Runtime, on the calling thread alone; input and output lie in buffers made once. */
final class OnnxNetwork implements AutoCloseable {
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor in;
    private final OnnxTensor out;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /** The network of a model, for one vector. */
    OnnxNetwork(StoredModel model) {
        this(OnnxFile.bytes(model), new long[] {1, model.manifest().network().inputs()}, new long[] {
            1, model.manifest().network().outputs()
        });
    }

    /** A network from its file's bytes. */
    OnnxNetwork(byte[] file, long[] inputShape, long[] outputShape) {
        input = buffer(inputShape);
        output = buffer(outputShape);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(file, options);
            in = OnnxTensor.createTensor(environment, input, inputShape);
            out = OnnxTensor.createTensor(environment, output, outputShape);
        } catch (OrtException e) {
            throw new BearingException("ONNX Runtime does not take the network (" + e.getMessage() + ").", e);
        }
        inputs = Map.of(OnnxGraph.INPUT, in);
        outputs = Map.of(OnnxGraph.OUTPUT, out);
    }

    private static FloatBuffer buffer(long[] shape) {
        long size = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        return ByteBuffer.allocateDirect((int) (Float.BYTES * size))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Computes the outputs of what one run takes. */
    void run(float[] from, float[] into) {
        input.put(0, from);
        try {
            session.run(inputs, outputs).close();
            output.get(0, into);
        } catch (OrtException e) {
            throw new BearingException("ONNX Runtime failed (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        in.close();
        out.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new BearingException("ONNX Runtime cannot be closed (" + e.getMessage() + ").", e);
        }
    }
}
