package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCParseException;
import com.illposed.osc.OSCSerializerAndParserBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bearing.api.TargetPreset;
import org.bearing.automation.stream.ObjectSink;
import org.bearing.automation.stream.PacketOutput;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.output.Panning;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each target's own words, values and sign, as literal packets. */
class TargetsTest {
    private static final Path NOWHERE = Path.of("no-such-folder");

    @TempDir
    Path own;

    /** What a target is sent for one source that appears at an azimuth, at 10 degrees of elevation, and is gone. */
    private static List<String> sent(String target, int object, double azimuthDeg) {
        TargetPreset preset = TargetPreset.find(target, NOWHERE);
        List<byte[]> packets = new ArrayList<>();
        PacketOutput output = new PacketOutput() {
            @Override
            public void send(byte[] packet) {
                packets.add(packet);
            }

            @Override
            public long dropped() {
                return 0;
            }

            @Override
            public void close() {}
        };
        TargetStreams streams = new TargetStreams(object, "Talker", Panning.USUAL, notice -> {});
        Estimate estimate = new Estimate(
                0.8, Direction.ofDegrees(azimuthDeg, 10), true, OptionalDouble.empty(), AngleKind.HEAD, 0.93, 0.1);
        try (ObjectSink sink = new ObjectSink(
                TargetStreams.encoder(preset, object), output, streams.view(preset), TargetStreams.rate(preset))) {
            sink.accept(new TrackEvent.Born(5, estimate));
            sink.accept(new TrackEvent.Died(5, 0.8));
        }
        return packets.stream()
                .map(p -> preset.kind().equals("osc") ? osc(p) : preset.kind().equals("midi") ? hex(p) : text(p))
                .toList();
    }

    private static String osc(byte[] packet) {
        try {
            OSCMessage message = (OSCMessage)
                    new OSCSerializerAndParserBuilder().buildParser().convert(ByteBuffer.wrap(packet));
            StringBuilder text = new StringBuilder(message.getAddress());
            for (Object argument : message.getArguments()) {
                String type = argument instanceof Float ? "f" : argument instanceof Integer ? "i" : "s";
                text.append(' ').append(type).append(':').append(argument);
            }
            return text.toString();
        } catch (OSCParseException e) {
            throw new AssertionError("no OSC", e);
        }
    }

    private static String hex(byte[] packet) {
        return String.format("%02X %02X %02X", packet[0], packet[1], packet[2]);
    }

    private static String text(byte[] packet) {
        return new String(packet, StandardCharsets.UTF_8);
    }

    /** A source on the left, at +90 degrees; the first source is number 3, on MIDI channel 3. */
    static Stream<Arguments> left() {
        return Stream.of(
                Arguments.of(
                        "adm-osc",
                        List.of(
                                "/adm/obj/3/name s:Talker",
                                "/adm/obj/3/mute i:0",
                                "/adm/obj/3/aed f:90.0 f:10.0 f:1.0",
                                "/adm/obj/3/mute i:1")),
                Arguments.of(
                        "iem-stereo-encoder",
                        List.of("/StereoEncoder/azimuth f:90.0", "/StereoEncoder/elevation f:10.0")),
                Arguments.of(
                        "iem-multi-encoder",
                        List.of(
                                "/MultiEncoder/mute2 f:0.0",
                                "/MultiEncoder/azimuth2 f:90.0",
                                "/MultiEncoder/elevation2 f:10.0",
                                "/MultiEncoder/mute2 f:1.0")),
                Arguments.of(
                        "spat-revolution",
                        List.of(
                                "/source/3/mute i:0",
                                "/source/3/azim f:-90.0",
                                "/source/3/elev f:10.0",
                                "/source/3/mute i:1")),
                Arguments.of(
                        "spatgris",
                        List.of("/spat/serv s:deg i:3 f:-90.0 f:10.0 f:1.0 f:0.0 f:0.0", "/spat/serv s:clr i:3")),
                Arguments.of(
                        "icst",
                        List.of(
                                "/icst/ambi/sourceindex/name i:3 s:Talker",
                                "/icst/ambi/sourceindex/aed i:3 f:-90.0 f:10.0 f:1.0")),
                Arguments.of("reaper-pan", List.of("/track/3/pan f:0.0")),
                Arguments.of("openmha", List.of("/bearing_index f:36.0")),
                Arguments.of(
                        "ssr",
                        List.of(
                                "<request><source id=\"3\" mute=\"false\"/></request>\0",
                                "<request><source id=\"3\"><position x=\"-2.000\" y=\"0.000\"/></source></request>\0",
                                "<request><source id=\"3\" mute=\"true\"/></request>\0")),
                Arguments.of("midi", List.of("B2 0A 00", "B2 2A 00")),
                Arguments.of("midi-azimuth", List.of("B2 63 42", "B2 62 00", "B2 06 5F", "B2 26 7F")),
                Arguments.of(
                        "odas",
                        List.of(
                                odas(
                                        "{ \"id\": 3, \"tag\": \"dynamic\", \"x\": 0.000, \"y\": 0.985, \"z\": 0.174, \"activity\": 0.930 }"),
                                odas(EMPTY))));
    }

