package org.bearing.app;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bearing.direction.Estimate;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * The directions of a run, kept for a picture or a table: 16 bytes each, about a megabyte for an hour. Used by one
 * thread.
 */
public final class FoundDirections implements DirectionSink {
    private float[] timesSeconds = new float[1024];
    private float[] azimuthsDeg = new float[1024];
    private float[] elevationsDeg = new float[1024];
    private float[] confidences = new float[1024];
    private int size;

    /** Makes an empty collection. */
    public FoundDirections() {}

    @Override
    public void accept(TrackEvent event) {
        if (event instanceof TrackEvent.Born born) {
            add(born.estimate());
        } else if (event instanceof TrackEvent.Moved moved) {
            add(moved.estimate());
        }
    }

    private void add(Estimate estimate) {
        if (size == timesSeconds.length) {
            int larger = size * 2;
            timesSeconds = Arrays.copyOf(timesSeconds, larger);
            azimuthsDeg = Arrays.copyOf(azimuthsDeg, larger);
            elevationsDeg = Arrays.copyOf(elevationsDeg, larger);
            confidences = Arrays.copyOf(confidences, larger);
        }
        timesSeconds[size] = (float) estimate.timeSeconds();
        azimuthsDeg[size] = (float) estimate.direction().azimuthDeg();
        elevationsDeg[size] =
                estimate.elevationKnown() ? (float) estimate.direction().elevationDeg() : Float.NaN;
        confidences[size] = (float) estimate.confidence();
        size++;
    }

    /** {@return number of directions} */
    public int size() {
        return size;
    }

    /**
     * Time.
     *
     * @param i direction, in the order found
     * @return centre of what was analysed, s
     */
    public double timeSeconds(int i) {
        return timesSeconds[i];
    }

    /**
     * Azimuth.
     *
     * @param i direction
     * @return azimuth, + = left, degrees
     */
    public double azimuthDeg(int i) {
        return azimuthsDeg[i];
    }

    /**
     * Elevation.
     *
     * @param i direction
     * @return elevation, + = up, degrees; NaN where it cannot be known
     */
    public double elevationDeg(int i) {
        return elevationsDeg[i];
    }

    /**
     * Confidence.
     *
     * @param i direction
     * @return probability in [0, 1] that the direction is right within 10 degrees
     */
    public double confidence(int i) {
        return confidences[i];
    }

    /**
     * Selects by confidence.
     *
     * @param atLeast smallest confidence
     * @param below confidence above all of them, except that 1 includes 1
     * @return the directions, in the order found
     */
    public int[] withConfidence(double atLeast, double below) {
        return IntStream.range(0, size)
                .filter(i -> confidences[i] >= atLeast && (confidences[i] < below || below >= 1))
                .toArray();
    }

    /** {@return the largest azimuth to either side, degrees; 0 without any} */
    public double widestAzimuthDeg() {
        return IntStream.range(0, size)
                .mapToDouble(i -> Math.abs(azimuthsDeg[i]))
                .max()
                .orElse(0);
    }

    /** Nothing to complete. */
    @Override
    public void close() {}
}
