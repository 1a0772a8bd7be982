package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bearing.api.PresetKey;
import org.bearing.api.TargetPreset;
import org.junit.jupiter.api.Test;

/** The page about OSC says what the targets are. */
class OscManualTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "manual", "osc.md");
    private static final Path NOWHERE = Path.of("no-such-folder");

    @Test
    void listsEveryTargetWithItsWordsAndItsLeft() throws IOException {
        String table = TargetPreset.bundledNames().stream()
                .map(name -> row(TargetPreset.find(name, NOWHERE)))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).as("put these rows into " + PAGE).contains(table);
    }

    @Test
    void listsEveryKeyOfATarget() throws IOException {
        String table = TargetPreset.keys().stream().map(OscManualTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).as("put these rows into " + PAGE).contains(table);
    }

    private static String row(TargetPreset target) {
        String words = target.kind().equals("osc")
                ? Stream.of("appear", "messages", "disappear")
                        .flatMap(key -> target.text(key).orElse("").lines())
                        .map(line -> "`" + line + "`")
                        .collect(Collectors.joining("<br>"))
                : target.kind();
        String port = target.number("port").isPresent()
                ? String.valueOf((int) target.number("port").getAsDouble())
                : "";
        return "| `"
                + String.join(
                        " | ",
                        target.name() + "`",
                        port,
                        words,
                        target.text("left").orElse(""),
                        target.text("tried").orElse(""),
                        target.text("source").orElse(""))
                + " |";
    }

    private static String row(PresetKey key) {
        String standard = key.defaultValue()
                .map(String::valueOf)
                .filter(value -> !value.isEmpty())
                .map(value -> "`" + value.replaceFirst("\\.0$", "") + "`")
                .orElse("");
        return "| `" + key.name() + "` | " + key.expectation() + " | " + standard + " | " + key.description() + " |";
    }
}
