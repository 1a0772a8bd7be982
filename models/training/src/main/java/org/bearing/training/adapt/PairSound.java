package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bearing.engine.Engine;
import org.bearing.engine.EngineSpec;
import org.bearing.engine.Pump;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.method.DirectionCandidates;
import org.bearing.output.DirectionSink;
import org.bearing.output.FanOut;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.tap.WavTap;
import org.bearing.tracker.TrackerSpec;
import org.bearing.training.pair.PairRows;

/** Recordings of a pair cut into the rows that its model learns from. */
final class PairSound {
    /** Windows of labelled sound, s: from a phase sequence to what a second of streaming hears. */
    private static final List<Double> WINDOWS_S = List.of(PairSceneRanges.SEQUENCE_S, 0.5, 1.0);

    /** Windows of labelled sound start every quarter of their length. */
    private static final int OVERLAP = 4;

    private static final DirectionSink NOWHERE = new FanOut(List.of());
    private static final TrackerSpec UNUSED = new TrackerSpec(1, 1, 1);

    private PairSound() {}

    /**
     * Adds the windows of a label's sound, with its angle. There is no gate: the label says that something sounds.
     *
     * @param stretch the sound
     * @param spacingM between the microphones, m
     * @param rows receives them
     */
    static void labelled(Stretch stretch, double spacingM, PairRows rows) {
        FrameSpec frames = PairListener.FRAMES;
        Stretch sound = stretch.at(frames.sampleRateHz());
        DirectionCandidates unused = new DirectionCandidates();
        for (double seconds : WINDOWS_S) {
            int window = (int) Math.round(seconds * frames.sampleRateHz());
            PairListener listener =
                    new PairListener(spacingM, seconds, stretch.label().azimuthDeg(), rows);
            ShortTimeSpectrum spectra = new ShortTimeSpectrum(frames);
            for (int from = 0; from + window <= sound.left().length; from += window / OVERLAP) {
                listener.reset();
                spectra.reset();
                spectra.push(sound.left(), sound.right(), from, window, listener::accept);
                listener.estimate(unused);
            }
        }
    }

    /**
     * Adds the sounding phase sequences of every WAV file of a folder and the folders in it, without angles.
     *
     * @param folder which
     * @param spacingM between the microphones, m
     * @param leastDbfs level below which nothing counts as heard; empty = by the recording's own floor
     * @param rows receives them
     * @throws ConfigurationException if there is no such folder, no WAV file, no sound in them, or one is not stereo
     * @throws BearingException if a file cannot be read
     */
    static void unlabelled(Path folder, double spacingM, OptionalDouble leastDbfs, PairRows rows) {
        List<Path> files = wavFiles(folder);
        if (files.isEmpty()) {
            throw new ConfigurationException(
                    folder + " has no WAV file; expected stereo recordings made with the pair in the room.");
        }
        int before = rows.size();
        EngineSpec spec = new EngineSpec(PairSceneRanges.SEQUENCE_S, PairSceneRanges.SEQUENCE_S, leastDbfs, 0, UNUSED);
        for (Path file : files) {
            try (WavTap tap = WavTap.open(file)) {
                PairListener listener = new PairListener(spacingM, PairSceneRanges.SEQUENCE_S, Double.NaN, rows);
                Pump.run(tap, new Engine(tap.format(), listener, spec, 1, NOWHERE, NOWHERE));
            }
        }
        if (rows.size() == before) {
            throw new ConfigurationException(folder + " holds " + files.size()
                    + " WAV files, but nothing sounds in them for a quarter of a second; expected speech or other sound"
                    + " from the room.");
        }
    }

    private static List<Path> wavFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException("There is no folder " + folder
                    + "; expected one with stereo WAV files from the room, or leave --unlabelled out.");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".wav"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be read (" + e.getMessage() + "); check its permissions.", e);
        }
    }
}
