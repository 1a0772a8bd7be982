package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalizeCommandTest {
    /** Five samples at 16 kHz are 0.31 ms: well to the left. */
    private static final int LEAD_SAMPLES = 5;

    @TempDir
    Path folder;

    private Path left;

    @BeforeEach
    void aTalkerAtTheLeft() {
        float[] sound = Wavs.talk(2.5);
        left = Wavs.write(folder.resolve("left.wav"), sound, Wavs.scaled(Wavs.delayed(sound, LEAD_SAMPLES), 0.8));
    }

    @Test
    void writesJsonLinesToStandardOutputAndNothingElse() {
        Cli.Result result = Cli.run("localize", left.toString(), "--method", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("{\"time_s\":"));
    }

    @Test
    void findsTheLeftAtAPositiveAzimuth() throws IOException {
        Path csv = folder.resolve("left.csv");

        Cli.Result result = Cli.run("localize", left.toString(), "--out", csv.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).startsWith("time_s,track,azimuth_deg,elevation_deg,confidence,");
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(Double.parseDouble(line.split(",", -1)[2])).isBetween(25.0, 60.0));
    }

    @Test
    void makesATableOfACapture() throws IOException {
        Path lines = folder.resolve("left.jsonl");
        Path table = folder.resolve("left.csv");
        Path again = folder.resolve("again.csv");
        Cli.run("localize", left.toString(), "--out", lines.toString(), "-m", "gcc-phat");
        Cli.run("localize", left.toString(), "--out", table.toString(), "-m", "gcc-phat");

        Cli.Result result = Cli.run("localize", "--from-capture", lines.toString(), "--out", again.toString());

        assertThat(result.code()).isZero();
        assertThat(again).hasSameTextualContentAs(table);
    }

    @Test
    void writesEveryFormatOfARecordingAndTheSameOfItsCapture() throws IOException {
        Path lines = folder.resolve("left.jsonl");
        Cli.run("localize", left.toString(), "--out", lines.toString(), "-m", "gcc-phat");
        for (String format : List.of("csv", "dcase", "midi", "reaper", "reascript", "ardour", "dawproject", "adm")) {
            Path direct = folder.resolve("direct." + format);
            Path captured = folder.resolve("captured." + format);
            Cli.Result first =
                    Cli.run("localize", left.toString(), "-f", format, "-o", direct.toString(), "-m", "gcc-phat");
            Cli.Result second = Cli.run(
                    "localize",
                    "--from-capture",
                    lines.toString(),
                    "--audio",
                    left.toString(),
                    "-f",
                    format,
                    "-o",
                    captured.toString());

            assertThat(first.err() + second.err()).as(format).isEmpty();
            assertThat(first.code() + second.code()).as(format).isZero();
            if (!format.equals("dawproject")) { // whose archive has the time of day
                long size = Files.size(direct);
                assertThat(Files.size(captured)).as(format).isBetween(size - size / 20, size + size / 20);
            }
        }
    }

    @Test
    void takesTheFormatFromTheEndingAndThePanningFromThePreset() throws IOException {
        Path project = folder.resolve("left.rpp");
        String[] typed = {"localize", left.toString(), "-o", project.toString(), "-m", "gcc-phat"};
        Cli.run(typed);
        assertThat(project)
                .content()
                .startsWith("<REAPER_PROJECT")
                .contains("PT ")
                .contains(" 1.000000 ");

        String[] stage = Arrays.copyOf(typed, typed.length + 2);
        stage[typed.length] = "--set";
        stage[typed.length + 1] = "panning.view=stage";
        Cli.run(stage);
        assertThat(project).content().contains(" -1.000000 ").doesNotContain(" 1.000000 ");
    }

    @Test
    void saysWhatAFormatNeeds() throws IOException {
        Path lines = folder.resolve("left.jsonl");
        Cli.run("localize", left.toString(), "--out", lines.toString(), "-m", "gcc-phat");
        String out = folder.resolve("out").toString();
        Map<String, String[]> typed = Map.of(
                "--audio", new String[] {"--from-capture", lines.toString(), "-f", "adm", "-o", out},
                "name a file with --out", new String[] {left.toString(), "-f", "midi"},
                "--audio goes with", new String[] {left.toString(), "--audio", left.toString()},
                "tells no format", new String[] {left.toString(), "-o", out + ".lua"},
                "input itself",
                        new String[] {
                            "--from-capture",
                            lines.toString(),
                            "--audio",
                            left.toString(),
                            "-f",
                            "adm",
                            "-o",
                            left.toString()
                        });
        typed.forEach((word, rest) -> {
            Cli.Result result = Cli.run(
                    Stream.concat(Stream.of("localize"), Arrays.stream(rest)).toArray(String[]::new));
            assertThat(result.code()).as(word).isEqualTo(2);
            assertThat(result.err()).contains(word).hasLineCount(1);
        });
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void wantsARecordingOrACaptureAndNotBoth() {
        for (String[] typed :
                new String[][] {{"localize"}, {"localize", left.toString(), "--from-capture", "capture.jsonl"}}) {
            Cli.Result result = Cli.run(typed);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("--from-capture").hasLineCount(1);
        }
    }

    @Test
    void drawsAPicture() throws IOException {
        Path picture = folder.resolve("left.png");

        Cli.Result result = Cli.run("localize", left.toString(), "--plot", picture.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1500);
    }

    @Test
    void saysThatAPannedMixIsNotBinaural() {
        float[] sound = Wavs.talk(2);
        Path panned = Wavs.write(folder.resolve("panned.wav"), sound, Wavs.scaled(sound, 0.5));

        Cli.Result result = Cli.run("localize", panned.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("panned by level (6.0 dB to the left)");
        assertThat(result.errorLines()).isEqualTo(1);
    }

    @Test
    void saysThatBothChannelsAreTheSame() {
        float[] sound = Wavs.talk(2);
        Path mono = Wavs.write(folder.resolve("mono.wav"), sound, sound);

        Cli.Result result = Cli.run("localize", mono.toString(), "-m", "gcc-phat");

        assertThat(result.err()).contains("looks like mono");
    }

    private Cli.Result pair(float[] first, float[] second) {
        Path file = Wavs.write(folder.resolve("pair.wav"), first, second);
        return Cli.run("localize", file.toString(), "-p", "spaced-pair", "-m", "srp-phat");
    }

    @Test
    void saysInOneLineWhatIsWrongWithAPairOfMicrophonesAndGoesOn() {
        float[] sound = Wavs.talk(2);
        float[] loud = Wavs.scaled(sound, 20);
        for (int i = 0; i < loud.length; i++) {
            loud[i] = Math.max(-1, Math.min(1, loud[i]));
        }
        float[] silence = new float[sound.length];
        Map<String, Cli.Result> byWord = Map.of(
                "same in both channels", pair(sound, Wavs.scaled(sound, 0.5)),
                "is silent", pair(silence, silence),
                "a silent right channel", pair(sound, silence),
                "is clipped", pair(loud, Wavs.delayed(loud, 2)));
        byWord.forEach((word, result) -> {
            assertThat(result.code()).as(word).isZero();
            assertThat(result.err()).contains(word).hasLineCount(1);
        });
        assertThat(byWord.get("is clipped").out().lines()).hasSizeGreaterThan(10);
        assertThat(pair(sound, Wavs.delayed(sound, 1)).err()).isEmpty();
    }

    @Test
    void takesNotANumberAsSilenceAndSaysSo() {
        float[] sound = Wavs.talk(2);
        float[] broken = sound.clone();
        broken[500] = Float.NaN;
        broken[501] = Float.POSITIVE_INFINITY;
        Path file = Wavs.write(folder.resolve("nan.wav"), broken, Wavs.delayed(sound, LEAD_SAMPLES));

        Cli.Result result = Cli.run("localize", file.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("2 samples").contains("silence");
    }

    @Test
    void hasNoLinesForSilence() {
        Path silent = Wavs.write(folder.resolve("silent.wav"), new float[32_000], new float[32_000]);

        Cli.Result result = Cli.run("localize", silent.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void isQuietWhenTheReaderHasEnough() {
        Cli.Result result = Cli.run(failing("Broken pipe"), "localize", left.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void saysThatStandardOutputIsFull() {
        Cli.Result result = Cli.run(failing("No space left on device"), "localize", left.toString(), "-m", "gcc-phat");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No space left on device");
        assertThat(result.errorLines()).isEqualTo(1);
    }

    @Test
    void keepsTheOldFileWhenItFails() throws IOException {
        Path csv = Files.writeString(folder.resolve("old.csv"), "old");
        Path text = Files.writeString(folder.resolve("text.wav"), "this is no sound");

        Cli.Result result = Cli.run("localize", text.toString(), "--out", csv.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(csv).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(csv, text, left);
        }
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
