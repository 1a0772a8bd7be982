package org.bearing.training.plot;

import java.awt.Color;

/** Colours of numbers. */
public final class Colours {
    /** From dark to light, so that the order can be read in grey, too (viridis). */
    public static final Colours RISING = new Colours(0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725);

    /** Both ends alike and dark, the middle light (after matplotlib's twilight): for phases. */
    public static final Colours CIRCLE = new Colours(
            0x2F1436, 0x4F2E84, 0x5F60B3, 0x7C97C2, 0xB6C8D3, 0xE2D9E2, 0xD5B5A5, 0xC48068, 0xA54A52, 0x6F2150,
            0x2F1436);

    private final int[] anchors;

    private Colours(int... anchors) {
        this.anchors = anchors;
    }

    /**
     * Gives a colour.
     *
     * @param part where between the ends, in [0, 1]; clamped
     * @return the colour there
     */
    public Color at(double part) {
        double at = Math.max(0, Math.min(1, part)) * (anchors.length - 1);
        int from = Math.min((int) at, anchors.length - 2);
        double share = at - from;
        return new Color(
                mix(anchors[from] >> 16, anchors[from + 1] >> 16, share),
                mix(anchors[from] >> 8, anchors[from + 1] >> 8, share),
                mix(anchors[from], anchors[from + 1], share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round((from & 0xFF) * (1 - share) + (to & 0xFF) * share);
    }
}
