package org.bearing.training.calibration;

import java.util.List;

/** What a calibration found, and the read-outs behind it for the report. */
public final class CalibrationResult {
    private final Fit fit;
    private final Fit start;
    private final List<Double> costs;
    private final double radiusFactor;
    private final SampleSet fitted;
    private final SampleSet before;
    private final SampleSet after;
    private final Scenes scenes;

    /**
     * Where the read-outs come from.
     *
     * @param fitted scenes fitted on
     * @param checked other scenes, for the check
     * @param seed of the former
     * @param checkSeed of the latter
     */
    record Scenes(int fitted, int checked, long seed, long checkSeed) {}

    CalibrationResult(
            Fit fit,
            Fit start,
            List<Double> costs,
            double radiusFactor,
            SampleSet fitted,
            SampleSet before,
            SampleSet after,
            Scenes scenes) {
        this.fit = fit;
        this.start = start;
        this.costs = List.copyOf(costs);
        this.radiusFactor = radiusFactor;
        this.fitted = fitted;
        this.before = before;
        this.after = after;
        this.scenes = scenes;
    }

    /** {@return the constants} */
    public Fit fit() {
        return fit;
    }

    /** {@return the constants that the model had} */
    Fit start() {
        return start;
    }

    /** {@return what was minimised, by half-width of the search, degrees} */
    List<Double> costs() {
        return costs;
    }

    /** {@return the average radius over the mean one of the heads} */
    double radiusFactor() {
        return radiusFactor;
    }

    /** {@return what was fitted} */
    SampleSet fitted() {
        return fitted;
    }

    /** {@return the scenes of the check, heard by the model as it was} */
    SampleSet before() {
        return before;
    }

    /** {@return the scenes of the check, heard by the calibrated model} */
    SampleSet after() {
        return after;
    }

    /** {@return confidence against what is right, on the scenes of the check} */
    public Reliability reliability() {
        return Reliability.of(after.samples(), fit);
    }

    /** {@return where the read-outs come from} */
    Scenes scenes() {
        return scenes;
    }
}
