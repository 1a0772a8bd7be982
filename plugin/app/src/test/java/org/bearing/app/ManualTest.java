package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bearing.api.Preset;
import org.bearing.api.PresetKey;
import org.junit.jupiter.api.Test;

/** The manual says what the program does. */
class ManualTest {
    private static final Path MANUAL = Path.of("..", "..", "docs", "manual", "presets.md");

    @Test
    void listsEveryKeyOfAPresetAsTheSchemaHasIt() throws IOException {
        String table = Preset.keys().stream().map(ManualTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(MANUAL))
                .as("put these rows into docs/manual/presets.md")
                .contains(table);
    }

    private static String row(PresetKey key) {
        String standard = key.defaultValue()
                .map(value -> value instanceof Double number && number == Math.rint(number)
                        ? String.valueOf(number.longValue())
                        : String.valueOf(value))
                .map(value -> "`" + value + "`")
                .orElse("");
        return "| `" + key.name() + "` | " + key.expectation() + " | " + standard + " | " + key.description() + " |";
    }
}
