package org.bearing.training.bianco.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.training.bianco.network.Density;
import org.junit.jupiter.api.Test;

class PairPlanTest {
    @Test
    void changesOnlyWhatIsAsked() {
        PairPlan usual = PairPlan.bundled(PairKind.CNN);
        PairPlan changed = usual.with(Map.of("stride", "4", "learning_rate", "5e-5"));
        assertThat(changed.stride()).isEqualTo(4);
        assertThat(changed.setting(2).learningRate()).isEqualTo(5e-5);
        assertThat(changed.density()).isEqualTo(Density.TRUNCATED_NORMAL);
        for (Density density : Density.values()) {
            assertThat(usual.with(Map.of("density", density.label())).density()).isEqualTo(density);
        }
        assertThat(changed.with(Map.of("stride", "16", "learning_rate", "2e-4")))
                .isEqualTo(usual);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        PairPlan usual = PairPlan.bundled(PairKind.VAE_SSL);
        assertThatThrownBy(() -> usual.with(Map.of("epoch", "3")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no setting epoch");
        assertThatThrownBy(() -> usual.with(Map.of("epochs", "2.5"))).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> usual.with(Map.of("density", "cauchy")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("truncated, normal or von-mises: cauchy");
        assertThatThrownBy(() -> usual.with(Map.of("alpha", "much"))).isInstanceOf(ConfigurationException.class);
    }
}
