package org.bearing.automation.stream;

import org.bearing.direction.Estimate;
import org.bearing.output.Panning;

/**
 * How sources are shown to a receiver.
 *
 * @param firstObject number of the first source, from 1
 * @param name name of the first source; later ones have their number behind it
 * @param panning from directions to pans
 * @param steering the receiver's filters
 */
public record SourceView(int firstObject, String name, Panning panning, Steering steering) {
    public SourceView {
        if (firstObject < 1) {
            throw new IllegalArgumentException("firstObject must be at least 1: " + firstObject);
        }
    }

    /**
     * A source.
     *
     * @param lane its lane, from 0
     * @param estimate where it is
     * @return the source
     */
    Source of(int lane, Estimate estimate) {
        double azimuth = estimate.direction().azimuthRad();
        return new Source(
                firstObject + lane,
                lane == 0 ? name : name + ' ' + (lane + 1),
                estimate,
                panning.position(azimuth),
                steering.index(azimuth));
    }
}
