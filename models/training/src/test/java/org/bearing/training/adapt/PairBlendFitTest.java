package org.bearing.training.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairReadout;
import org.bearing.inference.pair.PairTrust;
import org.junit.jupiter.api.Test;

class PairBlendFitTest {
    private static final double DELAY_S = 2.5e-4;
    private static final PairTrust TRUST = PairFiles.manifest().trust();

    private static PairTrust fit(double modelOffRad, double peakOffRad) {
        SplittableRandom random = new SplittableRandom(2);
        PairBlendFit fit = new PairBlendFit();
        for (int i = 0; i < 40; i++) {
            double truth = 2 * random.nextDouble() - 1;
            double model = truth + modelOffRad * random.nextGaussian();
            double peak = truth + peakOffRad * random.nextGaussian();
            fit.add(new PairReadout(DELAY_S, model, 0.1, 0.9, 0.8, true, DELAY_S * Math.sin(peak), 0.9), truth);
        }
        return fit.fit(TRUST);
    }

    @Test
    void aModelThatErrsLessThanThePeakIsTrustedMore() {
        assertThat(fit(0.01, 0.1).modelFloorRad()).isLessThan(TRUST.modelFloorRad());
        assertThat(fit(0.01, 0.1).arcRad(0.1)).isEqualTo(TRUST.arcRad(0.1));
    }

    @Test
    void aModelThatErrsMoreIsTrustedAsBefore() {
        assertThat(fit(0.1, 0.001)).isEqualTo(TRUST);
    }

    @Test
    void withoutAnyEstimateTheTrustStays() {
        assertThat(new PairBlendFit().fit(TRUST)).isEqualTo(TRUST);
    }
}