    private static final String EMPTY =
            "{ \"id\": 0, \"tag\": \"\", \"x\": 0.000, \"y\": 0.000, \"z\": 0.000, \"activity\": 0.000 }";

    private static String odas(String first) {
        return "{\n    \"timeStamp\": 100,\n    \"src\": [\n        " + first + ",\n        "
                + String.join(",\n        ", EMPTY, EMPTY, EMPTY) + "\n    ]\n}\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("left")
    void leftIsTheTargetsOwnLeft(String target, List<String> packets) {
        assertThat(sent(target, 3, 90)).isEqualTo(packets);
    }

    @Test
    void everyTargetHasItsLiteralTest() {
        List<String> tested =
                left().map(arguments -> (String) arguments.get()[0]).toList();

        assertThat(TargetPreset.bundledNames()).allMatch(name -> tested.contains(name) || name.equals("jsonl"));
    }

    @ParameterizedTest
    @CsvSource({
        "reaper-pan, 0, /track/1/pan f:0.5",
        "reaper-pan, -90, /track/1/pan f:1.0",
        "openmha, -90, /bearing_index f:0.0",
        "openmha, 0, /bearing_index f:18.0",
        "adm-osc, -90, /adm/obj/1/aed f:-90.0 f:10.0 f:1.0",
        "spatgris, -90, /spat/serv s:deg i:1 f:90.0 f:10.0 f:1.0 f:0.0 f:0.0",
        "midi, 0, B0 0A 40",
        "midi, -90, B0 0A 7F",
    })
    void frontAndRightAreTheTargetsOwn(String target, double azimuthDeg, String packet) {
        assertThat(sent(target, 1, azimuthDeg)).contains(packet);
    }

    @Test
    void bundledTargetsAreRight() {
        for (String name : TargetPreset.bundledNames()) {
            TargetStreams.check(TargetPreset.find(name, NOWHERE));
        }
    }

    private TargetSpec own(String toml, String typed) throws IOException {
        Files.writeString(own.resolve("stage.toml"), toml);
        return TargetSpec.parse(typed, own);
    }

    @Test
    void aTargetOfOnesOwnSaysWhereItIs() throws IOException {
        TargetSpec spec = own("kind = \"osc\"\nto = \"desk:9001\"\nmessages = \"/a {azimuth_deg:f}\"\n", "stage");

        assertThat(spec.endpoint()).hasToString("desk:9001");
    }

    @ParameterizedTest
    @CsvSource({
        "osc:desk, desk:4001",
        "osc:desk:9000, desk:9000",
        "osc:[::1]:9000, [::1]:9000",
        "'osc:desk:9000,spatgris', desk:9000",
        "'osc:desk,spatgris', desk:18032",
        "ssr:desk, desk:4711",
        "tcp:desk:1, desk:1",
    })
    void readsWhereTo(String typed, String endpoint) {
        assertThat(TargetSpec.parse(typed, NOWHERE).endpoint()).hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "osc:desk:4001,ssr|is of the kind ssr; expected one of the kind osc",
                "ocs:desk:4001|is not understood",
                "osc:desk:4001,adm-ocs|did you mean adm-osc?",
                "adm-osc|does not say where it is",
                "osc:desk:0|a port from 1 to 65535",
                "osc:desk:70000|a port from 1 to 65535",
                "osc:desk:x|expected HOST:PORT",
                "osc:desk,spat-revolution|expected HOST:PORT",
            })
    void saysWhatIsWrong(String typed, String reason) {
        assertThatThrownBy(() -> TargetSpec.parse(typed, NOWHERE).endpoint())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("kind = 'ocs'", "line 1: kind is \"ocs\"; expected \"osc\" or"),
                Arguments.of(
                        "kind = 'osc'\nrate_hz = -3",
                        "line 2: rate_hz is -3; expected a number from 0.1 to 1000, in Hz"),
                Arguments.of("kind = 'osc'\nrate_ms = 3", "line 2: found rate_ms; unit: expected rate_hz, in Hz"),
                Arguments.of("kind = 'osc'\nmesages = ''", "line 2: unknown key mesages; did you mean messages?"),
                Arguments.of("port = 1", "the key kind is missing; expected a line such as kind = \"osc\""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheLineOfAMistake(String toml, String reason) {
        assertThatThrownBy(() -> own(toml, "stage"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void findsTheUsersFolder() {
        assertThat(TargetPreset.folder(Map.of("XDG_CONFIG_HOME", "/home/me/conf")))
                .isEqualTo(Path.of("/home/me/conf/bearing/targets"));
        assertThat(TargetPreset.folder(Map.of()).toString()).endsWith(".config/bearing/targets");
    }
}
