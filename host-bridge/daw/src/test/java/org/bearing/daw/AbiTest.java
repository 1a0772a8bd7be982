package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares our headers for CLAP and VST3 with figures read off programs that were compiled against the official ones. A
 * generated C program prints what our headers say, one line per size, offset and constant.
 */
class AbiTest {
    private static final Path FIGURES = Path.of("../../../shared/abi");
    private static final Path HEADERS = Path.of("../native/src");
    private static final Pattern BYTES = Pattern.compile("[0-9a-f]{32}");
    private static final int COMPILER_LIMIT_S = 60;

    @TempDir
    private Path folder;

    /** What the official headers say. */
    private record Figures(List<String[]> layout, List<String[]> constants) {
        static Figures read(String format) throws IOException {
            assumeTrue(Files.isDirectory(FIGURES), "skipped: the figures are not there: " + FIGURES);
            return new Figures(rows(format + "-layout.csv", 6), rows(format + "-constants.csv", 2));
        }

        private static List<String[]> rows(String file, int columns) throws IOException {
            List<String> lines = Files.readAllLines(FIGURES.resolve(file));
            return lines.stream().skip(1).map(line -> line.split(",", columns)).toList();
        }

        Set<String> names() {
            Set<String> names = new HashSet<>();
            layout.forEach(row -> names.add(row[0]));
            constants.forEach(row -> names.add(row[0]));
            return names;
        }
    }

    /** The structs and constants that a header of ours defines under official names. */
    private record Header(String text, Set<String> structs, Set<String> constants) {
        static Header of(String text, String prefix) {
            String code = text.replaceAll("(?s)/\\*.*?\\*/", " ");
            Set<String> structs = all(code, "struct\\s+(" + prefix + "\\w+)\\s*\\{");
            Set<String> constants = all(code, "(?m)^\\s*#define\\s+(" + prefix + "\\w+)\\b");
            constants.addAll(all(code, "\\b(" + prefix + "\\w+)(?:\\[\\w*\\])?\\s*=(?!=)"));
            return new Header(text, structs, constants);
        }

        private static Set<String> all(String code, String pattern) {
            Set<String> found = new HashSet<>();
            Matcher matcher = Pattern.compile(pattern).matcher(code);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }

    @ParameterizedTest
    @CsvSource({"clap, clap_abi.h, (?i:clap_), 40, 45", "vst3, vst3_abi.h, Steinberg_, 40, 40"})
    void headersAgreeWithTheOfficialOnes(
            String format, String file, String prefix, int fewestStructs, int fewestConstants)
            throws IOException, InterruptedException {
        Figures figures = Figures.read(format);
        Header header = Header.of(Files.readString(HEADERS.resolve(file)), prefix);
        assertThat(header.structs()).hasSizeGreaterThan(fewestStructs);
        assertThat(header.constants()).hasSizeGreaterThan(fewestConstants);
        assertThat(figures.names())
                .as("what %s defines must be in the figures", file)
                .containsAll(header.structs())
                .containsAll(header.constants());
        assertThat(said(header, figures)).containsExactlyElementsOf(expected(header, figures));
    }

    @Test
    void noticesAFieldOfTheWrongSizeAndAWrongConstant() throws IOException, InterruptedException {
        Figures figures = Figures.read("clap");
        String right = Files.readString(HEADERS.resolve("clap_abi.h"));
        String wrong = right.replace("int16_t channel;", "int32_t channel;")
                .replace("CLAP_EVENT_TRANSPORT = 9", "CLAP_EVENT_TRANSPORT = 8")
                .replace("\"clap.state\"", "\"clap.stade\"");
        Header header = Header.of(wrong, "(?i:clap_)");
        List<String> differences = new ArrayList<>(said(header, figures));
        differences.removeAll(expected(header, figures));
        assertThat(differences)
                .anyMatch(line -> line.startsWith("clap_event_param_value.key "))
                .anyMatch(line -> line.equals("CLAP_EVENT_TRANSPORT 8"))
                .anyMatch(line -> line.startsWith("CLAP_EXT_STATE "))
                .allMatch(line -> line.matches("(clap_event_param_value|CLAP_EVENT_TRANSPORT|CLAP_EXT_STATE).*"));
    }

