package org.bearing.app.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** The colours of confidence, and the bar that explains them: pale is doubtful, dark is sure. */
final class ConfidenceBar {
    /** Steps of colour from confidence 0 to 1. */
    static final int BANDS = 10;

    private static final int WIDTH = 20;

    /** Anchors of the scale, evenly spaced from 0 to 1; readable in grey and for colour-blind eyes. */
    private static final int[] ANCHORS = {0xF6D9A8, 0xF2A65A, 0xD1495B, 0x7B2D74, 0x241E5C};

    private ConfidenceBar() {}

    /**
     * A band's colour.
     *
     * @param band in [0, {@link #BANDS})
     * @return its colour
     */
    static Color colour(int band) {
        double at = (double) band / (BANDS - 1) * (ANCHORS.length - 1);
        int from = Math.min((int) at, ANCHORS.length - 2);
        double part = at - from;
        return new Color(
                mix(ANCHORS[from] >> 16, ANCHORS[from + 1] >> 16, part),
                mix(ANCHORS[from] >> 8, ANCHORS[from + 1] >> 8, part),
                mix(ANCHORS[from], ANCHORS[from + 1], part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round((from & 0xFF) * (1 - part) + (to & 0xFF) * part);
    }

    /**
     * Draws the bar.
     *
     * @param g where
     * @param font of its text
     * @param ink colour of its text
     * @param left left edge, pixels
     * @param top upper edge, pixels
     * @param bottom lower edge, pixels
     */
    static void draw(Graphics2D g, Font font, Color ink, int left, int top, int bottom) {
        for (int band = 0; band < BANDS; band++) {
            int from = bottom - (bottom - top) * band / BANDS;
            int to = bottom - (bottom - top) * (band + 1) / BANDS;
            g.setColor(colour(band));
            g.fillRect(left, to, WIDTH, from - to);
        }
        g.setFont(font);
        g.setColor(ink);
        int half = g.getFontMetrics().getAscent() / 2 - 1;
        for (int tick = 0; tick <= 4; tick++) {
            int y = bottom - (bottom - top) * tick / 4;
            g.drawString(tick % 4 == 0 ? Integer.toString(tick / 4) : "0." + tick * 25, left + WIDTH + 9, y + half);
        }
        var upright = g.getTransform();
        int length = g.getFontMetrics().stringWidth("confidence");
        g.rotate(-Math.PI / 2, left + WIDTH + 74, (top + bottom) / 2.0);
        g.drawString("confidence", left + WIDTH + 74 - length / 2, (top + bottom) / 2);
        g.setTransform(upright);
    }
}
