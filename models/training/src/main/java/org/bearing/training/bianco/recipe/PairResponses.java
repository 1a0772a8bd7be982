package org.bearing.training.bianco.recipe;

import java.util.List;

/** Impulse responses from some positions to a pair of microphones, simulated or measured. */
public interface PairResponses {
    /** {@return everything that decides the responses, in one line} */
    String description();

    /** {@return distance between the microphones, m} */
    double spacingM();

    /** {@return the positions, by rising azimuth} */
    List<PairPosition> positions();

    /**
     * The responses of a position.
     *
     * @param position index of it
     * @return left and right, at {@link PairAudio#RATE_HZ}, equally long and at most a second; the caller's own
     */
    float[][] response(int position);
}
