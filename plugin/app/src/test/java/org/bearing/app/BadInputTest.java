package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.bearing.inference.BundledModels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake: the exit code, one sentence that names it, and no stack trace. */
class BadInputTest {
    private static final int TYPED = 2;
    private static final int WORLD = 1;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        float[] sound = Wavs.talk(1.5);
        Wavs.write(folder.resolve("good.wav"), sound, Wavs.delayed(sound, 3));
        Wavs.write(folder.resolve("mono.wav"), sound);
        Wavs.write(folder.resolve("six.wav"), sound, sound, sound, sound, sound, sound);
        Files.write(folder.resolve("empty.wav"), new byte[0]);
        Wavs.write(folder.resolve("truncated.wav"), Wavs.RATE_HZ, 10L * sound.length, sound, sound);
        Wavs.write(folder.resolve("rateless.wav"), 0, sound.length, sound, sound);
        Files.writeString(folder.resolve("text.wav"), "Dear diary, today I made no sound at all, and it was good.\n");
        Files.writeString(folder.resolve("bad.toml"), "method = \"gcc-phat\"\n[capture]\nhead_radius_cm = 9\n");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(TYPED, "mono.wav", new String[] {"localize", "mono.wav"}),
                arguments(TYPED, "six.wav", new String[] {"localize", "six.wav"}),
                arguments(WORLD, "empty.wav", new String[] {"localize", "empty.wav"}),
                arguments(WORLD, "truncated.wav", new String[] {"localize", "truncated.wav", "--out", "cut.csv"}),
                arguments(TYPED, "rateless.wav", new String[] {"localize", "rateless.wav"}),
                arguments(TYPED, "text.wav", new String[] {"localize", "text.wav"}),
                arguments(TYPED, "missing.wav", new String[] {"localize", "missing.wav"}),
                arguments(TYPED, "nosuch", new String[] {"nosuch"}),
                arguments(TYPED, "--nosuch", new String[] {"localize", "good.wav", "--nosuch"}),
                arguments(TYPED, "IN.wav", new String[] {"localize"}),
                arguments(TYPED, "nosuch", new String[] {"localize", "good.wav", "--preset", "nosuch"}),
                arguments(TYPED, "head_radius_cm", new String[] {"localize", "good.wav", "--preset", "bad.toml"}),
                arguments(TYPED, "nosuch", new String[] {"localize", "good.wav", "--method", "nosuch"}),
                arguments(TYPED, "nosuch", new String[] {"localize", "good.wav", "--set", "model=nosuch"}),
                arguments(TYPED, "capture.nosuch", new String[] {"localize", "good.wav", "--set", "capture.nosuch=1"}),
                arguments(TYPED, "metres", new String[] {"localize", "good.wav", "--set", "capture.head_radius_m=9"}),
                arguments(TYPED, "expected at least 0.005", pair("good.wav", "capture.spacing_m=0")),
                arguments(TYPED, "0 to 2, in metres", pair("good.wav", "capture.spacing_m=-0.06")),
                arguments(TYPED, "divisor of 90", pair("good.wav", "analysis.grid_deg=7")),
                arguments(TYPED, "mono.wav", pair("mono.wav", "method=srp-phat")),
                arguments(TYPED, "capture.kind", new String[] {"localize", "good.wav", "--method", "music"}),
                arguments(TYPED, "out.txt", new String[] {"localize", "good.wav", "--out", "out.txt"}),
                arguments(TYPED, "nowhere", new String[] {"localize", "good.wav", "--out", "nowhere/out.csv"}),
                arguments(TYPED, ".png", new String[] {"localize", "good.wav", "--plot", "plot.jpg"}),
                arguments(TYPED, "input itself", new String[] {"localize", "good.wav", "-f", "csv", "-o", "good.wav"}),
                arguments(TYPED, "none.csv", new String[] {
                    "localize", "good.wav", "--plot", "plot.png", "--truth", "none.csv"
                }));
    }

    private static String[] pair(String file, String setting) {
        return new String[] {"localize", file, "--preset", "spaced-pair", "-m", "srp-phat", "--set", setting};
    }

    @ParameterizedTest(name = "{2}: {1}")
    @MethodSource("mistakes")
    void givesOneSentenceAndTheRightCode(int code, String named, String[] args) {
        Cli.Result result = Cli.run(inFolder(args));

        assertThat(result.err()).contains(named).doesNotContain("\tat ").doesNotContain("mistake in Bearing itself");
        assertThat(result.errorLines()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(code);
    }

    @Test
    void refusesAModelWhoseManifestBelongsToOtherWeights() throws IOException {
        byte[] weights = resource("binaural-embedding.safetensors");
        weights[weights.length - 1] ^= 1;
        Path model = Files.write(folder.resolve("model.safetensors"), weights);
        Files.write(folder.resolve("model.json"), resource("binaural-embedding.json"));

        Cli.Result result = Cli.run(inFolder("localize", "good.wav", "--set", "model=" + model));

        assertThat(result.err()).contains("model.safetensors").contains("checksum");
        assertThat(result.errorLines()).isEqualTo(1);
        assertThat(result.code()).isEqualTo(TYPED);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = BundledModels.class.getResourceAsStream("/org/bearing/inference/models/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @Test
    void saysThatADeviceIsFull() {
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/full")), "needs /dev/full");

        Cli.Result result = Cli.run(inFolder("localize", "good.wav", "-m", "gcc-phat", "-f", "csv", "-o", "/dev/full"));

        assertThat(result.err()).contains("/dev/full");
        assertThat(result.errorLines()).isEqualTo(1);
        assertThat(result.code()).isEqualTo(WORLD);
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }

    /** Puts the test's folder before everything that looks like a file. */
    private String[] inFolder(String... args) {
        return Arrays.stream(args)
                .map(arg -> arg.matches("[a-z/]+\\.(wav|csv|txt|jpg|png|toml)")
                        ? folder.resolve(arg).toString()
                        : arg)
                .toArray(String[]::new);
    }
}
