package org.bearing.simulation.evaluate;

import java.util.List;
import org.bearing.geometry.Direction;
import org.bearing.simulation.scene.RandomScene;

/**
 * What was said about one scene.
 *
 * @param cell index of its stratum
 * @param scene the scene with its truth
 * @param answers one per contender, in order
 * @param rival what the rival hears at each radius of {@link RivalSweep#RADII_M}
 */
public record SceneOutcome(int cell, RandomScene scene, List<Answer> answers, List<Direction> rival) {
    public SceneOutcome {
        answers = List.copyOf(answers);
        rival = List.copyOf(rival);
    }
}
