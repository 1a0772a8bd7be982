package org.bearing.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.api.Localizer;
import org.bearing.api.OutputPreset;
import org.bearing.api.Preset;
import org.bearing.automation.CaptureReader;
import org.bearing.automation.stream.Endpoint;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.WavTap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the directions of a file to other programs. */
@Command(
        name = "send",
        description = "Sends the directions of a stereo WAV file to other programs, in real time.",
        footer = {
            "",
            "Examples:",
            "  ./bearing send my.wav --to osc:192.168.1.20:4001            objects by ADM-OSC",
            "  ./bearing send my.wav --to osc:localhost:8000,iem-stereo-encoder",
            "  ./bearing send my.wav --to udp:localhost:4801 --to midi:Gervill",
            "  ./bearing send --from-capture capture.jsonl --to stage      a target of your own, which says where it is",
            "",
            "--to takes osc:HOST:PORT, udp:HOST:PORT (JSON Lines), tcp:HOST:PORT (JSON Lines), odas:HOST:PORT,",
            "ssr:HOST:PORT or midi:DEVICE, each with ,TARGET for another than the usual words; './bearing targets' lists",
            "them. Nothing leaves this machine but to the hosts you name. Ctrl-C ends it; sources then disappear."
        })
final class SendCommand implements Runnable {
    private static final int MOST_OBJECTS = 128;

    private final Console console;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "IN.wav", description = "A stereo WAV file, 8-192 kHz.")
    private @Nullable Path in;

    @Option(
            names = "--from-capture",
            paramLabel = "FILE.jsonl",
            description = "Instead of IN.wav: directions that the plug-in or './bearing localize' wrote.")
    private @Nullable Path capture;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description = "Where directions go; as often as needed.")
    private List<String> to = new ArrayList<>();

    @Mixin
    private PresetOptions preset = new PresetOptions();

    @Option(
            names = "--object",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of the first source; further ones follow it (default: 1).")
    private int object = 1;

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            defaultValue = "Bearing",
            description = "Name of the source, for targets that show one (default: Bearing).")
    private String name = "Bearing";

    @Option(
            names = "--control",
            paramLabel = "PORT",
            description = "Take OSC at this port of this machine: /bearing/bypass 1 stops the sending, 0 goes on.")
    private @Nullable Integer control;

    @Option(
            names = "--control-host",
            paramLabel = "ADDRESS",
            defaultValue = "localhost",
            description = "Take it at this address instead, such as 0.0.0.0 for every network (default: localhost).")
    private String controlHost = "localhost";

    SendCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public void run() {
        if ((in == null) == (capture == null)) {
            throw new ConfigurationException("Name one thing to read: IN.wav, or --from-capture FILE.jsonl.");
        }
        if (object < 1 || object > MOST_OBJECTS) {
            throw new ConfigurationException("--object is " + object + "; expected a number from 1 to 128.");
        }
        Preset chosen = preset.chosen();
        List<TargetSpec> specs =
                to.stream().map(typed -> TargetSpec.of(typed, environment)).toList();
        TargetStreams streams = new TargetStreams(object, name, OutputPreset.panning(chosen), console::say);
        SendRun run = new SendRun(streams, specs, control());
        if (capture != null) {
            Path read = capture;
            run.play(new Playback(true), sink -> CaptureReader.read(read, sink), milliseconds -> {});
        } else if (in != null) {
            localize(in, chosen, run);
        }
    }

    private void localize(Path file, Preset chosen, SendRun run) {
        try (WavTap wav = WavTap.open(file)) {
            Localizer localizer = Localizer.open(chosen);
            int rate = wav.format().sampleRateHz();
            try (Progress progress = Progress.of(console, file, wav)) {
                run.play(
                        new Playback(false),
                        sink -> localizer.run(wav, sink),
                        milliseconds -> progress.at(milliseconds * rate / 1000));
            }
        }
    }

    private Optional<Endpoint> control() {
        return Optional.ofNullable(control).map(port -> new Endpoint(controlHost, port));
    }
}
