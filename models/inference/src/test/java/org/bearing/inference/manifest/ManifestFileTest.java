package org.bearing.inference.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.ModelFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {
    private static final String FILE = "fixture.json";

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        for (boolean headRadius : new boolean[] {false, true}) {
            ModelManifest manifest = ModelFixture.manifest(headRadius);
            Path path = folder.resolve(FILE);
            ManifestFile.write(manifest, path);
            assertThat(ManifestFile.read(path)).isEqualTo(manifest);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hop_size\" : 256 | \"hop\" : 256 | \"frames.hop_size\" must be a whole number, found nothing",
                "\"hop_size\" : 256 | \"hop_size\" : 25.6 | found 25.6",
                "\"hop_size\" : 256 | \"hop_size\" : 0 | hopSize must be in [1, frameSize]",
                "\"window\" : \"sine\" | \"window\" : \"cosine\" | \"frames.window\" must be one of [sine, hamming, hann], found cosine",
                "\"weighted\" : true | \"weighted\" : 1 | \"cues.weighted\" must be true or false, found 1",
                "48, 48, 3 | 48, 48, 4 | the last of network.layers must be neighbours.dimension=3: 4",
                "48, 48, 3 | 48, \"x\", 3 | \"network.layers\" must be whole numbers",
                "\"input\" : false | \"input\" : true | the first of network.layers must be",
                "\"nearest\" : 9 | \"nearest\" : 257 | nearest must be in [1, 256]: 257",
                "\"kind\" : \"embedding\" | \"kind\" : \"cnn\" | kind must be \"embedding\": cnn",
                "bearing-model/1 | bearing-model/9 | has the format \"bearing-model/9\", expected \"bearing-model/1\"",
                "\"peak\" : 1.0 | \"peak\" : \"high\" | \"calibration.confidence.peak\" must be a number",
                "0000 | 000g | weightsSha256 must be 64 hexadecimal digits",
                "\"set\" : \"test\" | \"sets\" : 1 | \"accuracy.set\" must be a text",
            })
    void refusesWhatDoesNotFit(String from, String to, String message) {
        String text = ManifestFile.text(ModelFixture.manifest(false));
        assertThat(text).contains(from);
        assertThatThrownBy(() -> ManifestFile.parse(text.replaceFirst(java.util.regex.Pattern.quote(from), to), FILE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(FILE)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhatIsNoManifest(@TempDir Path folder) {
        assertThatThrownBy(() -> ManifestFile.parse("{\n\"format\": }", FILE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(FILE + " is not JSON (line 2); a model's manifest was expected.");
        assertThatThrownBy(() -> ManifestFile.parse("[]", FILE)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> ManifestFile.read(folder.resolve("none.json")))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("does not exist");
    }
}
