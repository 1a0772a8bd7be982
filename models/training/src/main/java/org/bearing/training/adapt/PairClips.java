package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.simulation.pair.PairRoom;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.scene.StereoClip;

/**
 * Clips of a room that nobody learnt from.
 *
 * @param label for the tables
 * @param firstPlace number of the first place that they come from
 * @param places how many places, in turn
 * @param firstTalk number of what is said first in each
 * @param seconds length, s
 */
record PairClips(String label, long firstPlace, int places, long firstTalk, double seconds) {
    /** How many. */
    static final int COUNT = 100;

    /** A clip and where it comes from. */
    static final class Clip {
        private final float[] left;
        private final float[] right;
        private final double lateralRad;

        Clip(StereoClip sound, double lateralRad) {
            left = Arrays.copyOf(sound.left(), sound.length());
            right = Arrays.copyOf(sound.right(), sound.length());
            this.lateralRad = lateralRad;
        }

        float[] left() {
            return left;
        }

        float[] right() {
            return right;
        }

        double lateralRad() {
            return lateralRad;
        }
    }

    /** Renders them. */
    List<Clip> in(PairRoom room) {
        StereoClip sound = new StereoClip(PairScene.RATE_HZ);
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            PairScene scene = room.render(firstPlace + i % places, firstTalk + i / places, seconds, sound);
            clips.add(new Clip(sound, scene.lateralRad()));
        }
        return clips;
    }
}
