package org.bearing.training.tang.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.bearing.training.plot.Panels;

/**
 * Box plots: median, quartiles, whiskers to 5% and 95%. Own drawing, since XChart's boxes show neither chosen quantiles nor a
 * line of true angles behind them.
 */
final class Boxes {
    private static final int LEFT = 62;
    private static final int TOP = 40;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 64;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final int TICKS = 6;

    private final String title;
    private final String yLabel;
    private final List<Box> boxes;
    private final double low;
    private final double high;
    private final boolean diagonal;

    /** A box. */
    static final class Box {
        private final String label;
        private final double place;
        private final int colour;
        private final double[] values;

        /**
         * Makes a box.
         *
         * @param label below it
         * @param place on the axis of true angles, where there is one
         * @param colour number for {@link Panels#colour}
         * @param values sorted; at least one; not copied
         */
        Box(String label, double place, int colour, double[] values) {
            this.label = label;
            this.place = place;
            this.colour = colour;
            this.values = values;
        }

        private double at(double part) {
            return Summary.at(values, part);
        }
    }

    private Boxes(String title, String yLabel, List<Box> boxes, double low, double high, boolean diagonal) {
        this.title = title;
        this.yLabel = yLabel;
        this.boxes = boxes;
        this.low = low;
        this.high = high;
        this.diagonal = diagonal;
    }

    /** {@return error boxes side by side, from 0 to the largest upper whisker} */
    static Panels.Drawing errors(String title, List<Box> boxes) {
        double top = boxes.stream().mapToDouble(box -> box.at(HIGH)).max().orElse(1);
        return new Boxes(title, "error (degrees)", boxes, 0, Math.max(0.5, 1.05 * top), false)::paint;
    }

    /** {@return boxes of angles over true angles, with the line of perfect answers} */
    static Panels.Drawing angles(String title, String yLabel, List<Box> boxes, double limitDeg) {
        return new Boxes(title, yLabel, boxes, -limitDeg, limitDeg, true)::paint;
    }

    private void paint(Graphics2D g, int width, int height) {
        g.setFont(Panels.TEXT.deriveFont(java.awt.Font.BOLD, 16f));
        g.setColor(Panels.INK);
        Panels.centred(g, title, width / 2, 24);
        g.setFont(Panels.TEXT);
        int bottom = height - BOTTOM;
        double step = tickStep();
        for (double tick = Math.ceil(low / step) * step; tick <= high + 1e-9; tick += step) {
            int y = y(tick, bottom);
            g.setColor(Panels.FAINT);
            g.drawLine(LEFT, y, width - RIGHT, y);
            g.setColor(Panels.INK);
            String text = tick == Math.rint(tick)
                    ? Long.toString(Math.round(tick))
                    : String.format(Locale.ROOT, "%.1f", tick);
            g.drawString(text, LEFT - 8 - g.getFontMetrics().stringWidth(text), y + 5);
        }
        rotated(g, yLabel, 16, (TOP + bottom) / 2);
        if (diagonal) {
            g.setColor(new Color(0x9A, 0xA2, 0xAD));
            g.setStroke(new BasicStroke(1.6f));
            g.drawLine(x(low, width), y(low, bottom), x(high, width), y(high, bottom));
            g.setColor(Panels.INK);
            Panels.centred(g, "true angle (degrees)", (LEFT + width - RIGHT) / 2, height - 12);
        }
        for (int i = 0; i < boxes.size(); i++) {
            box(g, i, width, bottom);
        }
    }

    private void box(Graphics2D g, int index, int width, int bottom) {
        Box box = boxes.get(index);
        double slot = (double) (width - LEFT - RIGHT) / boxes.size();
        int x = diagonal ? x(box.place, width) : (int) (LEFT + slot * (index + 0.5));
        int half = (int) Math.max(3, Math.min(26, 0.3 * slot));
        Color colour = Panels.colour(box.colour);
        int median = y(box.at(0.5), bottom);
        int upper = y(box.at(0.75), bottom);
        int lower = y(box.at(0.25), bottom);
        g.setStroke(new BasicStroke(1.6f));
        g.setColor(colour);
        g.drawLine(x, y(box.at(LOW), bottom), x, lower);
        g.drawLine(x, upper, x, y(box.at(HIGH), bottom));
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
        g.fillRect(x - half, upper, 2 * half, Math.max(1, lower - upper));
        g.setColor(colour);
        g.drawRect(x - half, upper, 2 * half, Math.max(1, lower - upper));
        g.setColor(Panels.INK);
        g.setStroke(new BasicStroke(2.4f));
        g.drawLine(x - half, median, x + half, median);
        if (diagonal) {
            if (index % Math.max(1, boxes.size() / TICKS) == 0) {
                Panels.centred(g, box.label, x, bottom + 20);
            }
        } else {
            String[] lines = box.label.split("\n", -1);
            for (int line = 0; line < lines.length; line++) {
                Panels.centred(g, lines[line], x, bottom + 20 + 17 * line);
            }
        }
    }

    private double tickStep() {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
    }

    private int x(double value, int width) {
        double margin = 12;
        return (int) Math.round(LEFT + margin + (value - low) / (high - low) * (width - LEFT - RIGHT - 2 * margin));
    }

    private int y(double value, int bottom) {
        double clipped = Math.max(low, Math.min(high, value));
        return (int) Math.round(bottom - (clipped - low) / (high - low) * (bottom - TOP));
    }

    private static void rotated(Graphics2D g, String text, int x, int y) {
        var upright = g.getTransform();
        g.rotate(-Math.PI / 2, x, y);
        Panels.centred(g, text, x, y);
        g.setTransform(upright);
    }
}
