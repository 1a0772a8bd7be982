package org.bearing.automation.midi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MidiDirectionTest {
    @Test
    void leftIsNothingTheCentreIsTheMiddleAndRightIsAll() {
        assertThat(MidiDirection.pan(1)).isEqualTo(0x0000);
        assertThat(MidiDirection.pan(0)).isEqualTo(0x2000);
        assertThat(MidiDirection.pan(-1)).isEqualTo(0x3FFF);
    }

    @Test
    void azimuthsGoFromTheBackOverTheLeftToTheFrontAndOverTheRightToTheBack() {
        assertThat(MidiDirection.azimuth(Math.PI)).isEqualTo(0x0000);
        assertThat(MidiDirection.azimuth(Math.PI / 2)).isEqualTo(0x1000);
        assertThat(MidiDirection.azimuth(0)).isEqualTo(0x2000);
        assertThat(MidiDirection.azimuth(-Math.PI / 2)).isEqualTo(0x3000);
        assertThat(MidiDirection.azimuth(-Math.PI + 1e-6)).isEqualTo(0x3FFF);
    }

    @Test
    void aPanIsControllersTenAndFortyTwo() {
        assertThat(MidiDirection.panMessages(3, 0x3FFF)).isDeepEqualTo(new byte[][] {
            {(byte) 0xB2, 10, 127}, {(byte) 0xB2, 42, 127},
        });
    }

    @Test
    void aParameterIsNamedAndThenSet() {
        assertThat(MidiDirection.nrpnMessages(1, 1, 0x1003)).isDeepEqualTo(new byte[][] {
            {(byte) 0xB0, 99, 0}, {(byte) 0xB0, 98, 1}, {(byte) 0xB0, 6, 32}, {(byte) 0xB0, 38, 3},
        });
    }
}
