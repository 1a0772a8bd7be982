package org.bearing.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bearing.daw.host.ClapHost;
import org.bearing.daw.host.ClapParameter;
import org.bearing.daw.host.HostEvent;
import org.bearing.daw.host.Transport;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;
import org.bearing.tap.WavWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a file through a CLAP plug-in, as a DAW would. */
@Command(
        name = "host",
        description = "Runs a stereo WAV file through a CLAP plug-in and prints its parameters as they move.",
        footer = {
            "",
            "Examples:",
            "  ./bearing host my.wav --plugin ~/.clap/bearing.clap                 as fast as it goes",
            "  ./bearing host my.wav --plugin ~/.clap/bearing.clap --realtime      as in a session",
            "  ./bearing host my.wav --plugin x.clap --set smoothing=0.5 --out same.wav",
            "",
            "Each line has the time (s), the parameter's name in small letters and its value; where the plug-in has a",
            "word for the value, that too."
        })
final class HostCommand implements Runnable {
    private static final int LARGEST_BLOCK = 1 << 16;
    private static final double LONGEST_SETTLE_S = 60;
    private static final double NANOS = 1e9;

    private final Console console;

    @Parameters(paramLabel = "IN.wav", description = "A stereo WAV file, 8-192 kHz.")
    private @Nullable Path in;

