package org.bearing.training.adapt;

import java.util.List;
import org.bearing.simulation.pair.PairSceneRanges;

/** Who is where, and what is tested, the most telling first. */
enum PairScenario {
    /** Everybody is in one of ten places. */
    SEATS("ten seats", 10, 0, 10) {
        @Override
        List<PairClips> tests() {
            return List.of(
                    new PairClips("the seats, other words, 0.26 s", 0, 10, OTHER_WORDS, PairSceneRanges.SEQUENCE_S),
                    new PairClips("the seats, other words, 1 s", 0, 10, OTHER_WORDS, 1),
                    new PairClips(
                            "between the seats, 0.26 s", ELSEWHERE, PairClips.COUNT, 0, PairSceneRanges.SEQUENCE_S));
        }
    },
    /** Every label and every unlabelled talker has a place of its own. */
    ANYWHERE("anywhere", 50, 20_000, 10_000) {
        @Override
        List<PairClips> tests() {
            return List.of(
                    new PairClips("other places, 0.26 s", ELSEWHERE, PairClips.COUNT, 0, PairSceneRanges.SEQUENCE_S),
                    new PairClips("other places, 1 s", ELSEWHERE, PairClips.COUNT, 0, 1),
                    new PairClips(
                            "labelled places, other words, 0.26 s", 0, 50, OTHER_WORDS, PairSceneRanges.SEQUENCE_S));
        }
    };

    private static final long ELSEWHERE = 10_000;
    private static final long OTHER_WORDS = 1000;

    private final String label;
    private final int places;
    private final long unlabelledAt;
    private final int unlabelledPlaces;

    PairScenario(String label, int places, long unlabelledAt, int unlabelledPlaces) {
        this.label = label;
        this.places = places;
        this.unlabelledAt = unlabelledAt;
        this.unlabelledPlaces = unlabelledPlaces;
    }

    /** {@return the clips that it is tested with} */
    abstract List<PairClips> tests();

    /** {@return for the tables} */
    String label() {
        return label;
    }

    /** {@return how many places have labels, the first of the room} */
    int places() {
        return places;
    }

    /** {@return number of the first place of the unlabelled sound} */
    long unlabelledAt() {
        return unlabelledAt;
    }

    /** {@return how many places it comes from} */
    int unlabelledPlaces() {
        return unlabelledPlaces;
    }
}
