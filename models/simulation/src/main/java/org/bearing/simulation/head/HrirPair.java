package org.bearing.simulation.head;

/** The impulse responses of both ears for one direction; made by {@link Head#newPair()}, reused by its owner's thread. */
public final class HrirPair {
    private final float[] left;
    private final float[] right;

    HrirPair(int taps) {
        left = new float[taps];
        right = new float[taps];
    }

    /** {@return the left ear's response} */
    public float[] left() {
        return left;
    }

    /** {@return the right ear's response} */
    public float[] right() {
        return right;
    }
}
