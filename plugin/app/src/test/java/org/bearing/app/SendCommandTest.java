package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Directions as other programs receive them: those that nobody here wrote, where they are installed. */
@Timeout(120)
class SendCommandTest {
    private static final String LINE =
            "{\"time_s\":%s,\"track\":1,\"azimuth_deg\":%s,\"elevation_deg\":null,\"confidence\":0.90,\"spread_deg\":4.0,"
                    + "\"mirror_azimuth_deg\":null,\"angle\":\"head\"}\n";

    @TempDir
    Path folder;

    private Path capture;

    /** Somewhere on the timeline, 0.6 s long, on the left. */
    @BeforeEach
    void aCapture() throws IOException {
        capture = folder.resolve("capture.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            lines.append(String.format(LINE, "100." + i + "00", "9" + i + ".0"));
        }
        Files.writeString(capture, lines);
    }

    private Cli.Result send(String... more) {
        List<String> typed = new java.util.ArrayList<>(List.of("send", "--from-capture", capture.toString()));
        typed.addAll(List.of(more));
        return Cli.run(typed.toArray(String[]::new));
    }

    @Test
    void oscdumpReceivesObjectsByAdmOsc() throws Exception {
        Programs.needs("oscdump");
        int port = Programs.freePort(false);
        Process oscdump = new ProcessBuilder("oscdump", "-L", Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(oscdump.getInputStream(), StandardCharsets.UTF_8))) {
            Programs.awaitUdp(port);

            Cli.Result result = send("--to", "osc:127.0.0.1:" + port, "--object", "7", "--name", "Talker");

            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
            String first = words(lines.readLine());
            while (first.startsWith("/hello")) {
                first = words(lines.readLine());
            }
            assertThat(first).isEqualTo("/adm/obj/7/name s \"Talker\"");
            assertThat(words(lines.readLine())).isEqualTo("/adm/obj/7/mute i 0");
            for (int i = 0; i < 7; i++) {
                assertThat(words(lines.readLine())).isEqualTo("/adm/obj/7/aed fff 9" + i + ".000000 0.000000 1.000000");
            }
            assertThat(words(lines.readLine())).isEqualTo("/adm/obj/7/mute i 1");
        } finally {
            oscdump.destroy();
        }
    }

    /** Without the time stamp. */
    private static String words(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    @Test
    void jsonLinesArriveByTcpAsTheyAreInTheFileWithTheUnitVector() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = new Thread(() -> send("--to", "tcp:127.0.0.1:" + server.getLocalPort()));
            sender.start();
            try (Socket socket = server.accept();
                    InputStream in = socket.getInputStream()) {
                String[] sent = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
                String[] file = Files.readString(capture).split("\n", -1);
                assertThat(sent).hasSameSizeAs(file);
                assertThat(sent[0]).isEqualTo(file[0].replace("}", ",\"x\":0.000,\"y\":1.000,\"z\":0.000}"));
                for (int i = 0; i < file.length - 1; i++) {
                    assertThat(sent[i]).startsWith(file[i].replace("}", ",\"x\":"));
                }
            }
            sender.join();
        }
    }

    @Test
    void bypassByOscMakesTheSourceDisappear() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            lines.append(String.format(LINE, String.format("%d.%d", i / 10, i % 10), "30.0"));
        }
        Files.writeString(capture, lines);
        int control = Programs.freePort(false);
        byte[] bypass = {
            '/', 'b', 'e', 'a', 'r', 'i', 'n', 'g', '/', 'b', 'y', 'p', 'a', 's', 's', 0, ',', 'i', 0, 0, 0, 0, 0, 1
        };
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String to = "osc:localhost:" + receiver.getLocalPort();
            Thread sender = new Thread(() -> send("--to", to, "--control", Integer.toString(control)));
            sender.setDaemon(true);
            sender.start();
            DatagramPacket packet = new DatagramPacket(new byte[256], 256);
            String text;
            do {
                receiver.receive(packet);
                text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            } while (!text.startsWith("/adm/obj/1/aed"));
            receiver.send(new DatagramPacket(bypass, bypass.length, InetAddress.getLoopbackAddress(), control));
            while (!text.startsWith("/adm/obj/1/mute")) {
                receiver.receive(packet);
                text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            }
            assertThat(text).endsWith("\0\0\0\1");
        }
    }

    @Test
    void theSoundScapeRendererReportsThePosition() throws Exception {
        Programs.needs("ssr-binaural.nox");
        Programs.needs("jackd");
        Path scene = folder.resolve("scene.asd");
        Files.writeString(scene, """
                <?xml version="1.0"?>
                <asdf version="0.1"><scene_setup>
                  <source name="one" model="point"><port>1</port><position x="0" y="2"/></source>
                </scene_setup></asdf>
                """);
        int port = Programs.freePort(true);
        String server = "bearing_send_" + ProcessHandle.current().pid();
        Process jackd = program(
                server, "jackd", "-n", server, "-S", "-r", "-t", "5000", "-d", "dummy", "-r", "44100", "-p", "1024");
        try {
            TimeUnit.SECONDS.sleep(1);
            Process ssr = program(server, "ssr-binaural.nox", "--ip-server=" + port, scene.toString());
            try (Socket real = connect(port, ssr);
                    ServerSocket between = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread sender = new Thread(() -> send("--to", "ssr:127.0.0.1:" + between.getLocalPort()));
                sender.start();
                try (Socket ours = between.accept()) {
                    Thread requests = new Thread(() -> copy(ours, real));
                    requests.start();
                    // 90 degrees to the left at 2 m, then 91 and so on.
                    String told = readUntil(real, "mute='true'");
                    assertThat(told).contains("<source id='1'><position x='-2' y='0'/></source>");
                    assertThat(told).contains("<source id='1'><position x='-2' y='-0.035'/></source>");
                    requests.join();
                }
                sender.join();
            } finally {
                ssr.destroy();
                ssr.waitFor(5, TimeUnit.SECONDS);
            }
        } finally {
            jackd.destroy();
        }
    }

    private Process program(String server, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(words[0] + ".log").toFile());
        builder.environment().put("JACK_DEFAULT_SERVER", server);
        return builder.start();
    }

    private Socket connect(int port, Process ssr) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && ssr.isAlive(); i++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("ssr-binaural.nox.log")));
    }

    /** The renderer's own interface, with us between: version 0.6 ends when a second client connects. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder told = new StringBuilder();
        byte[] some = new byte[4096];
        while (told.indexOf(end) < 0) {
            int got = socket.getInputStream().read(some);
            if (got < 0) {
                break;
            }
            told.append(new String(some, 0, got, StandardCharsets.UTF_8));
        }
        return told.toString();
    }

    @Test
    void theIemStereoEncoderReportsTheAngles() throws Exception {
        Programs.needs("iem-plugin-stereoencoder");
        Programs.needs("xvfb-run");
        int port = Programs.freePort(false);
        try (DatagramSocket reports = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Path settings = folder.resolve(Path.of(".config", "IEMAudioPlugins", "StereoEncoder.settings"));
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, IemState.settings(port, reports.getLocalPort()));
            ProcessBuilder builder = new ProcessBuilder("xvfb-run", "-a", "iem-plugin-stereoencoder")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("iem.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "HOME",
                            folder.toString(),
                            "JACK_NO_START_SERVER",
                            "1",
                            "JACK_DEFAULT_SERVER",
                            "bearing_none"));
            Process iem = builder.start();
            try {
                Programs.awaitUdp(port);

                Cli.Result result = send("--to", "osc:127.0.0.1:" + port + ",iem-stereo-encoder");

                assertThat(result.err()).isEmpty();
                // It tells all its values and then those that change; 96 degrees is the last direction.
                float azimuth = 0;
                reports.setSoTimeout(20_000);
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                while (azimuth < 95.5) {
                    reports.receive(packet);
                    azimuth = Programs.number(packet, "/StereoEncoder/azimuth").orElse(azimuth);
                }
                assertThat(azimuth).isCloseTo(96, within(0.01f));
            } finally {
                iem.descendants().forEach(ProcessHandle::destroy);
                iem.destroy();
            }
        }
    }

    @Test
    void refusesWhatItCannotDoInOneSentence() {
        assertThat(Cli.run("send", "--to", "osc:localhost").code()).isEqualTo(2);
        Cli.Result result = send("--to", "osc:localhost", "--object", "0");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("expected a number from 1 to 128").hasLineCount(1);
        result = send("--to", "midi:no such device");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("There is no MIDI device").hasLineCount(1);
    }
}
