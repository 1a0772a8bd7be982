package org.bearing.training.tang.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.bearing.training.plot.Colours;
import org.bearing.training.plot.Panels;

/**
 * Points in three dimensions, seen from one side, coloured by an angle. The axes are the principal axes of the training points,
 * so that a picture does not depend on how a network happened to turn its embedding. XChart has no third dimension.
 */
final class Scatter {
    private static final double TURN = Math.toRadians(-35);
    private static final double TILT = Math.toRadians(28);
    private static final double DOT = 4.2;
    private static final int TOP = 46;
    private static final int BAR = 62;

    private final String title;
    private final double[][] points;
    private final float[] angles;
    private final double limit;

    private Scatter(String title, double[][] points, float[] angles, double limit) {
        this.title = title;
        this.points = points;
        this.angles = angles;
        this.limit = limit;
    }

    /** Turns points into a common frame: the principal axes of some points, and their extent. */
    static final class Frame {
        private final double[] mean = new double[3];
        private final double[][] axes = new double[3][];
        private final double[] reach = new double[3];

        Frame(double[][] from) {
            for (double[] point : from) {
                for (int d = 0; d < 3; d++) {
                    mean[d] += point[d] / from.length;
                }
            }
            RealMatrix covariance = MatrixUtils.createRealMatrix(3, 3);
            for (double[] point : from) {
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        covariance.addToEntry(a, b, (point[a] - mean[a]) * (point[b] - mean[b]) / from.length);
                    }
                }
            }
            EigenDecomposition eigen = new EigenDecomposition(covariance);
            for (int d = 0; d < 3; d++) {
                axes[d] = eigen.getEigenvector(d).toArray();
            }
            for (double[] point : from) {
                double[] at = turn(point);
                for (int d = 0; d < 3; d++) {
                    reach[d] = Math.max(reach[d], Math.abs(at[d]));
                }
            }
        }

        private double[] turn(double[] point) {
            double[] at = new double[3];
            for (int d = 0; d < 3; d++) {
                for (int c = 0; c < 3; c++) {
                    at[d] += axes[d][c] * (point[c] - mean[c]);
                }
            }
            return at;
        }

        /** {@return the points in units of the largest extent} */
        double[][] turn(double[][] some) {
            double largest = Math.max(1e-12, Math.max(reach[0], Math.max(reach[1], reach[2])));
            double[][] turned = new double[some.length][];
            for (int i = 0; i < some.length; i++) {
                turned[i] = turn(some[i]);
                for (int d = 0; d < 3; d++) {
                    turned[i][d] /= largest;
                }
            }
            return turned;
        }
    }

    /**
     * A panel.
     *
     * @param title above it
     * @param points in the common frame
     * @param angles colour each
     * @param limit of the colours, degrees to both sides
     */
    static Panels.Drawing of(String title, double[][] points, float[] angles, double limit) {
        return new Scatter(title, points, angles, limit)::paint;
    }

    private void paint(Graphics2D g, int width, int height) {
        g.setFont(Panels.TEXT.deriveFont(java.awt.Font.BOLD, 15f));
        g.setColor(Panels.INK);
        Panels.centred(g, title, width / 2, 26);
        double scale = 0.42 * Math.min(width - BAR, height - TOP);
        double x0 = (width - BAR) / 2.0;
        double y0 = TOP + (height - TOP) / 2.0;
        axes(g, x0, y0, scale);
        double[][] seen = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            seen[i] = project(points[i][0], points[i][1], points[i][2]);
        }
        int[] order = IntStream.range(0, points.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> seen[i][2]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            g.setColor(Colours.RISING.at((angles[i] + limit) / (2 * limit)));
            g.fill(new Ellipse2D.Double(
                    x0 + scale * seen[i][0] - DOT / 2, y0 - scale * seen[i][1] - DOT / 2, DOT, DOT));
        }
        axisNames(g, x0, y0, scale);
        bar(g, width, height);
    }

    private static void axes(Graphics2D g, double x0, double y0, double scale) {
        g.setStroke(new BasicStroke(1));
        for (int d = 0; d < 3; d++) {
            double[] from = project(d == 0 ? -1 : 0, d == 1 ? -1 : 0, d == 2 ? -1 : 0);
            double[] to = project(d == 0 ? 1 : 0, d == 1 ? 1 : 0, d == 2 ? 1 : 0);
            g.setColor(new Color(0xC4, 0xCA, 0xD2));
            g.drawLine((int) (x0 + scale * from[0]), (int) (y0 - scale * from[1]), (int) (x0 + scale * to[0]), (int)
                    (y0 - scale * to[1]));
        }
    }

    private static void axisNames(Graphics2D g, double x0, double y0, double scale) {
        g.setFont(Panels.TEXT.deriveFont(12f));
        for (int d = 0; d < 3; d++) {
            double[] to = project(d == 0 ? 1 : 0, d == 1 ? 1 : 0, d == 2 ? 1 : 0);
            int x = (int) (x0 + scale * to[0] + 4);
            int y = (int) (y0 - scale * to[1] - 3);
            g.setColor(Color.WHITE);
            g.fillRect(x - 1, y - 11, 17, 14);
            g.setColor(Panels.INK);
            g.drawString("z" + (d + 1), x, y);
        }
    }

    /** {@return right, up and towards the eye} */
    private static double[] project(double x, double y, double z) {
        double right = Math.cos(TURN) * x - Math.sin(TURN) * y;
        double away = Math.sin(TURN) * x + Math.cos(TURN) * y;
        double up = Math.cos(TILT) * z + Math.sin(TILT) * away;
        return new double[] {right, up, Math.sin(TILT) * z - Math.cos(TILT) * away};
    }

    private void bar(Graphics2D g, int width, int height) {
        int top = TOP + 30;
        int bottom = height - 40;
        for (int y = top; y < bottom; y++) {
            g.setColor(Colours.RISING.at((double) (bottom - y) / (bottom - top)));
            g.drawLine(width - 54, y, width - 42, y);
        }
        g.setFont(Panels.TEXT.deriveFont(12f));
        g.setColor(Panels.INK);
        for (int tick = -1; tick <= 1; tick++) {
            int y = (int) ((top + bottom) / 2.0 - tick * (bottom - top) / 2.0);
            g.drawString((tick > 0 ? "+" : "") + Math.round(tick * limit), width - 38, y + 4);
        }
    }
}
