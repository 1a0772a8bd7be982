package org.bearing.training.bianco.recipe;

import java.util.List;
import org.bearing.simulation.data.Sound;

/** The speech that a recipe plays, before any room. */
public interface DryClips {
    /** {@return everything that decides the clips, in one line} */
    String description();

    /**
     * Gives the clips; may take a while.
     *
     * @return at {@link PairAudio#RATE_HZ}, always the same, each at least a second long
     * @throws org.bearing.geometry.BearingException if they cannot be had
     */
    List<Sound> draw();
}
