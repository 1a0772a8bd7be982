package org.bearing.training.bianco.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.plot.MatrixImage;
import org.bearing.training.plot.Panels;

/** The panels of the figures: phases over frequency, and peaks over delay. */
final class PhasePanels {
    private static final double KHZ = 1000;
    private static final double TOP_KHZ = (RtfPhases.BINS - 0.5) * Wraps.BIN_HZ / KHZ;
    /** Frames between ticks. */
    private static final int MANY = 1000;

    private static final int FEW = 10;
    /** Delays that are shown, samples to both sides. */
    private static final int REACH = 10;

    private final PairGrid grid;
    private final FreeSpacePhases freeSpace;

    PhasePanels(PairGrid grid, double spacingM) {
        this.grid = grid;
        freeSpace = new FreeSpacePhases(spacingM);
    }

    private MatrixImage.Axis directions() {
        double half = grid.stepDeg() / 2.0;
        return new MatrixImage.Axis("direction (degrees, + = left)", -90 - half, 90 + half, 30);
    }

    private static MatrixImage.Axis frequency() {
        return new MatrixImage.Axis("frequency (kHz)", -Wraps.BIN_HZ / 2 / KHZ, TOP_KHZ, 2);
    }

    /**
     * Phases of all directions side by side, with the first two wrap curves.
     *
     * @param title above it
     * @param sequences of equally many for each class, in the order of the classes
     */
    Panels.Drawing byDirection(String title, List<float[]> sequences) {
        List<MatrixImage.Curve> curves = new ArrayList<>();
        for (int n : new int[] {0, 1}) {
            curves.add(new MatrixImage.Curve(
                    Color.WHITE, deg -> freeSpace.wrapHz(Math.toRadians(Math.max(-90, Math.min(90, deg))), n) / KHZ));
        }
        return new MatrixImage(title, directions(), frequency(), frames(sequences), true, curves, List.of()).drawing();
    }

    /** {@return phases of one direction, frame by frame, with its first two wraps} */
    Panels.Drawing ofOne(String title, List<float[]> sequences, int label) {
        double[][] columns = frames(sequences);
        List<MatrixImage.Curve> curves = IntStream.range(0, 2)
                .mapToObj(n ->
                        new MatrixImage.Curve(Color.WHITE, frame -> freeSpace.wrapHz(grid.azimuthRad(label), n) / KHZ))
                .toList();
        MatrixImage.Axis x = new MatrixImage.Axis("frame", 0, columns.length, columns.length > MANY ? MANY : FEW);
        return new MatrixImage(title, x, frequency(), columns, true, curves, List.of()).drawing();
    }

    private static double[][] frames(List<float[]> sequences) {
        List<double[]> columns = new ArrayList<>();
        for (float[] sequence : sequences) {
            for (int at = 0; at < sequence.length; at += RtfPhases.BINS) {
                int from = at;
                columns.add(IntStream.range(0, RtfPhases.BINS)
                        .mapToDouble(k -> sequence[from + k])
                        .toArray());
            }
        }
        return columns.toArray(double[][]::new);
    }

    /** {@return delays of all directions, a sequence each, with their peaks and the line r sin(theta) / c} */
    Panels.Drawing delays(String title, List<double[]> byDelay) {
        List<MatrixImage.Curve> line =
                List.of(new MatrixImage.Curve(Color.WHITE, deg -> expected(Math.toRadians(deg))));
        List<MatrixImage.Mark> marks = IntStream.range(0, byDelay.size())
                .mapToObj(label ->
                        new MatrixImage.Mark(Math.toDegrees(grid.azimuthRad(label)), Delays.peak(byDelay.get(label))))
                .toList();
        return new MatrixImage(title, directions(), delay(), shown(byDelay), false, line, marks).drawing();
    }

    /** {@return delays of one direction, a sequence of each realization} */
    Panels.Drawing delaysOfOne(String title, List<double[]> byDelay, int label) {
        List<MatrixImage.Curve> line =
                List.of(new MatrixImage.Curve(Color.WHITE, number -> expected(grid.azimuthRad(label))));
        List<MatrixImage.Mark> marks = IntStream.range(0, byDelay.size())
                .mapToObj(i -> new MatrixImage.Mark(i + 1, Delays.peak(byDelay.get(i))))
                .toList();
        MatrixImage.Axis x = new MatrixImage.Axis("realization", 0.5, byDelay.size() + 0.5, 1);
        return new MatrixImage(title, x, delay(), shown(byDelay), false, line, marks).drawing();
    }

    private static MatrixImage.Axis delay() {
        return new MatrixImage.Axis("delay (samples of 1/16 ms)", -REACH - 0.5, REACH + 0.5, 2);
    }

    private static double[][] shown(List<double[]> byDelay) {
        return byDelay.stream()
                .map(all -> IntStream.rangeClosed(-REACH, REACH)
                        .mapToDouble(delay -> all[delay + Delays.POINTS / 2])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** {@return the delay of a direction, samples} */
    double expected(double azimuthRad) {
        return freeSpace.delaySeconds(azimuthRad) * FrameSpec.BIANCO.sampleRateHz();
    }
}
