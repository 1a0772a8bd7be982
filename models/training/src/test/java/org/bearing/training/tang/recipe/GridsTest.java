package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.geometry.Direction;
import org.junit.jupiter.api.Test;

class GridsTest {
    private static final double DEG = 1e-9;

    @Test
    void twoDegreeGridFillsTheFrontalBox() {
        assertThat(Grids.twoDegrees()).hasSize(91 * 45).allMatch(Grids::frontal).doesNotHaveDuplicates();
    }

    @Test
    void kemarGridHasTheCirclesOfItsMeasurement() {
        assertThat(Grids.kemar()).hasSize(5 * 37 + 2 * 31 + 2 * 29).allMatch(Grids::frontal);
        assertThat(Grids.kemar().stream()
                        .mapToDouble(Direction::elevationDeg)
                        .min()
                        .orElseThrow())
                .isCloseTo(-40, within(DEG));
    }

    @Test
    void theBoxIncludesItsEdgesAndNothingBehind() {
        assertThat(Grids.frontal(Direction.ofDegrees(90, 45))).isTrue();
        assertThat(Grids.frontal(Direction.ofDegrees(-90, -45))).isTrue();
        assertThat(Grids.frontal(Direction.ofDegrees(91, 0))).isFalse();
        assertThat(Grids.frontal(Direction.ofDegrees(0, 46))).isFalse();
        assertThat(Grids.frontal(Direction.ofDegrees(180, 0))).isFalse();
    }

    @Test
    void aFifthOfTheBoxIsHeldOutInBlocks() {
        long held = Grids.twoDegrees().stream()
                .filter(d -> Grids.heldOut(d.azimuthDeg(), d.elevationDeg()))
                .count();
        assertThat((double) held / Grids.twoDegrees().size()).isBetween(0.15, 0.25);
        // The middle of a block and its surroundings are on one side.
        assertThat(Grids.heldOut(-52.5 + 4, -37.5 + 4)).isEqualTo(Grids.heldOut(-52.5 - 4, -37.5 - 4));
    }
}
