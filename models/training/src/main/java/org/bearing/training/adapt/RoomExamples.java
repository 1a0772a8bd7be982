package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.CueAccumulator;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Direction;

/** A room's labelled sound as an embedding hears it: a row of cues for every half second, with the direction of its label. */
final class RoomExamples {
    private static final double WINDOW_S = 1;
    private static final double STEP_S = 0.5;

    private final CueSpec spec;
    private final FrameSpec frames;
    private final List<float[]> cues = new ArrayList<>();
    private final List<Direction> directions = new ArrayList<>();

    RoomExamples(CueSpec spec, FrameSpec frames) {
        this.spec = spec;
        this.frames = frames;
    }

    /** Adds what a label's sound holds. */
    void add(Stretch stretch) {
        Stretch sound = stretch.at(frames.sampleRateHz());
        int length = sound.left().length;
        int window = (int) Math.min(length, Math.round(WINDOW_S * frames.sampleRateHz()));
        int step = (int) Math.round(STEP_S * frames.sampleRateHz());
        for (int from = 0; from + window <= length; from += step) {
            hear(sound.part(from, from + window));
        }
    }

    private void hear(Stretch sound) {
        int length = sound.left().length;
        int count = Math.max(1, length / frames.hopSize());
        CueAccumulator accumulator = new CueAccumulator(spec, frames, count);
        new ShortTimeSpectrum(frames).push(sound.left(), sound.right(), 0, length, accumulator::accept);
        float[] row = new float[spec.size()];
        if (accumulator.read(row)) {
            cues.add(row);
            directions.add(Direction.ofDegrees(sound.label().azimuthDeg(), 0));
        }
    }

    /** {@return how many there are} */
    int size() {
        return cues.size();
    }

    /** {@return the cues of one, not a copy} */
    float[] cues(int index) {
        return cues.get(index);
    }

    /** {@return where it is; on the horizon, as a label has no elevation} */
    Direction direction(int index) {
        return directions.get(index);
    }
}
