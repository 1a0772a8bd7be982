package org.bearing.automation.stream;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Gives every track the lowest free lane, for as long as it lives. Used by one thread. */
final class LaneNumbers {
    private final int most;
    private final BitSet taken = new BitSet();
    private final Map<Integer, Integer> lanes = new HashMap<>();

    /**
     * Makes it.
     *
     * @param most how many lanes there are
     */
    LaneNumbers(int most) {
        this.most = most;
    }

    /** {@return the lane of a track, from 0; empty if all are taken} */
    OptionalInt of(int track) {
        Integer known = lanes.get(track);
        if (known != null) {
            return OptionalInt.of(known);
        }
        int free = taken.nextClearBit(0);
        if (free >= most) {
            return OptionalInt.empty();
        }
        taken.set(free);
        lanes.put(track, free);
        return OptionalInt.of(free);
    }

    /** Frees the lane of a track, if it has one. */
    void free(int track) {
        Integer lane = lanes.remove(track);
        if (lane != null) {
            taken.clear(lane);
        }
    }
}
