package org.bearing.training.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.inference.StoredModel;

/** A model's network in ONNX Runtime, on the calling thread alone; input and output lie in buffers made once. */
final class OnnxNetwork implements AutoCloseable {
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor in;
    private final OnnxTensor out;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    OnnxNetwork(StoredModel model) {
        int size = model.manifest().network().inputs();
        int results = model.manifest().network().outputs();
        input = buffer(size);
        output = buffer(results);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(OnnxFile.bytes(model), options);
            in = OnnxTensor.createTensor(environment, input, new long[] {1, size});
            out = OnnxTensor.createTensor(environment, output, new long[] {1, results});
        } catch (OrtException e) {
            throw new BearingException("ONNX Runtime does not take the network (" + e.getMessage() + ").", e);
        }
        inputs = Map.of(OnnxFile.INPUT, in);
        outputs = Map.of(OnnxFile.OUTPUT, out);
    }

    private static FloatBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(Float.BYTES * size)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Computes the outputs of one vector. */
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
