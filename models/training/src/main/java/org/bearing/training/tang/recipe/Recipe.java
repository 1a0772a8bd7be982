package org.bearing.training.tang.recipe;

import java.util.List;
import java.util.function.IntFunction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;

/**
 * A set of recordings that can be simulated.
 *
 * @param name short, for files and progress bars
 * @param description everything that decides the recordings; another description is another set
 * @param heads all at {@link RecordingMaker#RATE_HZ}
 * @param speech talkers; may be empty where no take has speech
 * @param size number of recordings
 * @param takes the recordings by number; any thread, always the same
 */
public record Recipe(
        String name, String description, List<Head> heads, List<Sound> speech, int size, IntFunction<Take> takes) {
    public Recipe {
        heads = List.copyOf(heads);
        speech = List.copyOf(speech);
        if (heads.isEmpty() || size < 1) {
            throw new IllegalArgumentException("a recipe needs heads and a size above 0: " + name);
        }
    }
}
