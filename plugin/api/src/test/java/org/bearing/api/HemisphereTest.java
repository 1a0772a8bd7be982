package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HemisphereTest {
    private static int rateHz(Preset preset) {
        return Methods.of(preset).create(1).frames().sampleRateHz();
    }

    @Test
    void hearsAllAroundWithTheModelThatWasMadeForIt() {
        Preset front = Preset.find("binaural");
        Preset around = front.with("capture.hemisphere", "all");
        assertThat(rateHz(front)).isEqualTo(16_000);
        assertThat(rateHz(around)).isEqualTo(48_000);
        assertThat(rateHz(around.with("model", "binaural-sphere"))).isEqualTo(48_000);
        assertThat(rateHz(around.with("capture.hemisphere", "front"))).isEqualTo(16_000);
    }
}
