package org.bearing.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bearing.geometry.AngleKind;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    @Test
    void putsTheMostTrustedFirstAndKnowsWhatIsUnknown() {
        DirectionCandidates candidates = new DirectionCandidates();
        candidates.centreSample(8_000);
        candidates.add(0.5, Double.NaN, Math.PI - 0.5, 0.2, 0.1);
        candidates.add(-0.3, 0.2, Double.NaN, 0.7, 0.05);

        List<Estimate> estimates = Estimates.of(candidates, AngleKind.HEAD, 16_000);

        assertThat(estimates).hasSize(2);
        Estimate best = estimates.get(0);
        assertThat(best.timeSeconds()).isEqualTo(0.5);
        assertThat(best.direction().azimuthRad()).isCloseTo(-0.3, within(1e-12));
        assertThat(best.elevationKnown()).isTrue();
        assertThat(best.mirrorAzimuthRad()).isEmpty();
        assertThat(estimates.get(1).elevationKnown()).isFalse();
        assertThat(estimates.get(1).mirrorAzimuthRad()).hasValue(Math.PI - 0.5);
    }
}
