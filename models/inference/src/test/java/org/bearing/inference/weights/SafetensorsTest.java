package org.bearing.inference.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    private static final String FILE = "model.safetensors";
    private static final float HALF_RELATIVE_STEP = 0x1p-11f;

    private static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static byte[] sample() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("a", Tensor.of(Dtype.F32, new float[] {1, -2.5f, 3e-30f, 4, 5, 6}, 2, 3));
        tensors.put("b", Tensor.of(Dtype.F16, new float[] {0, -0.5f, 65504, 1e-6f}, 4));
        return SafetensorsWriter.bytes(tensors, Map.of("name", "sample"));
    }

    @Test
    void readsWhatItWrote() {
        Map<String, Tensor> read = Safetensors.parse(sample(), FILE);

        assertThat(read.keySet()).containsExactly("a", "b");
        assertThat(read.get("a").hasShape(2, 3)).isTrue();
        assertThat(read.get("a").values()).containsExactly(1, -2.5f, 3e-30f, 4, 5, 6);
        assertThat(read.get("b").dtype()).isEqualTo(Dtype.F16);
        assertThat(read.get("b").values()).startsWith(0, -0.5f, 65504);
    }

    @Test
    void writesTheLayoutOfTheFormatsDescription() {
        byte[] bytes = SafetensorsWriter.bytes(Map.of("x", Tensor.of(Dtype.F32, new float[] {1.5f}, 1)), Map.of());

        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) in.getLong();
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertThat(header.strip()).isEqualTo("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        assertThat(length % 8).isZero();
        assertThat(in.getFloat(8 + length)).isEqualTo(1.5f);
    }

    @Test
    void roundsEveryHalfToItself() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertThat(HalfFloat.fromFloat(HalfFloat.toFloat((short) bits))).isEqualTo((short) bits);
            short negative = (short) (bits | 0x8000);
            assertThat(HalfFloat.fromFloat(HalfFloat.toFloat(negative))).isEqualTo(negative);
        }
    }

    @Test
    void roundsToTheNearestHalf() {
        for (float value = 1e-4f; value < 60_000; value *= 1.0137f) {
            float back = HalfFloat.toFloat(HalfFloat.fromFloat(value));
            assertThat(Math.abs(back - value)).isLessThanOrEqualTo(value * HALF_RELATIVE_STEP);
        }
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(1 + 0x1p-11f)))
                .as("ties to even")
                .isEqualTo(1f);
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(1 + 3 * 0x1p-11f))).isEqualTo(1 + 0x1p-9f);
        assertThat(HalfFloat.toFloat((short) 0x0001)).isEqualTo(0x1p-24f);
    }

    @Test
    void refusesAFileCutAtAnyByte() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Safetensors.parse(cut, FILE))
                    .isExactlyInstanceOf(BearingException.class)
                    .hasMessageStartingWith(FILE + " is truncated");
        }
    }

    @Test
    void refusesTrailingBytes() {
        byte[] longer = Arrays.copyOf(sample(), sample().length + 1);
        assertThatThrownBy(() -> Safetensors.parse(longer, FILE)).hasMessageContaining("is damaged");
    }

    @Test
    void refusesAHeaderThatIsTooLong() {
        byte[] text = "This is no model at all, only text.".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Safetensors.parse(text, FILE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no safetensors file: its header would have")
                .hasMessageContaining("expected 2 to 1048576");
    }

    @Test
    void refusesAHeaderThatIsNoJsonObject() {
        for (String header : new String[] {"[1, 2]", "{\"a\":", "nonsense"}) {
            assertThatThrownBy(() -> Safetensors.parse(file(header, 0), FILE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("is no safetensors file");
        }
    }

    @Test
    void refusesAnUnknownType() {
        byte[] bytes = file("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
        assertThatThrownBy(() -> Safetensors.parse(bytes, FILE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(FILE + ": tensor a holds values of type \"I64\", expected F32, F16 or I8; convert it.");
    }

    @Test
    void refusesShapesThatDoNotFitTheirOffsets() {
        for (String shape : new String[] {"[3]", "[-1]", "[65536,65536,4]"}) {
            byte[] bytes = file("{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0,8]}}", 8);
            assertThatThrownBy(() -> Safetensors.parse(bytes, FILE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("tensor a");
        }
    }

    @Test
    void refusesTensorsThatOverlapOrLeaveAGap() {
        String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        for (int from : new int[] {0, 8}) {
            String b = "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[" + from + "," + (from + 4) + "]}";
            byte[] bytes = file("{" + a + "," + b + "}", 12);
            assertThatThrownBy(() -> Safetensors.parse(bytes, FILE)).hasMessageContaining("is damaged");
        }
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        byte[] single = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);
        ByteBuffer.wrap(single).order(ByteOrder.LITTLE_ENDIAN).putFloat(single.length - 4, Float.NaN);
        byte[] half = file("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}", 2);
        ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN).putShort(half.length - 2, (short) 0x7c00);

        for (byte[] bytes : new byte[][] {single, half}) {
            assertThatThrownBy(() -> Safetensors.parse(bytes, FILE))
                    .isInstanceOf(BearingException.class)
                    .hasMessageContaining("infinite or not a number");
        }
        assertThatThrownBy(() ->
                        SafetensorsWriter.bytes(Map.of("a", Tensor.of(Dtype.F16, new float[] {70_000}, 1)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheFileThatCannotBeReadOrWritten(@TempDir Path folder) {
        Path missing = folder.resolve("none.safetensors");
        assertThatThrownBy(() -> Safetensors.read(missing))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining(missing + " does not exist");
        assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("no/such/x"), Map.of(), Map.of()))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void leavesNothingBesideTheFile(@TempDir Path folder) throws Exception {
        SafetensorsWriter.write(folder.resolve("x"), Map.of("a", Tensor.of(Dtype.F32, new float[] {1}, 1)), Map.of());
        try (var files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactly("x");
        }
        assertThat(Safetensors.read(folder.resolve("x"))).containsOnlyKeys("a");
    }
}
