package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built CLAP plug-in in the Java host, from the command line; no engine runs. */
class HostCommandTest {
    private static final Path PLUGIN = Path.of("../../host-bridge/native/target/bearing.clap");

    @TempDir
    Path folder;

    private Path sound;

    @BeforeEach
    void aTalkerAndNoEngine() {
        assumeTrue(Files.isRegularFile(PLUGIN), "skipped: the plug-in was not built: " + PLUGIN);
        // Java cannot change its own environment, but the plug-in asks the C library.
        Function setenv = NativeLibrary.getProcess().getFunction("setenv");
        setenv.invokeInt(
                new Object[] {"BEARING_RUNTIME_DIR", folder.resolve("run").toString(), 1});
        setenv.invokeInt(
                new Object[] {"BEARING_ENGINE_CONF", folder.resolve("none.conf").toString(), 1});
        float[] left = Wavs.talk(1);
        sound = Wavs.write(folder.resolve("in.wav"), left, Wavs.scaled(left, 0.3));
    }

    private Cli.Result host(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {"host", sound.toString(), "--settle=0", "--plugin", PLUGIN.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Cli.run(args);
    }

    @Test
    void passesTheSoundUntouchedAndPrintsWhatMoves() {
        Path out = folder.resolve("out.wav");

        Cli.Result result = host("--block", "100", "--out", out.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .isNotEmpty()
                .allMatch(
                        line -> line.matches("\\{\"time_s\":\\d+\\.\\d{6},\"parameter\":\"[a-z ]+\",\"value\":[-0-9.]+"
                                + "(,\"text\":\"[a-z ]+\")?}"));
        assertThat(result.out()).contains("\"parameter\":\"status\"");
        assertThat(samples(out)).isEqualTo(samples(sound));
    }

    @Test
    void followsASettingThatTheOutputsShow() {
        Cli.Result result = host("--set", "source=automation", "--set", "azimuth=-45 deg");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"parameter\":\"azimuth out\",\"value\":-45}");
    }

    @Test
    void refusesWhatThePluginDoesNotKnow() {
        assertThat(host("--set", "colour=red").code()).isEqualTo(2);
        assertThat(host("--set", "colour=red").err())
                .contains("colour", "smoothing")
                .hasLineCount(1);
        assertThat(host("--set", "source=maybe").code()).isEqualTo(2);
        assertThat(host("--set", "azimuth out=3").code()).isEqualTo(2);
        assertThat(host("--block", "0").code()).isEqualTo(2);
        assertThat(host("--realtime", "--offline").code()).isEqualTo(2);
        assertThat(host("--out", sound.toString()).code()).isEqualTo(2);
        assertThat(Cli.run("host", sound.toString(), "--plugin", sound.toString())
                        .code())
                .isEqualTo(2);
    }

    private static List<Float> samples(Path file) {
        List<Float> samples = new ArrayList<>();
        StereoBlock block = new StereoBlock(4096);
        try (WavTap tap = WavTap.open(file)) {
            while (tap.poll(block) >= 0) {
                for (int i = 0; i < block.frames(); i++) {
                    samples.add(block.left()[i]);
                    samples.add(block.right()[i]);
                }
            }
        }
        return samples;
    }
}
