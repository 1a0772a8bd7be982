package org.bearing.training.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which outputs a training step leaves out, scaled so that the expected sum stays. */
final class DropoutMask {
    private DropoutMask() {}

    /** Fills the mask with 0 (share {@code dropout}) and 1 / (1 - dropout); the same for the same seed. */
    static void fill(float[] mask, float dropout, long seed) {
        if (dropout == 0f) {
            Arrays.fill(mask, 1f);
            return;
        }
        float kept = 1f / (1f - dropout);
        long threshold = (long) (dropout * 4_294_967_296.0);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < mask.length; i += 2) {
            long bits = random.nextLong();
            mask[i] = (bits & 0xFFFF_FFFFL) < threshold ? 0f : kept;
            if (i + 1 < mask.length) {
                mask[i + 1] = (bits >>> 32) < threshold ? 0f : kept;
            }
        }
    }
}
