package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java offsets against the figures of the official headers. */
class ClapLayoutTest {
    private static final Path FIGURES = Path.of("../../../shared/abi/clap-layout.csv");

    @Test
    void offsetsAreThoseOfTheOfficialHeaders() throws IOException, IllegalAccessException {
        assumeTrue(Files.isRegularFile(FIGURES), "skipped: the figures are not there: " + FIGURES);
        Map<String, Integer> figures = new HashMap<>();
        for (String line : Files.readAllLines(FIGURES)) {
            String[] row = line.split(",", 6);
            if (!row[0].equals("struct")) {
                figures.put(row[0] + "_" + row[2], Integer.parseInt(row[3]));
                figures.putIfAbsent(row[0] + "_size", Integer.parseInt(row[1]));
            }
        }
        // A struct that has a field of that name of its own.
        figures.put("clap_input_events_size_function", figures.get("clap_input_events_size"));
        figures.put("clap_input_events_size", 24);
        figures.put("clap_event_header_size", 16);
        int compared = 0;
        for (Field field : ClapLayout.class.getDeclaredFields()) {
            String name = "clap_" + field.getName().toLowerCase(Locale.ROOT);
            if (field.getType() == int.class && figures.containsKey(name)) {
                assertThat(field.getInt(null)).as(field.getName()).isEqualTo(figures.get(name));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }
}
