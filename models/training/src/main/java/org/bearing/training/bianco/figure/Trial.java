package org.bearing.training.bianco.figure;

import org.bearing.training.tang.recipe.Hash;

/**
 * One training.
 *
 * @param rooms whose sequences
 * @param learner what is trained
 * @param labels J
 * @param size how much
 * @param seed of weights, order and noise
 * @param recordings what the sequences are from, in words
 */
record Trial(Rooms rooms, Learner learner, int labels, Size size, long seed, String recordings) {
    /** How many more passes a CNN makes through the same number of labelled sequences. */
    private static final int CNN_SHARE = 2;

    /** {@return name of its folder: a hash of everything that decides its result} */
    String key() {
        return Hash.of(toString());
    }

    /** {@return its name for people} */
    String title() {
        return rooms.label() + " " + learner.label() + " J=" + labels;
    }

    /** {@return passes, at most: of a CNN through its labelled sequences, such that it sees as many as vae-ssl does at the largest J} */
    int epochs() {
        int usual = Math.max(1, size.epochs() / learner.shortening());
        return learner.isCnn() && size.repeats()
                ? (int) Math.min(Size.PAPER.epochs(), (long) CNN_SHARE * usual * size.mostLabels() / labels)
                : usual;
    }
}
