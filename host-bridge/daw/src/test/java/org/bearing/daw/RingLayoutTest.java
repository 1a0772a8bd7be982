package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ring.h} and {@link RingLayout} are the same table. */
class RingLayoutTest {
    private static final Path HEADER = Path.of("../native/src/ring.h");
    private static final Pattern DEFINE = Pattern.compile(
            "^#define BEARING_(?:RING_)?(\\w+) (?:UINT64_C\\()?(0x[0-9A-F]+|[0-9]+)u?\\)?", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("^#define BEARING_(FILE_\\w+) \"([^\"]*)\"", Pattern.MULTILINE);
    private static final Pattern STRUCT =
            Pattern.compile("^struct (bearing_\\w+) \\{(.*?)^\\};", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^ +(?:struct )?\\w+ (\\w+)(?:\\[.*\\])?;", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void constantsAreThoseOfTheHeader() throws Exception {
        String header = Files.readString(HEADER);
        Map<String, Object> constants = new LinkedHashMap<>();
        for (MatchResult define : DEFINE.matcher(header).results().toList()) {
            constants.put(define.group(1), Long.decode(define.group(2)));
        }
        for (MatchResult define : TEXT.matcher(header).results().toList()) {
            constants.put(define.group(1), define.group(2));
        }

        assertThat(constants).containsKeys("MAGIC", "VERSION", "STATE_OFFLINE", "STATUS_NO_CAPTURE", "FILE_LOG");
        for (Map.Entry<String, Object> constant : constants.entrySet()) {
            assertThat(value(constant.getKey())).as(constant.getKey()).isEqualTo(constant.getValue());
        }
        assertThat(RingLayout.BYTES).isEqualTo(RingLayout.HEADER_BYTES + 8 * RingLayout.FRAMES);
        assertThat(header).contains("BEARING_RING_UNKNOWN_TIME INT64_MIN");
        assertThat(RingLayout.UNKNOWN_TIME).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void everyFieldStandsWhereTheCompilerPutsIt() throws Exception {
        Map<String, Long> offsets = offsets(Files.readString(HEADER));

        assertThat(offsets).hasSizeGreaterThan(40);
        for (Map.Entry<String, Long> field : offsets.entrySet()) {
            assertThat(value(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
        }
    }

    private static Object value(String name) throws ReflectiveOperationException {
        Field field = RingLayout.class.getDeclaredField(name);
        Object value = field.get(null);
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }

    /** Name in {@link RingLayout} to offset, as a small program prints it. */
    private Map<String, Long> offsets(String header) throws IOException, InterruptedException {
        StringBuilder program =
                new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n#include \"ring.h\"\nint main(void) {\n");
        for (MatchResult struct : STRUCT.matcher(header).results().toList()) {
            for (MatchResult field : FIELD.matcher(struct.group(2)).results().toList()) {
                if (!field.group(1).startsWith("reserved")) {
                    program.append(String.format(
                            "printf(\"%s %%zu\\n\", offsetof(struct %s, %s));%n",
                            constant(struct.group(1), field.group(1)), struct.group(1), field.group(1)));
                }
            }
        }
        program.append("printf(\"RESULT_BYTES %zu\\n\", sizeof(struct bearing_ring_result));\n")
                .append("printf(\"DIRECTION_BYTES %zu\\n\", sizeof(struct bearing_ring_direction));\n")
                .append("printf(\"CONTROL_BYTES %zu\\n\", sizeof(struct bearing_control));\n")
                .append("return 0;\n}\n");
        Path source = Files.writeString(folder.resolve("offsets.c"), program);
        Path binary = folder.resolve("offsets");
        String said =
                run("cc", "-std=c11", "-I", HEADER.getParent().toString(), source.toString(), "-o", binary.toString());
        assertThat(said).isEmpty();
        Map<String, Long> offsets = new LinkedHashMap<>();
        run(binary.toString()).lines().forEach(line -> {
            int space = line.indexOf(' ');
            offsets.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        });
        return offsets;
    }

    private static String constant(String struct, String field) {
        String name = field.toUpperCase(Locale.ROOT);
        return switch (struct) {
            case "bearing_ring_direction" -> "DIRECTION_" + name;
            case "bearing_ring_result" -> "RESULT_" + name;
            case "bearing_control" -> "CONTROL_" + name + "_AT";
            default -> name + "_AT";
        };
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no C compiler here, so the offsets are not compared: " + e.getMessage());
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
