package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of places that directions are sent to. */
class UserTargetsTest {
    @TempDir
    Path home;

    private UserTargets read(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config").resolve("bearing"));
        Files.writeString(folder.resolve("targets.conf"), text);
        return UserTargets.read(Map.of("HOME", home.toString()));
    }

    @Test
    void withoutAListThereIsThisComputerAlone() {
        UserTargets targets = UserTargets.read(Map.of("HOME", home.toString()));

        assertThat(targets.at(0).orElseThrow().where()).startsWith("osc:127.0.0.1:");
        assertThat(targets.at(1)).isEmpty();
    }

    @Test
    void placesCountTheLinesThatNameATarget() throws IOException {
        UserTargets targets = read("# mine\n\n studio = osc:10.0.0.5:4001,adm-osc \nstage=odas:h:9000\n");

        assertThat(targets.at(0)).hasValue(new UserTargets.Entry("studio", "osc:10.0.0.5:4001,adm-osc"));
        assertThat(targets.named("stage").where()).isEqualTo("odas:h:9000");
        assertThat(targets.entries()).hasSize(2);
    }

    @Test
    void aLineThatIsNoneIsNamed() {
        assertThatThrownBy(() -> read("studio = osc:h:1\n\nnowhere\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("targets.conf, line 3")
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> read("studio = osc:h:1\n").named("stdio")).hasMessageContaining("did you mean studio");
    }
}
