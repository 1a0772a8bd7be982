package org.bearing.training.calibration;

import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.manifest.Calibration;

/**
 * What a calibration finds.
 *
 * @param calibration how far the model can be trusted
 * @param averageRadiusM the radius that stands for a head whose own is not known, m
 */
public record Fit(Calibration calibration, double averageRadiusM) {
    /** {@return what a model's manifest says now} */
    static Fit of(EmbeddingModel model) {
        return new Fit(
                model.manifest().calibration(), model.manifest().headRadius().averageM());
    }

    /**
     * Puts these constants into a model.
     *
     * @param model any
     * @return the model with them; it shares everything else
     */
    public EmbeddingModel applyTo(EmbeddingModel model) {
        return model.withCalibration(calibration).withAverageRadius(averageRadiusM);
    }

    Fit with(Calibration other) {
        return new Fit(other, averageRadiusM);
    }
}
