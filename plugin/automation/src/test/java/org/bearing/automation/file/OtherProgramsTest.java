package org.bearing.automation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.Panning;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs that nobody here wrote find in our files. */
class OtherProgramsTest {
    private static final PanEnvelope PANS = new PanEnvelope(Panning.USUAL, Math.toRadians(3));
    private static final int SECONDS = 4;

    @TempDir
    Path folder;

    /** One source turns through the rear from left to right and goes; later another one is at the left, while a third is too. */
    private final List<Curve> curves = Circling.curves(List.of(
            new TrackEvent.Born(1, Circling.estimate(0.5, 160)),
            new TrackEvent.Moved(1, Circling.estimate(1.5, -160)),
            new TrackEvent.Died(1, 1.5),
            new TrackEvent.Born(2, Circling.estimate(2.5, 30)),
            new TrackEvent.Born(3, Circling.estimate(2.5, -90)),
            new TrackEvent.Moved(2, Circling.estimate(3.5, 0)),
            new TrackEvent.Moved(3, Circling.estimate(3.5, -90))));

    private AudioClip audio;

    @BeforeEach
    void aRecording() {
        audio = Recordings.pcm24(folder.resolve("take.wav"), SECONDS);
    }

    private Path written(String name, CurveFormat format) throws IOException {
        return Files.write(folder.resolve(name), ReadBack.bytes(format, curves));
    }

    private Path adm(AdmFormat.Channel channel) throws IOException {
        return written("adm.wav", new AdmFormat(audio, channel, 0));
    }

    @Test
    void midicsvReadsTheMidiFile() throws IOException {
        Path file = written("take.mid", new MidiFormat(Panning.USUAL, 0));
        List<String> lines = Programs.text("midicsv", file.toString()).lines().toList();
        assertThat(lines)
                .contains("0, 0, Header, 1, 3, 500", "1, 0, Tempo, 500000", "2, 0, Title_t, \"Bearing 1\"")
                .containsSubsequence(
                        "2, 2500, Control_c, 0, 99, 66",
                        "2, 2500, Control_c, 0, 98, 0",
                        "2, 2500, Control_c, 0, 6, 74",
                        "2, 2500, Control_c, 0, 38, 85",
                        "2, 2500, Control_c, 0, 10, 0",
                        "2, 2500, Control_c, 0, 42, 0",
                        "2, 3500, Control_c, 0, 10, 64",
                        "2, 3500, Control_c, 0, 42, 0")
                .contains("3, 2500, Control_c, 1, 10, 127");
    }

    @Test
    void mediainfoFindsTheTreeAndTheTracks() throws IOException {
        String found = Programs.text("mediainfo", adm(AdmFormat.Channel.LEFT).toString());
        String plain = found.replaceAll(" +:", ":");
        assertThat(plain)
                .contains("Metadata format: ADM, Version 1", "Channel(s): 4 channels")
                .contains("Number of objects: 3", "Number of track UIDs: 4", "Number of contents: 2")
                .contains("Object #1: Bed\n ID: AO_1001", "Object #2: Bearing 1\n ID: AO_1002", "AO_1003")
                .contains("ID: AP_00031001", "ID: AC_00031002", "ID: AT_00031002_01", "ID: AS_00031002")
                .contains("Track index #4: ATU_00000004");
        assertThat(plain.substring(plain.indexOf("Track UID #4"))).contains("Track index: 4");
    }

    private String xpath(Path axml, String expression) {
        return Programs.text("xmllint", "--xpath", expression, axml.toString()).strip();
    }

