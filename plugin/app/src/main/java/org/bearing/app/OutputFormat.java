package org.bearing.app;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bearing.api.OutputPreset;
import org.bearing.api.Preset;
import org.bearing.automation.CsvSink;
import org.bearing.automation.JsonLinesSink;
import org.bearing.automation.WholeOutput;
import org.bearing.automation.file.AdmFormat;
import org.bearing.automation.file.AudioClip;
import org.bearing.automation.file.CurveFile;
import org.bearing.automation.file.CurveFormat;
import org.bearing.automation.file.DawProjectFormat;
import org.bearing.automation.file.DcaseFormat;
import org.bearing.automation.file.LuaScript;
import org.bearing.automation.file.MidiFormat;
import org.bearing.automation.file.PanEnvelope;
import org.bearing.automation.file.ReaperFormat;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;

/** The formats of directions. */
enum OutputFormat {
    /** Comma-separated values with a header. */
    CSV(".csv"),
    /** One JSON object per line. */
    JSONL(".jsonl"),
    /** The DCASE challenge's table. */
    DCASE(""),
    /** A standard MIDI file: pan and azimuth as controllers. */
    MIDI(".mid"),
    /** A REAPER project with a pan envelope. */
    REAPER(".rpp"),
    /** A Lua script for an open REAPER project. */
    REASCRIPT(""),
    /** A Lua script for an open Ardour session. */
    ARDOUR(""),
    /** A DAWproject with points for pan and plug-in. */
    DAWPROJECT(".dawproject"),
    /** An ADM BW64 file: the recording and mono objects with positions. */
    ADM(""),
    /** Steering commands for a beamformer, one JSON object per line. */
    STEERING("");

    private final String ending;

    OutputFormat(String ending) {
        this.ending = ending;
    }

    /**
     * What a format may need.
     *
     * @param file where it goes; empty = standard output
     * @param standard standard output
     * @param preset how directions become pans and curves
     * @param audio the recording they belong to, if it is known
     */
    record Request(Optional<Path> file, OutputStream standard, Preset preset, Optional<Path> audio) {
        private WholeOutput output() {
            return file.map(WholeOutput::file).orElseGet(() -> WholeOutput.stream("standard output", standard));
        }

        private PanEnvelope pans() {
            return new PanEnvelope(OutputPreset.panning(preset), OutputPreset.thinningRad(preset));
        }

        private Path folder() {
            return file.map(path -> path.toAbsolutePath().getParent()).orElse(Path.of(""));
        }
    }

    /**
     * The format that a file's ending tells.
     *
     * @param name the file's name
     * @return the format; empty if several have that ending, or none
     */
    static Optional<OutputFormat> byEnding(String name) {
        for (OutputFormat format : values()) {
            if (!format.ending.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** {@return as it is typed} */
    String typed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Starts an output, which appears whole or not at all; standard output stays open.
     *
     * @param request what it may need
     * @return the sink
     * @throws ConfigurationException if something needed is missing
     */
    DirectionSink open(Request request) {
        if (this == CSV) {
            return request.file().map(CsvSink::open).orElseGet(() -> CsvSink.to(request.standard()));
        }
        if (this == JSONL) {
            return request.file().map(JsonLinesSink::open).orElseGet(() -> JsonLinesSink.to(request.standard()));
        }
        if (this == STEERING) {
            return SteeringOutput.open(request);
        }
        boolean text = this != MIDI && this != DAWPROJECT && this != ADM;
        if (!text && request.file().isEmpty()) {
            throw new ConfigurationException(
                    "The format " + typed() + " is no text for standard output: name a file with --out.");
        }
        CurveFormat format = curves(request);
        return new CurveFile(request.output(), format);
    }

    private CurveFormat curves(Request request) {
        double boundRad = OutputPreset.thinningRad(request.preset());
        return switch (this) {
            case DCASE -> new DcaseFormat();
            case MIDI -> new MidiFormat(OutputPreset.panning(request.preset()), boundRad);
            case REAPER -> new ReaperFormat(clip(request), request.folder(), request.pans());
            case REASCRIPT -> LuaScript.reaper(request.pans());
            case ARDOUR -> LuaScript.ardour(request.pans());
            case DAWPROJECT -> new DawProjectFormat(clip(request), request.pans());
            case ADM -> new AdmFormat(clip(request), objectChannel(request.preset()), boundRad);
            case CSV, JSONL, STEERING -> throw new IllegalStateException(this + " is written line by line");
        };
    }

    private AudioClip clip(Request request) {
        return AudioClip.of(request.audio()
                .orElseThrow(() -> new ConfigurationException("The format " + typed()
                        + " holds the recording, and a capture has none: name the stereo WAV file with --audio.")));
    }

    private static AdmFormat.Channel objectChannel(Preset preset) {
        return AdmFormat.Channel.valueOf(
                preset.text("output.object_channel").orElseThrow().toUpperCase(Locale.ROOT));
    }
}
