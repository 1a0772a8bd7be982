package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.network.Activation;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
    @Test
    void readsThePlanOfTheBundledModel() {
        TrainingPlan plan = TrainingPlan.read("binaural-embedding", Map.of());
        assertThat(plan.examples()).isGreaterThanOrEqualTo(100_000);
        assertThat(plan.name()).isEqualTo("binaural-embedding");
    }

    @Test
    void takesChangesByKey() {
        TrainingPlan plan = TrainingPlan.read(
                "binaural-embedding",
                Map.of("network.hidden", "[729, 729]", "network.activation", "SIGMOID", "loss.direct", "0"));
        assertThat(plan.network().hidden()).isEqualTo(List.of(729, 729));
        assertThat(plan.network().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(plan.loss().hasDirect()).isFalse();
    }

    @Test
    void refusesUnknownKeysAndValues() {
        for (Map<String, String> wrong : List.of(
                Map.of("network.width", "1"),
                Map.of("network", "1"),
                Map.of("seed", "[["),
                Map.of("network.activation", "TANH"),
                Map.of("schedule.batch", "1"),
                Map.of("head_stretch", "0.6"),
                Map.of("mute", "[\"NOISE\"]"),
                Map.of("readout.direct_scale", "1"))) {
            assertThatThrownBy(() -> TrainingPlan.read("binaural-embedding", wrong))
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThatThrownBy(() -> TrainingPlan.read("binaural-embedding", Map.of("head_stretch", "0.6")))
                .hasMessageStartingWith("The training plan does not fit: headStretch must be in [0, 0.5)");
        assertThatThrownBy(() -> TrainingPlan.read("no-such", Map.of())).isInstanceOf(ConfigurationException.class);
    }
}
