package org.bearing.inference.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairTrustTest {
    private static PairTrust trust(List<Double> spreads, List<Double> halfWidths) {
        return new PairTrust(10, 0.3, 0.03, 0.2, 4e-5, 0, 0, spreads, halfWidths, -3.5, -1.5, 1, 1, -2, 1);
    }

    @Test
    void theArcIsStraightBetweenThePointsAndFlatBeyond() {
        PairTrust trust = trust(List.of(0.1, 0.2, 0.4), List.of(0.05, 0.15, 0.35));
        assertThat(trust.arcRad(0)).isEqualTo(0.05);
        assertThat(trust.arcRad(0.1)).isEqualTo(0.05);
        assertThat(trust.arcRad(0.15)).isCloseTo(0.1, within(1e-12));
        assertThat(trust.arcRad(0.3)).isCloseTo(0.25, within(1e-12));
        assertThat(trust.arcRad(2)).isEqualTo(0.35);
    }

    @Test
    void aCurveThatIsNoneIsRefused() {
        for (PairTrustCurve curve : List.of(
                new PairTrustCurve(List.of(), List.of()),
                new PairTrustCurve(List.of(0.1), List.of(0.1, 0.2)),
                new PairTrustCurve(List.of(0.2, 0.1), List.of(0.1, 0.2)),
                new PairTrustCurve(List.of(0.1, 0.1), List.of(0.1, 0.2)),
                new PairTrustCurve(List.of(0.1, 0.2), List.of(0.1, 0.0)))) {
            assertThatThrownBy(() -> trust(curve.spreads, curve.halfWidths))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the arc's curve");
        }
    }

    private record PairTrustCurve(List<Double> spreads, List<Double> halfWidths) {}
}
