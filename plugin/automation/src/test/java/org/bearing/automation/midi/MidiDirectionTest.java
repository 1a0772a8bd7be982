package org.bearing.automation.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;

class MidiDirectionTest {
    private static int[][] bytes(List<ShortMessage> messages) {
        return messages.stream()
                .map(message -> new int[] {message.getStatus(), message.getData1(), message.getData2()})
                .toArray(int[][]::new);
    }

    @Test
    void leftIsNothingTheCentreIsTheMiddleAndRightIsAll() {
        assertThat(MidiDirection.panValue(1)).isEqualTo(0x0000);
        assertThat(MidiDirection.panValue(0)).isEqualTo(0x2000);
        assertThat(MidiDirection.panValue(-1)).isEqualTo(0x3FFF);
    }

    @Test
    void azimuthsAreThoseOfThePlugIn() {
        assertThat(MidiDirection.azimuthValue(-Math.PI)).isEqualTo(0);
        assertThat(MidiDirection.azimuthValue(0)).isEqualTo(0x2000);
        assertThat(MidiDirection.azimuthValue(Math.toRadians(30))).isEqualTo(9557);
        assertThat(MidiDirection.azimuthValue(Math.PI)).isEqualTo(0x3FFF);
    }

    @Test
    void aPanIsControllersTenAndFortyTwo() {
        assertThat(bytes(MidiDirection.pan(2, 0x3FFF))).isDeepEqualTo(new int[][] {{0xB2, 10, 127}, {0xB2, 42, 127}});
    }

    @Test
    void anAzimuthIsNamedAndThenSet() {
        assertThat(bytes(MidiDirection.azimuth(0, 9557)))
                .isDeepEqualTo(new int[][] {{0xB0, 99, 66}, {0xB0, 98, 0}, {0xB0, 6, 74}, {0xB0, 38, 85}});
    }
}