    @Test
    void noticesNamesThatTheOfficialHeadersDoNotHave() throws IOException {
        Figures figures = Figures.read("vst3");
        String more = """
                struct Steinberg_Invented {
                    int a;
                };
                enum { Steinberg_kInvented = 1 };
                #define Steinberg_kDefined 1
                static const Steinberg_TUID Steinberg_IInvented_iid = {0};
                """;
        Header header = Header.of(Files.readString(HEADERS.resolve("vst3_abi.h")) + more, "Steinberg_");
        Set<String> strange = new HashSet<>(header.structs());
        strange.addAll(header.constants());
        strange.removeAll(figures.names());
        assertThat(strange)
                .containsExactlyInAnyOrder(
                        "Steinberg_Invented", "Steinberg_kInvented", "Steinberg_kDefined", "Steinberg_IInvented_iid");
    }

    private static List<String> expected(Header header, Figures figures) {
        List<String> lines = new ArrayList<>();
        for (String[] row : figures.layout()) {
            if (header.structs().contains(row[0])) {
                lines.add(row[0] + " " + row[1]);
                if (!row[2].isEmpty()) {
                    lines.add(row[0] + "." + row[2] + " " + row[3] + " " + row[4]);
                }
            }
        }
        for (String[] row : figures.constants()) {
            if (header.constants().contains(row[0])) {
                lines.add(row[0] + " " + (row[1].startsWith("\"") ? hex(row[1]) : row[1]));
            }
        }
        return lines;
    }

    /** A quoted string as it stands in memory, with the zero at its end. */
    private static String hex(String quoted) {
        StringBuilder out = new StringBuilder();
        for (byte b : quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format("%02x", b));
        }
        return out.append("00").toString();
    }

    private static String program(Header header, Figures figures) {
        StringBuilder c = new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n#include \"header.h\"\n");
        c.append("static void bytes(const char *name, const void *of, size_t size) {\n    printf(\"%s \", name);\n");
        c.append("    for (size_t i = 0; i < size; i++) printf(\"%02x\", ((const unsigned char *) of)[i]);\n");
        c.append("    printf(\"\\n\");\n}\nint main(void) {\n");
        for (String[] row : figures.layout()) {
            if (header.structs().contains(row[0])) {
                c.append("    printf(\"%s %%zu\\n\", sizeof(struct %s));\n".formatted(row[0], row[0]));
                if (!row[2].isEmpty()) {
                    String field = "((struct %s *) 0)->%s".formatted(row[0], row[2]);
                    c.append("    printf(\"%s.%s %%zu %%zu\\n\", offsetof(struct %s, %s), sizeof(%s));\n"
                            .formatted(row[0], row[2], row[0], row[2], field));
                }
            }
        }
        for (String[] row : figures.constants()) {
            if (header.constants().contains(row[0])) {
                boolean inBytes =
                        row[1].startsWith("\"") || BYTES.matcher(row[1]).matches();
                boolean unsigned = !inBytes && !row[1].startsWith("-");
                String format = inBytes
                        ? "    bytes(\"%s\", %s, sizeof %s);\n"
                        : "    printf(\"%s " + (unsigned ? "%%llu" : "%%lld") + "\\n\", ("
                                + (unsigned ? "unsigned " : "") + "long long) (%s));\n";
                c.append(format.formatted(row[0], row[0], row[0]));
            }
        }
        return c.append("    return 0;\n}\n").toString();
    }

    private List<String> said(Header header, Figures figures) throws IOException, InterruptedException {
        assumeTrue(hasCompiler(), "skipped: there is no C compiler (cc) on the path");
        Files.writeString(folder.resolve("header.h"), header.text());
        Files.writeString(folder.resolve("program.c"), program(header, figures));
        run("cc", "-std=c11", "-w", "-o", "program", "program.c");
        return run(folder.resolve("program").toString());
    }

    private static boolean hasCompiler() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(":").splitAsStream(path).anyMatch(p -> Files.isExecutable(Path.of(p, "cc")));
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(COMPILER_LIMIT_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s must end", command[0]).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
