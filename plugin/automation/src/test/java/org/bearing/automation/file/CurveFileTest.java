package org.bearing.automation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bearing.automation.WholeOutput;
import org.bearing.geometry.BearingException;
import org.bearing.output.Panning;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
    @TempDir
    Path folder;

    private void onlyTheOldFileIsThere(Path file) throws IOException {
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isWholeOnCloseAndNotThereBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        CurveFile sink = new CurveFile(WholeOutput.file(file), new DcaseFormat());
        sink.accept(new TrackEvent.Born(1, Circling.estimate(0.25, -30)));
        assertThat(file).hasContent("old");
        sink.close();
        assertThat(file).hasContent("2,0,0,-30,0");
    }

    @Test
    void isNotThereAfterItWasGivenUp() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        CurveFile sink = new CurveFile(WholeOutput.file(file), new DcaseFormat());
        sink.accept(new TrackEvent.Born(1, Circling.estimate(0.25, -30)));
        sink.discard();
        sink.close();
        onlyTheOldFileIsThere(file);
    }

    @Test
    void isNotThereAfterTheRecordingWasCutOff() throws IOException {
        Path recording = Files.createTempDirectory("bearing").resolve("take.wav");
        AudioClip audio = Recordings.pcm24(recording, 2);
        byte[] bytes = Files.readAllBytes(recording);
        Files.write(recording, Arrays.copyOf(bytes, bytes.length / 2));
        Path file = Files.writeString(folder.resolve("out.wav"), "old");
        CurveFile sink = new CurveFile(WholeOutput.file(file), new AdmFormat(audio, AdmFormat.Channel.LEFT, 0));
        assertThatThrownBy(sink::close).isInstanceOf(BearingException.class).hasMessageContaining("ends before");
        onlyTheOldFileIsThere(file);
    }

    @Test
    void withoutADirectionEveryFormatIsStillAFile() {
        AudioClip audio = Recordings.pcm24(folder.resolve("take.wav"), 1);
        PanEnvelope pans = new PanEnvelope(Panning.USUAL, 0);
        for (CurveFormat format : List.of(
                new MidiFormat(Panning.USUAL, 0),
                new ReaperFormat(audio, folder, pans),
                LuaScript.reaper(pans),
                LuaScript.ardour(pans),
                new DawProjectFormat(audio, pans),
                new AdmFormat(audio, AdmFormat.Channel.RIGHT, 0))) {
            assertThat(ReadBack.bytes(format, List.of())).as("%s", format).isNotEmpty();
        }
        assertThat(ReadBack.bytes(new DcaseFormat(), List.of())).isEmpty();
        assertThat(ReadBack.text(new ReaperFormat(audio, folder, pans), List.of()))
                .doesNotContain("PANENV2");
    }
}
