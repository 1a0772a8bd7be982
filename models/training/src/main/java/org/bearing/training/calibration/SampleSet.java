package org.bearing.training.calibration;

import java.util.List;

/**
 * The read-outs of all scenes at one width of the search: for each scene one without and one with the head's radius.
 *
 * @param searchSeconds half-width of the search for the correlation peak, s
 * @param samples two per scene
 */
record SampleSet(double searchSeconds, List<Sample> samples) {
    SampleSet {
        samples = List.copyOf(samples);
    }

    /** {@return the samples with the radius known, or those without} */
    List<Sample> where(boolean radiusKnown) {
        return samples.stream().filter(s -> s.radiusKnown() == radiusKnown).toList();
    }
}
