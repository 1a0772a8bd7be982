package org.bearing.inference.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * Reads safetensors files.
 *
 * <pre>
 * offset  bytes  what
 * 0       8      n, length of the header, unsigned, little-endian
 * 8       n      JSON: name -&gt; {"dtype", "shape", "data_offsets": [from, to)}, and "__metadata__"
 * 8 + n   rest   values, little-endian, row-major; the offsets count from here
 * </pre>
 *
 * Source: the format's description at https://github.com/huggingface/safetensors. Tensors have to cover the data
 * without gap or overlap, as that description asks.
 */
public final class Safetensors {
    /** A longer header is refused before it is read. */
    static final int MAX_HEADER_BYTES = 1 << 20;

    static final String METADATA = "__metadata__";
    static final int LENGTH_BYTES = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final ByteBuffer data;

    private Safetensors(String file, ByteBuffer data) {
        this.file = file;
        this.data = data;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its tensors by name, in the file's order
     * @throws BearingException if it is missing, unreadable or damaged
     * @throws ConfigurationException if it is no safetensors file or holds another kind of values
     */
    public static Map<String, Tensor> read(Path path) {
        try {
            return parse(Files.readAllBytes(path), path.toString());
        } catch (NoSuchFileException e) {
            throw new BearingException(path + " does not exist; give the path of a safetensors file.", e);
        } catch (IOException e) {
            throw new BearingException(path + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Reads a file that is already in memory.
     *
     * @param bytes the whole file
     * @param file its name, for messages
     * @return its tensors by name, in the file's order
     * @throws BearingException if it is damaged
     * @throws ConfigurationException if it is no safetensors file or holds another kind of values
     */
    public static Map<String, Tensor> parse(byte[] bytes, String file) {
        if (bytes.length < LENGTH_BYTES) {
            throw new BearingException(file + " is truncated: " + bytes.length
                    + " bytes, but a safetensors file has at least 8; copy or download it again.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long headerBytes = buffer.getLong();
        if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
            throw new ConfigurationException(file + " is no safetensors file: its header would have "
                    + Long.toUnsignedString(headerBytes) + " bytes, expected 2 to " + MAX_HEADER_BYTES + ".");
        }
        if (LENGTH_BYTES + headerBytes > bytes.length) {
            throw new BearingException(file + " is truncated: its header needs " + headerBytes + " bytes, "
                    + (bytes.length - LENGTH_BYTES) + " are there; copy or download it again.");
        }
        JsonNode header = header(new String(bytes, LENGTH_BYTES, (int) headerBytes, StandardCharsets.UTF_8), file);
        ByteBuffer data =
                buffer.position(LENGTH_BYTES + (int) headerBytes).slice().order(ByteOrder.LITTLE_ENDIAN);
        return new Safetensors(file, data).tensors(header);
    }

    private static JsonNode header(String text, String file) {
        try {
            JsonNode header = JSON.readTree(text);
            if (header != null && header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(file + " is no safetensors file: its header is not JSON.", e);
        }
        throw new ConfigurationException(file + " is no safetensors file: its header is not a JSON object.");
    }

    private Map<String, Tensor> tensors(JsonNode header) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        NavigableMap<Integer, Integer> ends = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), ends));
            }
        }
        int covered = 0;
        for (Map.Entry<Integer, Integer> range : ends.entrySet()) {
            if (range.getKey() != covered) {
                throw new BearingException(file + " is damaged: its tensors overlap or leave a gap at byte " + covered
                        + " of its data; copy or download it again.");
            }
            covered = range.getValue();
        }
        if (covered != data.limit()) {
            throw new BearingException(file + " is damaged: its tensors take " + covered + " bytes, " + data.limit()
                    + " are there; copy or download it again.");
        }
        return tensors;
    }

    private Tensor tensor(String name, JsonNode entry, Map<Integer, Integer> ends) {
        Dtype dtype = dtype(name, entry.path("dtype").asText());
        JsonNode sizes = entry.path("shape");
        int[] shape = new int[sizes.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            long size = sizes.get(i).asLong(-1);
            count = size < 0 || size > Integer.MAX_VALUE ? Long.MAX_VALUE : count * size;
            if (count > Integer.MAX_VALUE) {
                throw new ConfigurationException(
                        file + ": tensor " + name + " has the impossible shape " + sizes + ".");
            }
            shape[i] = (int) size;
        }
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to - from != count * dtype.bytes()) {
            throw new ConfigurationException(file + ": tensor " + name + " of shape " + sizes + " needs "
                    + count * dtype.bytes() + " bytes, its offsets are " + entry.path("data_offsets") + ".");
        }
        if (to > data.limit()) {
            throw new BearingException(file + " is truncated: tensor " + name + " ends at byte " + to + " of its data, "
                    + data.limit() + " are there; copy or download it again.");
        }
        if (count > 0) {
            ends.put((int) from, (int) to);
        }
        return Tensor.of(dtype, values(name, dtype, (int) from, (int) count), shape);
    }

    private Dtype dtype(String name, String text) {
        for (Dtype dtype : Dtype.values()) {
            if (dtype.name().equals(text)) {
                return dtype;
            }
        }
        throw new ConfigurationException(file + ": tensor " + name + " holds values of type \"" + text
                + "\", expected F32, F16 or I8; convert it.");
    }

    private float[] values(String name, Dtype dtype, int from, int count) {
        ByteBuffer bytes = data.slice(from, count * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        float limit = Float.MAX_VALUE;
        float[] values = new float[count];
        if (dtype == Dtype.F32) {
            FloatBuffer floats = bytes.asFloatBuffer();
            floats.get(values);
        } else if (dtype == Dtype.I8) {
            for (int i = 0; i < count; i++) {
                values[i] = bytes.get(i);
            }
        } else {
            ShortBuffer halves = bytes.asShortBuffer();
            short[] raw = new short[count];
            halves.get(raw);
            for (int i = 0; i < count; i++) {
                values[i] = HalfFloat.toFloat(raw[i]);
            }
            limit = SafetensorsWriter.MAX_HALF;
        }
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest <= limit)) {
            throw new BearingException(file + " is damaged: tensor " + name
                    + " holds a value that is infinite or not a number; export it again.");
        }
        return values;
    }
}
