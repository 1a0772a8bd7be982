package org.bearing.automation.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.illposed.osc.OSCMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscTemplateTest {
    private static final OscTemplate NOTHING = OscTemplate.parse("nothing", "", false);

    private static OSCMessage only(String line) {
        Source source = Sources.VIEW.of(1, Sources.estimate(1, 90));
        return OscTemplate.parse("test", line, true).of(source).get(0);
    }

    @Test
    void fillsAddressAndArguments() {
        OSCMessage message =
                only("/a/{object}/b{index} {azimuth_deg:f} {azimuth_right_deg:i} {elevation_deg:s} {name:s}");

        assertThat(message.getAddress()).isEqualTo("/a/2/b1");
        assertThat(message.getArguments()).isEqualTo(List.of(90f, -90, "10.0", "Talker 2"));
    }

    @Test
    void literalsHaveTheTypeTheyLookLike() {
        assertThat(only("/a deg 1 -1.5 \"two words\" \"1\"").getArguments())
                .isEqualTo(List.of("deg", 1, -1.5f, "two words", "1"));
    }

    @Test
    void knowsEveryField() {
        for (String word : Field.words()) {
            String type = word.equals("name") ? "s" : "f";
            assertThat(only("/a {" + word + ":" + type + "}").getArguments()).hasSize(1);
        }
        assertThat(only("/a {front:f} {left:f} {right:f} {pan_right_01:f} {steering_index:i} {spread_deg:f}")
                        .getArguments()
                        .toString())
                .matches("\\[\\d\\.\\d+E-17, 0\\.98480\\d*, -0\\.98480\\d*, 0\\.0, 36, 4\\.0]");
    }

    @Test
    void aPacketIsTheOneOfTheSpecification() {
        OscEncoder encoder = new OscEncoder(NOTHING, OscTemplate.parse("t", "/ab {object:i} 1.0 hey", true), NOTHING);

        byte[] packet =
                encoder.present(Sources.VIEW.of(0, Sources.estimate(0, 0))).get(0);

        // OSC 1.0: strings end with zeros up to a multiple of 4 bytes, numbers are big-endian.
        assertThat(new String(packet, StandardCharsets.ISO_8859_1))
                .isEqualTo("/ab\0,ifs\0\0\0\0\0\0\0\1?\u0080\0\0hey\0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adm/1 1|begins with /",
                "/a {azimuth:f}|unknown field {azimuth}",
                "/a {azimuth_deg}|expected a type behind the field",
                "/a {azimuth_deg:d}|expected a type behind the field",
                "/a {name:f}|{name:s}",
                "/a x{azimuth_deg:f}|with spaces around it",
                "/a/{azimuth_deg} 1|expected {object} or {index}",
                "/a//b 1|is no OSC address",
            })
    void saysWhatIsWrong(String line, String reason) {
        assertThatThrownBy(() -> OscTemplate.parse("stage.toml, key messages", "# a comment\n" + line, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stage.toml, key messages, line 2 of the text")
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsGoneHasNoDirection() {
        assertThatThrownBy(() -> OscTemplate.parse("t", "/a {azimuth_deg:f}", false))
                .hasMessageContaining("not known of a source that is gone");
    }
}
