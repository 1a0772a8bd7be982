package org.bearing.training.tang.figure;

import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.recipe.Hash;
import org.bearing.training.tang.recipe.Recordings;

/**
 * One training.
 *
 * @param label short, for progress bars
 * @param training what is learnt from
 * @param validation what is chosen by
 * @param spec which method, and its seed
 * @param scale how LEM sees the cues; the networks always see them standardized
 */
record Trial(String label, Recordings training, Recordings validation, MethodSpec spec, Scale scale) {
    /** How LEM, which compares the cues themselves, sees them. */
    enum Scale {
        /** Whichever validates better. */
        CHOSEN,
        /** Every cue brought to deviation 1. */
        STANDARDIZED,
        /** As they are: level differences in dB outweigh phases. */
        RAW
    }

    Trial(String label, Recordings training, Recordings validation, MethodSpec spec) {
        this(label, training, validation, spec, Scale.CHOSEN);
    }

    /** {@return everything that decides the trained method} */
    String description() {
        return "training " + training.key() + "\nvalidation " + validation.key() + "\n" + spec + "\n"
                + (scale == Scale.CHOSEN ? "" : scale + "\n");
    }

    /** {@return a name that no other training has} */
    String key() {
        return Hash.of(description());
    }
}
