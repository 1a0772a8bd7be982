package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirSet;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;

class HeadCheckTest {
    private static final int RATE_HZ = 16_000;
    private static final HrirSet SPHERE = SphericalHrirs.of(0.09, 44_100, 200);

    private static Head head(HrirSet set) {
        return Head.of(set, RATE_HZ);
    }

    /** The sphere under another name, with its ears or directions changed. */
    private static Head changed(String name, boolean exchanged, double turnDeg) {
        int count = SPHERE.directions().size();
        float[][] left = new float[count][];
        float[][] right = new float[count][];
        List<Direction> directions = SPHERE.directions().stream()
                .map(d -> new Direction(d.azimuthRad() + Math.toRadians(turnDeg), d.elevationRad()))
                .toList();
        for (int i = 0; i < count; i++) {
            left[i] = SPHERE.response(i, exchanged ? 1 : 0);
            right[i] = SPHERE.response(i, exchanged ? 0 : 1);
        }
        return head(HrirSet.of(name, SPHERE.rateHz(), directions, left, right, new double[count][2]));
    }

    @Test
    void headsOfOneGridRateAndEarOrderAreAccepted() {
        HrirSet larger = SphericalHrirs.of(0.1, 44_100, 200);
        assertThatCode(() -> HeadCheck.check(List.of(head(SPHERE), head(larger))))
                .doesNotThrowAnyException();
    }

    @Test
    void headsOfDifferentRatesAreRefusedByName() {
        HrirSet other = SphericalHrirs.of(0.09, 48_000, 200);
        assertThatThrownBy(() -> HeadCheck.check(List.of(head(SPHERE), head(other))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(other.name())
                .hasMessageContaining("44100")
                .hasMessageContaining("48000");
    }

    @Test
    void headsOfDifferentGridsAreRefusedByName() {
        HrirSet fewer = SphericalHrirs.of(0.09, 44_100, 150);
        assertThatThrownBy(() -> HeadCheck.check(List.of(head(SPHERE), head(fewer))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has 150;");
        assertThatThrownBy(() -> HeadCheck.check(List.of(head(SPHERE), changed("turned", false, 3))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("turned")
                .hasMessageContaining("same grid");
    }

    @Test
    void aHeadWithItsEarsExchangedIsRefusedByName() {
        assertThatThrownBy(() -> HeadCheck.check(List.of(changed("swapped", true, 0))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("swapped")
                .hasMessageContaining("left ear first");
    }
}
