package org.bearing.training.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A picture of a matrix in colours, columns side by side from left to right, rows upwards, with curves over it. For phases
 * (a colour circle) and for delays (dark to light).
 */
public final class MatrixImage {
    private static final int LEFT = 74;
    private static final int TOP = 40;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 52;
    private static final double RING = 3.5;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final double[][] columns;
    private final boolean circular;
    private final List<Curve> curves;
    private final List<Mark> marks;

    /**
     * An axis.
     *
     * @param name what it shows
     * @param low value at its start
     * @param high value at its end
     * @param tick distance of ticks; 0 for none
     */
    public record Axis(String name, double low, double high, double tick) {}

    /**
     * A dashed curve.
     *
     * @param colour of it
     * @param y by the value on the x axis; drawn where it is within the y axis
     */
    public record Curve(Color colour, DoubleUnaryOperator y) {}

    /**
     * A ring around a point.
     *
     * @param x place on the x axis
     * @param y place on the y axis
     */
    public record Mark(double x, double y) {}

    /**
     * Makes a panel.
     *
     * @param title above it
     * @param x axis of the columns
     * @param y axis of the rows
     * @param columns values by column and row; not copied
     * @param circular whether they are phases over pi; else they are 0 and above, and the largest is lightest
     * @param curves over it
     * @param marks over it
     */
    public MatrixImage(
            String title, Axis x, Axis y, double[][] columns, boolean circular, List<Curve> curves, List<Mark> marks) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.columns = columns;
        this.circular = circular;
        this.curves = List.copyOf(curves);
        this.marks = List.copyOf(marks);
    }

    /** {@return how to draw it} */
    public Panels.Drawing drawing() {
        return this::paint;
    }

    private void paint(Graphics2D g, int width, int height) {
        g.setFont(Panels.TEXT.deriveFont(Font.BOLD, 15f));
        g.setColor(Panels.INK);
        Panels.centred(g, title, width / 2, 26);
        int w = width - LEFT - RIGHT;
        int h = height - TOP - BOTTOM;
        g.drawImage(image(w, h), LEFT, TOP, null);
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
        for (Curve curve : curves) {
            g.setColor(curve.colour());
            g.draw(path(curve, w, h));
        }
        g.setStroke(new BasicStroke(1.6f));
        g.setColor(Color.WHITE);
        for (Mark mark : marks) {
            g.draw(new Ellipse2D.Double(px(mark.x(), w) - RING, py(mark.y(), h) - RING, 2 * RING, 2 * RING));
        }
        axes(g, w, h, height);
    }

    private double px(double value, int w) {
        return LEFT + (value - x.low()) / (x.high() - x.low()) * w;
    }

    private double py(double value, int h) {
        return TOP + h - (value - y.low()) / (y.high() - y.low()) * h;
    }

    private BufferedImage image(int w, int h) {
        double most = 1e-12;
        for (double[] column : columns) {
            for (double value : column) {
                most = Math.max(most, value);
            }
        }
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int px = 0; px < w; px++) {
            double[] column = columns[(int) ((long) px * columns.length / w)];
            for (int py = 0; py < h; py++) {
                double value = column[(int) ((long) (h - 1 - py) * column.length / h)];
                Color colour = circular ? Colours.CIRCLE.at(wrap(value)) : Colours.RISING.at(value / most);
                image.setRGB(px, py, colour.getRGB());
            }
        }
        return image;
    }

    /** From a phase over pi to its place on the circle, 0 to 1. */
    private static double wrap(double phase) {
        return Math.IEEEremainder(phase, 2) / 2 + 0.5;
    }

    private Path2D path(Curve curve, int w, int h) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int px = 0; px <= w; px++) {
            double at = x.low() + (x.high() - x.low()) * px / w;
            double value = curve.y().applyAsDouble(at);
            boolean inside = value >= y.low() && value <= y.high();
            if (inside && drawing) {
                path.lineTo(LEFT + px, py(value, h));
            } else if (inside) {
                path.moveTo(LEFT + px, py(value, h));
            }
            drawing = inside;
        }
        return path;
    }

    private void axes(Graphics2D g, int w, int h, int height) {
        g.setFont(Panels.TEXT.deriveFont(13f));
        g.setColor(Panels.INK);
        g.setStroke(new BasicStroke(1));
        for (double tick = first(x); x.tick() > 0 && tick <= x.high() + 1e-9; tick += x.tick()) {
            int at = (int) Math.round(px(tick, w));
            g.drawLine(at, TOP + h, at, TOP + h + 4);
            Panels.centred(g, Long.toString(Math.round(tick)), at, TOP + h + 18);
        }
        for (double tick = first(y); y.tick() > 0 && tick <= y.high() + 1e-9; tick += y.tick()) {
            int at = (int) Math.round(py(tick, h));
            String text = Long.toString(Math.round(tick));
            g.drawLine(LEFT - 4, at, LEFT, at);
            g.drawString(text, LEFT - 8 - g.getFontMetrics().stringWidth(text), at + 5);
        }
        Panels.centred(g, x.name(), LEFT + w / 2, height - 12);
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2);
        Panels.centred(turned, y.name(), -(TOP + h / 2), 20);
        turned.dispose();
    }

    private static double first(Axis axis) {
        return Math.ceil(axis.low() / Math.max(1e-9, axis.tick()) - 1e-9) * axis.tick();
    }
}