    @Option(names = "--plugin", required = true, paramLabel = "FILE.clap", description = "The plug-in.")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT.wav",
            description = "Where the sound goes that comes out of the plug-in (float).")
    private @Nullable Path out;

    @Option(
            names = "--block",
            paramLabel = "FRAMES",
            defaultValue = "512",
            description = "Frames per block, 1 to 65536 (default: 512).")
    private int block = 512;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter before the sound begins: its name in small letters, or its number.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--realtime", description = "Not faster than the sound, as in a session.")
    private boolean realtime;

    @Option(
            names = "--offline",
            description = "As fast as it goes, and the plug-in is told so, as in an export (the default).")
    private boolean offline;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Waits so long before the sound begins, 0 to 60, for what the plug-in starts (default: 1).")
    private double settleSeconds = 1;

    HostCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (in == null || file == null) {
            throw new IllegalStateException("picocli leaves no required parameter out");
        }
        check(in);
        try (WavTap wav = WavTap.open(in);
                ClapHost host = ClapHost.open(file, in.getFileName().toString())) {
            host.setOffline(!realtime);
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                set(host, setting.getKey(), setting.getValue());
            }
            host.flush();
            if (out == null) {
                new Pass(wav, host, Optional.empty()).run();
                return;
            }
            try (WavWriter writer = WavWriter.open(out, wav.format().sampleRateHz(), 2, WavWriter.Encoding.FLOAT32)) {
                Runnable cleanup = writer::discard;
                Interrupts.onStop(cleanup);
                try {
                    new Pass(wav, host, Optional.of(writer)).run();
                } catch (RuntimeException e) {
                    writer.discard();
                    throw e;
                } finally {
                    Interrupts.forget(cleanup);
                }
            }
        }
    }

    private void check(Path input) {
        if (realtime && offline) {
            throw new ConfigurationException("--realtime and --offline exclude each other; leave one out.");
        }
        if (block < 1 || block > LARGEST_BLOCK) {
            throw new ConfigurationException(
                    "--block must be in [1, " + LARGEST_BLOCK + "] frames: " + block + "; 512 is usual.");
        }
        if (!(settleSeconds >= 0 && settleSeconds <= LONGEST_SETTLE_S)) {
            throw new ConfigurationException("--settle must be in [0, 60] seconds: " + settleSeconds + "; 1 is usual.");
        }
        if (out != null
                && out.toAbsolutePath()
                        .normalize()
                        .equals(input.toAbsolutePath().normalize())) {
            throw new ConfigurationException(
                    "The output " + out + " is the input itself: name another file, so that the recording is kept.");
        }
    }

    private static String name(ClapParameter parameter) {
        return parameter.name().toLowerCase(Locale.ROOT);
    }

    private static void set(ClapHost host, String name, String text) {
        List<ClapParameter> can = host.parameters().stream()
                .filter(parameter -> !parameter.is(ClapParameter.READ_ONLY) && !parameter.is(ClapParameter.HIDDEN))
                .toList();
        ClapParameter parameter = can.stream()
                .filter(p -> name(p).equals(name.toLowerCase(Locale.ROOT))
                        || Integer.toString(p.id()).equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "The plug-in has no parameter '" + name + "' that can be set; it has: "
                                + can.stream().map(HostCommand::name).collect(Collectors.joining(", ")) + "."));
        double value = host.parse(parameter.id(), text)
                .orElseThrow(() -> new ConfigurationException("The plug-in does not understand " + name + "=" + text
                        + "; give a value from " + parameter.minimum() + " to " + parameter.maximum()
                        + ", or one of its words."));
        host.set(parameter.id(), value, 0);
    }

    /** One pass of the file through the plug-in. */
    private final class Pass {
        private final WavTap wav;
        private final ClapHost host;
        private final Optional<WavWriter> writer;
        private final Map<Integer, ClapParameter> parameters;
        private final int rateHz;
        private long frames;
        private long changes;

        Pass(WavTap wav, ClapHost host, Optional<WavWriter> writer) {
            this.wav = wav;
            this.host = host;
            this.writer = writer;
            rateHz = wav.format().sampleRateHz();
            parameters = host.parameters().stream().collect(Collectors.toMap(ClapParameter::id, p -> p));
        }

        void run() {
            StereoBlock sound = new StereoBlock(block);
            host.activate(rateHz, block);
            long began = System.nanoTime() + Math.round(settleSeconds * NANOS);
            waitUntil(began);
            host.startProcessing();
            while (fill(sound)) {
                if (realtime) {
                    waitUntil(began + Math.round(frames * NANOS / rateHz));
                }
                List<HostEvent> said = host.process(sound, sound, Transport.rollingAt((double) frames / rateHz));
                said.forEach(this::print);
                writer.ifPresent(to -> to.write(new float[][] {sound.left(), sound.right()}, 0, sound.frames()));
                frames += sound.frames();
            }
            host.deactivate();
            console.flush();
            console.say(String.format(
                    Locale.ROOT,
                    "%s: %.1f s of sound in blocks of %d frames, %d changes of parameters.",
                    host.info().name(),
                    (double) frames / rateHz,
                    block,
                    changes));
        }

        /** The file gives what it has read ahead; a host's blocks are all of one size but for the last. */
        private boolean fill(StereoBlock sound) {
            int have = 0;
            while (have < block) {
                StereoBlock part = new StereoBlock(block - have);
                int count = wav.poll(part);
                if (count < 0) {
                    break;
                }
                System.arraycopy(part.left(), 0, sound.left(), have, count);
                System.arraycopy(part.right(), 0, sound.right(), have, count);
                have += count;
            }
            sound.resize(have);
            return have > 0;
        }

        private void print(HostEvent event) {
            if (!(event instanceof HostEvent.Value value)) {
                return;
            }
            ClapParameter parameter = parameters.get(value.parameter());
            if (parameter == null) {
                return;
            }
            changes++;
            String word = parameter.is(ClapParameter.ENUM)
                    ? host.text(parameter.id(), value.value())
                            .map(text -> ",\"text\":" + quoted(text))
                            .orElse("")
                    : "";
            console.print(String.format(
                    Locale.ROOT,
                    "{\"time_s\":%.6f,\"parameter\":%s,\"value\":%s%s}",
                    (frames + value.frame()) / (double) rateHz,
                    quoted(name(parameter)),
                    number(value.value()),
                    word));
            if (realtime) {
                console.flush();
            }
        }

        private void waitUntil(long nanoTime) {
            long left = nanoTime - System.nanoTime();
            if (left <= 0) {
                return;
            }
            try {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BearingException("The run was interrupted; start it again.", e);
            }
        }
    }

    /** Four decimals, which is more than any parameter shows, without needless zeros. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
