package org.bearing.inference.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.geometry.BearingException;

/** Writes safetensors files. */
public final class SafetensorsWriter {
    /** The largest finite half, 65504. */
    static final float MAX_HALF = 65504f;

    private static final float MAX_BYTE = 127f;

    private static final int ALIGNMENT_BYTES = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafetensorsWriter() {}

    /**
     * Writes a file, whole or not at all.
     *
     * @param path the file; replaced if it is there
     * @param tensors by name; written in the map's order, each as its {@link Tensor#dtype} says
     * @param metadata free text by key, for {@code __metadata__}; written in the order of its keys
     * @throws BearingException if it cannot be written
     */
    public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
        WholeFile.write(path, bytes(tensors, metadata));
    }

    /**
     * Makes a file's contents.
     *
     * @param tensors by name; in the map's order, each as its {@link Tensor#dtype} says
     * @param metadata free text by key
     * @return the whole file
     * @throws IllegalArgumentException if a value is not finite or too large for its type
     */
    public static byte[] bytes(Map<String, Tensor> tensors, Map<String, String> metadata) {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(Safetensors.METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = at + (long) tensor.values().length * tensor.dtype().bytes();
            ObjectNode node = header.putObject(entry.getKey());
            node.put("dtype", tensor.dtype().name());
            ArrayNode shape = node.putArray("shape");
            for (int i = 0; i < tensor.rank(); i++) {
                shape.add(tensor.size(i));
            }
            node.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        byte[] head = padded(header.toString());
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(Safetensors.LENGTH_BYTES + head.length + at))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(head.length).put(head);
        tensors.forEach((name, tensor) -> put(name, tensor, out));
        return out.array();
    }

    /** Blanks after the header keep the values aligned. */
    private static byte[] padded(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int blanks = Math.floorMod(-text.length, ALIGNMENT_BYTES);
        return (header + " ".repeat(blanks)).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(String name, Tensor tensor, ByteBuffer out) {
        float limit = switch (tensor.dtype()) {
            case F32 -> Float.MAX_VALUE;
            case F16 -> MAX_HALF;
            case I8 -> MAX_BYTE;
        };
        for (float value : tensor.values()) {
            if (!(Math.abs(value) <= limit)) {
                throw new IllegalArgumentException(
                        "tensor " + name + " must hold finite values up to " + limit + ": " + value);
            }
            switch (tensor.dtype()) {
                case F32 -> out.putFloat(value);
                case F16 -> out.putShort(HalfFloat.fromFloat(value));
                case I8 -> out.put((byte) Math.round(value));
            }
        }
    }
}
