package org.bearing.training.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.HrirSet;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldPatchesTest {
    private static final double RATE_HZ = 44_100;
    private static final HrirSet HEAD = SphericalHrirs.of(0.09, RATE_HZ, 1000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void holdAFairShareOfAllDirectionsAlikeOnBothSides(long seed) {
        HeldPatches patches = new HeldPatches(seed);
        List<Direction> held = HEAD.directions().stream().filter(patches::holds).toList();
        assertThat(held.size()).isBetween(150, 350);
        assertThat(held).allMatch(direction -> patches.holds(direction.mirroredLeftRight()));
        assertThat(held.stream().filter(direction -> direction.x() > 0)).hasSizeBetween(50, 250);
    }

    @Test
    void theHeadThatTrainingKnowsLacksThemAndNothingElse() {
        HeldPatches patches = new HeldPatches(1);
        HrirSet known = patches.without(HEAD);
        assertThat(known.directions()).noneMatch(patches::holds);
        long held = HEAD.directions().stream().filter(patches::holds).count();
        assertThat(known.directions()).hasSize(HEAD.directions().size() - (int) held);
        int first = HEAD.directions().indexOf(known.directions().get(0));
        assertThat(known.response(0, 1)).isEqualTo(HEAD.response(first, 1));
    }

    @Test
    void aHeadWithTooFewDirectionsIsRefusedByName() {
        HrirSet coarse = SphericalHrirs.of(0.09, RATE_HZ, 50);
        assertThatThrownBy(() -> new HeldPatches(1).without(coarse))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sphere")
                .hasMessageContaining("50 directions");
    }
}
