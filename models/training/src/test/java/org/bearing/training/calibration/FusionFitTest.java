package org.bearing.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bearing.inference.manifest.Calibration;
import org.junit.jupiter.api.Test;

class FusionFitTest {
    private static final long SEED = 71;
    private static final int SCENES = 400;

    /** Tolerance of a factor of delay. */
    private static final double FACTOR = 0.005;

    private static Calibration fit(List<Sample> samples) {
        return new FusionFit(samples, Readouts.ASSUMED_M, Calibration.UNFITTED).fit();
    }

    private static double variance(Calibration c, double spread) {
        return c.embeddingVariance(0.3, spread) / c.refinedVariance(0.3, 0.9, true);
    }

    @Test
    void trustsTheGoodPeakOverTheEmbedding() {
        List<Sample> samples = new Readouts(SEED, 1, 0.01, 1).draw(SCENES);
        assertThat(variance(fit(samples), 0.15)).isGreaterThan(10);
    }

    @Test
    void trustsTheGoodEmbeddingOverThePeak() {
        List<Sample> samples = new Readouts(SEED, 0.05, 0.3, 1).draw(SCENES);
        assertThat(variance(fit(samples), 0.15)).isLessThan(0.1);
    }

    @Test
    void costsNoMoreThanTheStart() {
        List<Sample> samples = new Readouts(SEED, 0.4, 0.05, 1).draw(SCENES);
        FusionFit fusion = new FusionFit(samples, Readouts.ASSUMED_M, Calibration.UNFITTED);
        assertThat(fusion.cost(fusion.fit())).isLessThanOrEqualTo(fusion.cost(Calibration.UNFITTED));
    }

    @Test
    void fitsTheSameTwice() {
        List<Sample> samples = new Readouts(SEED, 0.4, 0.05, 1).draw(SCENES / 4);
        assertThat(fit(samples)).isEqualTo(fit(samples));
    }

    @Test
    void findsByHowMuchDelaysExceedWoodworth() {
        List<Sample> samples = new Readouts(SEED, 0.4, 0.02, 1.03).draw(SCENES);
        assertThat(RadiusFit.factor(samples)).isCloseTo(1.03, within(FACTOR));
    }
}
