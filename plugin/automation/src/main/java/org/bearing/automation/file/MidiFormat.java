package org.bearing.automation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.bearing.automation.midi.MidiDirection;
import org.bearing.geometry.Angles;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;
import org.bearing.output.Lanes;
import org.bearing.output.Panning;

/**
 * A standard MIDI file of type 1: the tempo, then a track for each lane of sources, on a channel of its own.
 *
 * <p>Messages: see {@link MidiDirection}. 120 quarter notes a minute of 500 ticks each, so that a tick is 1 ms; a division in SMPTE
 * frames would be as exact, but few programs read it.
 *
 * <p>Receivers hold a value until the next: there are no lines between points. So the line of the thinned curve is sent, at
 * most 50 times a second, and only where it has moved by a third of the bound; two thirds are for the thinning.
 */
public final class MidiFormat implements CurveFormat {
    private static final int TICKS_PER_QUARTER = 500;
    private static final int TICKS_PER_SECOND = 1000;
    private static final byte[] TEMPO = {0x07, (byte) 0xA1, 0x20}; // 500,000 us a quarter note
    private static final int META_TEMPO = 0x51;
    private static final int META_NAME = 0x03;
    private static final int STEP_TICKS = TICKS_PER_SECOND / 50;
    private static final int CHANNELS = 16;
    private static final int NOTHING = -2 * MidiDirection.LARGEST;
    private static final double LINE_SHARE = 2.0 / 3;

    private final Panning panning;
    private final double boundRad;

    /**
     * Makes it.
     *
     * @param panning from directions to pans
     * @param boundRad how far the curve may be from the track, at least 0, rad
     */
    public MidiFormat(Panning panning, double boundRad) {
        this.panning = panning;
        this.boundRad = boundRad;
    }

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
            sequence.createTrack().add(new MidiEvent(new MetaMessage(META_TEMPO, TEMPO, TEMPO.length), 0));
            List<List<Curve>> lanes = Lanes.of(curves);
            for (int lane = 0; lane < lanes.size(); lane++) {
                Track track = sequence.createTrack();
                byte[] name = ("Bearing " + (lane + 1)).getBytes(StandardCharsets.US_ASCII);
                track.add(new MidiEvent(new MetaMessage(META_NAME, name, name.length), 0));
                send(track, lane % CHANNELS, lanes.get(lane));
            }
            MidiSystem.write(sequence, 1, out);
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("a MIDI file could not be made", e);
        }
    }

    private void send(Track track, int channel, List<Curve> lane) {
        double share = (1 - LINE_SHARE) * boundRad;
        int azimuthStep = step(share / (2 * Math.PI));
        int panStep = step(share / (2 * panning.speakerRad()));
        long free = 0;
        for (Curve curve : lane) {
            Line line = new Line(curve.thinned(LINE_SHARE * boundRad).points());
            int azimuth = NOTHING;
            int pan = NOTHING;
            for (free = Math.max(free, line.firstTick()); free <= line.lastTick(); free += STEP_TICKS) {
                double azimuthRad = line.azimuthRad((double) free / TICKS_PER_SECOND);
                int azimuthNow = MidiDirection.azimuthValue(Angles.wrap(azimuthRad));
                if (Math.abs(azimuthNow - azimuth) >= azimuthStep) {
                    azimuth = azimuthNow;
                    add(track, free, MidiDirection.azimuth(channel, azimuth));
                }
                int panNow = MidiDirection.panValue(panning.position(azimuthRad));
                if (Math.abs(panNow - pan) >= panStep) {
                    pan = panNow;
                    add(track, free, MidiDirection.pan(channel, pan));
                }
            }
        }
    }

    private static int step(double share) {
        return (int) Math.max(1, share * MidiDirection.LARGEST);
    }

    private static void add(Track track, long tick, List<ShortMessage> messages) {
        messages.forEach(message -> track.add(new MidiEvent(message, tick)));
    }

    /** The straight lines of a curve, read forwards. */
    private static final class Line {
        private final List<CurvePoint> points;
        private int next;

        Line(List<CurvePoint> points) {
            this.points = points;
        }

        long firstTick() {
            return tick(points.get(0));
        }

        long lastTick() {
            return tick(points.get(points.size() - 1));
        }

        private static long tick(CurvePoint point) {
            return Math.round(point.timeSeconds() * TICKS_PER_SECOND);
        }

        double azimuthRad(double seconds) {
            while (next < points.size() - 1 && points.get(next).timeSeconds() < seconds) {
                next++;
            }
            CurvePoint to = points.get(next);
            if (next == 0 || seconds >= to.timeSeconds()) {
                return to.azimuthRad();
            }
            return points.get(next - 1).towards(to, seconds).azimuthRad();
        }
    }
}
