package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bearing.geometry.BearingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InstallCommandTest {
    @TempDir
    Path folder;

    private Path clone;
    private Path home;
    private Path data;
    private Path jar;
    private Map<String, String> environment;

    /** A clone as its build leaves it; the program in it is none, so that no archive can be made. */
    @BeforeEach
    void makeClone() throws IOException {
        clone = folder.resolve("clone");
        home = folder.resolve("home");
        data = folder.resolve("data/bearing");
        jar = clone.resolve("plugin/app/target/bearing.jar");
        environment = Map.of(
                "HOME",
                home.toString(),
                "XDG_DATA_HOME",
                folder.resolve("data").toString(),
                "BEARING_RUNTIME_DIR",
                folder.resolve("run").toString());
        Path target = clone.resolve("host-bridge/native/target");
        write(jar, "program");
        write(jar.resolveSibling("lib/core.jar"), "library");
        write(target.resolve("bearing.lv2/manifest.ttl"), "lv2");
        write(target.resolve("bearing.clap"), "clap");
        write(target.resolve("bearing.vst3/Contents/x86_64-linux/bearing.so"), "vst3");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String install(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream messages = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            Console console = new Console(out, messages, false);
            CommandLine line = new CommandLine(new InstallCommand(console, environment, jar))
                    .setCaseInsensitiveEnumValuesAllowed(true);
            new CommandLine.RunLast().execute(line.parseArgs(args));
            console.flush();
        } catch (CommandLine.ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> files(Path under) throws IOException {
        try (Stream<Path> all = Files.walk(under)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> under.relativize(file).toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @Test
    void putsEverythingWhereHostsLookAndNeedsTheCloneNoMore() throws IOException {
        String said = install();
        FileTrees.delete(clone);

        assertThat(said).contains("LV2").contains("CLAP").contains("VST3").contains("rescan");
        assertThat(files(home))
                .containsExactly(
                        ".clap/bearing.clap",
                        ".lv2/bearing.lv2/manifest.ttl",
                        ".vst3/bearing.vst3/Contents/x86_64-linux/bearing.so");
        EngineConf conf = EngineConf.read(data.resolve("engine.conf")).orElseThrow();
        assertThat(conf.java()).isExecutable().isAbsolute();
        assertThat(conf.jar()).hasContent("program").isAbsolute();
        assertThat(conf.jar().resolveSibling("lib/core.jar")).hasContent("library");
    }

    @Test
    void aSecondInstallationReplacesTheFirst() throws IOException {
        install();
        write(clone.resolve("host-bridge/native/target/bearing.lv2/manifest.ttl"), "newer");
        Files.delete(clone.resolve("host-bridge/native/target/bearing.clap"));
        write(clone.resolve("host-bridge/native/target/bearing.clap"), "newer clap");
        List<String> before = files(folder);

        install();

        assertThat(files(folder)).isEqualTo(before);
        assertThat(home.resolve(".lv2/bearing.lv2/manifest.ttl")).hasContent("newer");
        assertThat(home.resolve(".clap/bearing.clap")).hasContent("newer clap");
    }

    @Test
    void oneFormatCanBeInstalledAlone() throws IOException {
        install("--format", "clap");

        assertThat(files(home)).containsExactly(".clap/bearing.clap");
        assertThat(data.resolve("engine.conf")).exists();
    }

    @Test
    void whatCouldNotBeBuiltIsLeftOutUnlessItIsWanted() throws IOException {
        FileTrees.delete(clone.resolve("host-bridge/native/target/bearing.lv2"));

        assertThat(install()).doesNotContain("LV2").contains("CLAP");
        assertThat(home.resolve(".lv2")).doesNotExist();
        assertThatThrownBy(() -> install("--format", "lv2"))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("LV2");
    }

    @Test
    void uninstallingRemovesExactlyWhatWasInstalled() throws IOException {
        write(home.resolve(".lv2/other.lv2/manifest.ttl"), "other");
        write(data.resolve("presets/mine.toml"), "mine");
        List<String> homeBefore = files(home);
        List<String> dataBefore = files(data);

        install();
        install("--format", "lv2", "--uninstall");
        assertThat(home.resolve(".lv2/bearing.lv2")).doesNotExist();
        assertThat(home.resolve(".clap/bearing.clap")).exists();
        assertThat(data.resolve("engine.conf")).exists();
        String said = install("--uninstall");

        assertThat(said).contains("removed").contains("bearing.clap");
        assertThat(files(home)).isEqualTo(homeBefore);
        assertThat(files(data)).isEqualTo(dataBefore);
        assertThat(install("--uninstall")).contains("Nothing was installed");
    }

    @Test
    void aMissingBuildIsOneSentenceThatSaysWhatToDo() throws IOException {
        FileTrees.delete(clone.resolve("host-bridge/native/target"));

        Throwable thrown = catchThrowable(this::install);

        assertThat(thrown).isInstanceOf(BearingException.class).hasMessageContaining("install a C compiler");
        assertThat(thrown.getMessage().lines()).hasSize(1);
        assertThat(data.resolve("engine.conf")).doesNotExist();
    }

    @Test
    void doctorSaysWhatIsInstalledAndWhatIsWrong() throws IOException {
        assertThat(doctor()).contains("not installed; './bearing install'");

        install();
        assertThat(doctor())
                .contains("LV2, CLAP, VST3 installed")
                .contains("not running, which is right")
                .contains("will be made by the first host");

        Path run = Files.createDirectories(folder.resolve("run"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(run.resolve("engine.log"), "first\nError: no memory\n");
        Files.delete(data.resolve(version()).resolve("bearing.jar"));
        assertThat(doctor())
                .contains("chmod 700")
                .contains("its last words: Error: no memory")
                .contains("bearing.jar is missing");
    }

    private static String version() {
        return "unversioned";
    }

    private String doctor() {
        return new DoctorBridge(environment)
                .lines().stream().map(DoctorBridge.Line::toString).collect(Collectors.joining("\n"));
    }
}
