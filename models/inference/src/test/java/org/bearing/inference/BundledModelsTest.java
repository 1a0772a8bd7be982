package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;

class BundledModelsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/bearing/inference/models");

    @Test
    void listsExactlyTheModelsThatAreThere() throws IOException {
        try (var files = Files.list(RESOURCES)) {
            List<String> there = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".safetensors") && !name.endsWith(".head-size.safetensors"))
                    .map(name -> name.substring(0, name.length() - ".safetensors".length()))
                    .sorted()
                    .toList();
            assertThat(BundledModels.names()).isEqualTo(there);
        }
    }

    @Test
    void loadsEveryModel() {
        for (String name : BundledModels.names()) {
            assertThat(BundledModels.load(name).manifest().name()).isEqualTo(name);
            assertThat(BundledModels.find(name).manifest()).isEqualTo(BundledModels.manifest(name));
            assertThat(BundledModels.load(name)).isSameAs(BundledModels.find(name));
        }
    }

    @Test
    void saysWhichModelsThereAre() {
        assertThatThrownBy(() -> BundledModels.find("no-such-model"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no model named \"no-such-model\"; expected one of " + BundledModels.names()
                        + " or the path of a .safetensors file.");
    }
}
