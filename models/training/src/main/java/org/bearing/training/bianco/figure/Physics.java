package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.training.bianco.recipe.PairGrid;

/**
 * How far one sequence of every direction obeys what a distant source in a free field does.
 *
 * @param onTheLine directions whose peak of the inverse transform, averaged over the frames, is within a sample of r sin(theta) / c
 * @param onTheLineOfOne the same of the middle frame alone
 * @param edgeHz median distance of the steepest edge from the nearest wrap, Hz, over the directions that wrap below 7 kHz
 * @param agreement mean cosine of the difference from the free field, over all directions
 */
record Physics(int onTheLine, int onTheLineOfOne, double edgeHz, double agreement) {
    private static final double HIGHEST_WRAP_HZ = 7000;

    /** Measures sequences in the order of the classes. */
    static Physics of(List<float[]> byLabel, PairGrid grid, FreeSpacePhases freeSpace) {
        int onTheLine = 0;
        int onTheLineOfOne = 0;
        double agreement = 0;
        List<Double> edges = new ArrayList<>();
        for (int label = 0; label < byLabel.size(); label++) {
            float[] sequence = byLabel.get(label);
            double azimuth = grid.azimuthRad(label);
            int middle = sequence.length / RtfPhases.BINS / 2;
            double expected = freeSpace.delaySeconds(azimuth) * FrameSpec.BIANCO.sampleRateHz();
            onTheLine += near(Delays.ofSequence(sequence), expected);
            onTheLineOfOne += near(Delays.of(sequence, middle * RtfPhases.BINS), expected);
            agreement += Wraps.agreement(sequence, freeSpace, azimuth) / byLabel.size();
            if (freeSpace.wrapHz(azimuth, 0) < HIGHEST_WRAP_HZ) {
                double edge = Wraps.edgeHz(Wraps.mean(sequence), azimuth > 0);
                edges.add(Wraps.distanceHz(edge, freeSpace, azimuth));
            }
        }
        double[] sorted = edges.stream().mapToDouble(edge -> edge).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Physics(onTheLine, onTheLineOfOne, median, agreement);
    }

    private static int near(double[] byDelay, double expected) {
        return Math.abs(Delays.peak(byDelay) - expected) <= 1 ? 1 : 0;
    }
}