    @Test
    void xmllintFindsThePositionsAndTimes() throws IOException {
        Path axml = Files.writeString(
                folder.resolve("axml.xml"), ReadBack.axml(Files.readAllBytes(adm(AdmFormat.Channel.LEFT))));
        String blocks = "//*[local-name()='audioChannelFormat'][@audioChannelFormatID='AC_00031001']/*";
        String[][] expected = {
            // rtime, duration, azimuth, jump, gain
            {"00:00:00.00000", "00:00:00.50000", "160.00", "1", "0.0"}, // not there yet
            {"00:00:00.50000", "00:00:00.00100", "160.00", "1", ""},
            {"00:00:00.50100", "00:00:00.49900", "180.00", "", ""}, // to the seam
            {"00:00:01.00000", "00:00:00.00100", "-180.00", "1", ""}, // over it
            {"00:00:01.00100", "00:00:00.49900", "-160.00", "", ""},
            {"00:00:01.50000", "00:00:01.00000", "-160.00", "1", "0.0"}, // gone: held, and silent
            {"00:00:02.50000", "00:00:00.00100", "30.00", "1", ""},
            {"00:00:02.50100", "00:00:00.99900", "0.00", "", ""},
            {"00:00:03.50000", "00:00:00.50000", "0.00", "1", "0.0"}
        };
        assertThat(xpath(axml, "count(" + blocks + ")")).isEqualTo(Integer.toString(expected.length));
        for (int i = 0; i < expected.length; i++) {
            String block = blocks + "[" + (i + 1) + "]";
            assertThat(xpath(
                            axml,
                            "concat(" + block + "/@rtime,' '," + block + "/@duration,' '," + block
                                    + "/*[@coordinate='azimuth'],' '," + block + "/*[local-name()='jumpPosition'],' ',"
                                    + block + "/*[local-name()='gain'])"))
                    .isEqualTo(String.join(" ", expected[i]).strip());
        }
    }

    @ParameterizedTest
    @EnumSource(AdmFormat.Channel.class)
    void ffmpegFindsTheSameSamples(AdmFormat.Channel channel) throws IOException {
        byte[] stereo = samples(audio.path(), "s24le");
        byte[] wide = samples(adm(channel), "s24le");
        int sample = 3;
        assertThat(wide).hasSize(2 * stereo.length);
        int object = channel == AdmFormat.Channel.LEFT ? 0 : sample;
        for (int n = 0; n < stereo.length / (2 * sample); n++) {
            for (int b = 0; b < 2 * sample; b++) {
                assertThat(wide[4 * sample * n + b]).isEqualTo(stereo[2 * sample * n + b]);
            }
            for (int b = 0; b < 2 * sample; b++) {
                assertThat(wide[4 * sample * n + 2 * sample + b])
                        .isEqualTo(stereo[2 * sample * n + object + b % sample]);
            }
        }
    }

    /** A stereo bed alone, as float and beyond the size of a RIFF: the limit is lowered. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void ffmpegReadsFloatsAndLargeFiles(long riffLimit) throws IOException {
        AudioClip floats = Recordings.float32(folder.resolve("float.wav"), 1);
        Path file = Files.write(
                folder.resolve("large.wav"),
                ReadBack.bytes(new AdmFormat(floats, AdmFormat.Channel.LEFT, 0, riffLimit), List.of()));
        assertThat(Files.readAllBytes(file))
                .startsWith((riffLimit == 0 ? "BW64" : "RIFF").getBytes(StandardCharsets.US_ASCII));
        assertThat(samples(file, "f32le")).isEqualTo(samples(floats.path(), "f32le"));
        assertThat(AudioClip.of(file).frames()).isEqualTo(floats.frames());
    }

    private static byte[] samples(Path file, String format) {
        return Programs.run("ffmpeg", "-v", "error", "-i", file.toString(), "-c:a", "pcm_" + format, "-f", format, "-");
    }

    @Test
    void luaRunsTheReaScript() throws Exception {
        Path script = written("take.lua", LuaScript.reaper(PANS));
        Path stub =
                Path.of(OtherProgramsTest.class.getResource("reaper_stub.lua").toURI());
        assertThat(Programs.text("lua5.4", stub.toString(), script.toString()).lines())
                .containsExactly(
                        "pan 0.500000 0.666667 0",
                        "pan 1.500000 -0.666667 1",
                        "pan 2.500000 1.000000 0",
                        "pan 3.500000 0.000000 1",
                        "pan sorted 1",
                        "azimuth 0.500000 160.000000 0",
                        "azimuth 1.000000 180.000000 1",
                        "azimuth 1.000050 -180.000000 0",
                        "azimuth 1.500000 -160.000000 1",
                        "azimuth 2.500000 30.000000 0",
                        "azimuth 3.500000 0.000000 1",
                        "azimuth sorted 1",
                        "undo blocks 1");
    }
}
