package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual's table of the plug-in's parameters is what a host is told. */
class ParameterTableTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "manual", "parameters.md");

    @Test
    void listsEveryParameterAsAHostSeesIt() throws IOException {
        try (ClapHost host = ClapHost.open(BuiltPlugin.file())) {
            String table = host.parameters().stream()
                    .map(parameter -> row(host, parameter))
                    .collect(Collectors.joining("\n"));
            assertThat(Files.readString(PAGE))
                    .as("put these rows into docs/manual/parameters.md")
                    .contains(table);
        }
    }

    private static String row(ClapHost host, ClapParameter parameter) {
        return String.join(
                " | ",
                "| " + parameter.id(),
                parameter.name(),
                parameter.module(),
                text(host, parameter, parameter.minimum()) + " to " + text(host, parameter, parameter.maximum()),
                text(host, parameter, parameter.start()),
                String.join(", ", words(parameter)) + " |");
    }

    private static List<String> words(ClapParameter parameter) {
        List<String> words = new ArrayList<>();
        if (parameter.is(ClapParameter.READ_ONLY)) {
            words.add("shown only");
        }
        if (parameter.is(ClapParameter.AUTOMATABLE)) {
            words.add("automatable");
        }
        if (parameter.is(ClapParameter.PERIODIC)) {
            words.add("wraps");
        }
        if (parameter.is(ClapParameter.BYPASS)) {
            words.add("bypass");
        }
        return words;
    }

    private static String text(ClapHost host, ClapParameter parameter, double value) {
        return host.text(parameter.id(), value).orElseGet(() -> String.format(Locale.ROOT, "%.0f", value));
    }
}
