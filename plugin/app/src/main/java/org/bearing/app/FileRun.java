package org.bearing.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.app.plot.DirectionPlot;
import org.bearing.app.plot.PictureFile;
import org.bearing.output.DirectionSink;
import org.bearing.tap.WavTap;

/** One file through the whole chain, with its outputs, its picture and what there is to say about it. */
final class FileRun {
    private final Console console;
    private final Path in;
    private final Preset preset;
    private final FoundDirections found = new FoundDirections();
    private OutputFormat format = OutputFormat.JSONL;
    private Optional<Path> out = Optional.empty();
    private Optional<Path> plot = Optional.empty();
    private Optional<Path> truth = Optional.empty();

    FileRun(Console console, Path in, Preset preset) {
        this.console = console;
        this.in = in;
        this.preset = preset;
    }

    /**
     * Where the directions go.
     *
     * @param as their format
     * @param file where; empty = standard output
     * @return this
     */
    FileRun output(OutputFormat as, Optional<Path> file) {
        format = as;
        out = file;
        return this;
    }

    /**
     * Also draws a picture.
     *
     * @param picture where; empty = none
     * @param truthFile what is true; empty = the file beside the input, if there is one
     * @return this
     */
    FileRun plot(Optional<Path> picture, Optional<Path> truthFile) {
        picture.ifPresent(PictureFile::check);
        plot = picture;
        truth = truthFile;
        return this;
    }

    /** {@return what was found; kept only if a picture is drawn} */
    FoundDirections run() {
        List<Truth> known = plot.isPresent() ? TruthFiles.of(in, truth) : List.of();
        try (WavTap wav = WavTap.open(in)) {
            Localizer localizer = Localizer.open(preset);
            WatchedTap tap = new WatchedTap(wav);
            DirectionSink sink = format.open(new OutputFormat.Request(out, console.data(), preset, Optional.of(in)));
            List<DirectionSink> sinks = new ArrayList<>(List.of(sink));
            if (plot.isPresent()) {
                sinks.add(found);
            }
            Runnable cleanup = sink::discard;
            Interrupts.onStop(cleanup);
            try (Progress progress = Progress.of(console, in, wav)) {
                tap.watch(progress::at);
                localizer.run(tap, sinks.toArray(DirectionSink[]::new));
                sink.close();
            } finally {
                Interrupts.forget(cleanup);
            }
            remarks(wav, localizer, tap);
            plot.ifPresent(file -> PictureFile.write(
                    new DirectionPlot(title(), localizer.angleKind(), found, known, tap.seconds()).draw(), file));
        }
        return found;
    }

    private String title() {
        return in.getFileName() + "  \u00b7  preset " + preset.name() + ", method " + preset.method();
    }

    private void remarks(WavTap wav, Localizer localizer, WatchedTap tap) {
        long silenced = wav.silencedSamples() + localizer.silencedSamples();
        if (silenced > 0) {
            console.say(in + " holds " + silenced + " samples that are no numbers or absurdly large; they were taken as"
                    + " silence.");
        }
        String kind = preset.text("capture.kind").orElse("");
        if (kind.equals("head")) {
            tap.pan()
                    .verdict()
                    .ifPresent(
                            looks -> console.say(
                                    in + " looks like " + looks
                                            + ", not like a binaural recording: the directions say little, and their confidence is low."));
        } else if (!kind.equals("panned")) {
            tap.pair().verdict().ifPresent(looks -> console.say(in + " " + looks));
        }
    }
}
