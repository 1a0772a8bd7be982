package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadPresetTest {
    private static final String KEY = "capture.head_radius_m";
    private static final Preset USUAL = Preset.bundled("binaural");

    private static OptionalDouble radius(String value) {
        return HeadPreset.radiusM(USUAL.with(KEY, value), KEY);
    }

    @ParameterizedTest
    @EnumSource(HeadPreset.class)
    void everyHeadHasAPlausibleRadiusAndOpensALocalizer(HeadPreset head) {
        String word = head.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(radius(word).orElseThrow()).isBetween(0.085, 0.105);
        assertThat(Localizer.open(USUAL.with(KEY, word)).preset().text(KEY)).hasValue(word);
        assertThat(Localizer.open(USUAL.with("method", "gcc-phat").with(KEY, word)))
                .isNotNull();
    }

    @Test
    void numbersStayNumbersAndTheOthersAreNoRadius() {
        assertThat(radius("0.09")).hasValue(0.09);
        assertThat(radius("average")).isEmpty();
        assertThat(radius("estimate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kemmar", "big", ""})
    void otherWordsAreRefusedWithTheOnesThereAre(String word) {
        assertThatThrownBy(() -> USUAL.with(KEY, word))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kemar")
                .hasMessageContaining("estimate");
    }

    @Test
    void theBundledModelCanEstimateTheHead() {
        Localizer localizer = Localizer.open(USUAL.with(KEY, "estimate"));
        assertThat(localizer.localizeClip(new float[16_000], new float[16_000], 16_000))
                .isEmpty();
    }
}
