package org.bearing.automation.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A point of an envelope that draws straight lines between values.
 *
 * @param seconds when, s
 * @param value what the envelope is about, with its own sign
 * @param held whether the value is held from here up to the next point, for there is no line to it
 */
record EnvelopePoint(double seconds, double value, boolean held) {
    /** Two samples at 48 kHz: too short to be heard as a sweep, and no two points share a sample. */
    private static final double HAIR_SECONDS = 5e-5;

    /**
     * Moves points apart, for programs that keep only one at a time or sort them in any order.
     *
     * @param points in the order of time; two may have the same time
     * @return the same points, each at least a hair after the one before
     */
    static List<EnvelopePoint> apart(List<EnvelopePoint> points) {
        List<EnvelopePoint> out = new ArrayList<>();
        double earliest = 0;
        for (EnvelopePoint point : points) {
            double seconds = Math.max(earliest, point.seconds());
            out.add(new EnvelopePoint(seconds, point.value(), point.held()));
            earliest = seconds + HAIR_SECONDS;
        }
        return out;
    }

    /**
     * Replaces what is held by level lines, for programs that know no other than straight lines.
     *
     * @param points in the order of time
     * @return points apart from each other, none of them held but the last
     */
    static List<EnvelopePoint> straight(List<EnvelopePoint> points) {
        List<EnvelopePoint> out = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            EnvelopePoint point = points.get(i);
            boolean held = point.held() && i < points.size() - 1;
            out.add(new EnvelopePoint(point.seconds(), point.value(), point.held() && !held));
            double jump = held ? points.get(i + 1).seconds() - HAIR_SECONDS : 0;
            if (jump > point.seconds()) {
                out.add(new EnvelopePoint(jump, point.value(), false));
            }
        }
        return apart(out);
    }
}
