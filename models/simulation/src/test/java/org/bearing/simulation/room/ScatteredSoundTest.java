package org.bearing.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatteredSoundTest {
    private static final int RATE_HZ = 16_000;
    private static final double T20_PART = 0.1;
    private static final double LEVEL_DB = 0.7;
    private static final MicrophonePair PAIR = new MicrophonePair(MicrophonePair.Pattern.OMNI, 0.085, 0);

    private final RoomResponses responses = new RoomResponses(RATE_HZ);
    private final StereoResponse out = new StereoResponse();

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.4, 0.7})
    void roughWallsKeepTheEnergyAndItsDecay(double scattering) {
        SplittableRandom random = new SplittableRandom(21);
        double difference = 0;
        double t20 = 0;
        int count = 24;
        for (int i = 0; i < count; i++) {
            double rt60 = random.nextDouble(0.3, 0.7);
            Room room =
                    Room.withRt60(random.nextDouble(4, 8), random.nextDouble(4, 7), random.nextDouble(2.6, 4), rt60);
            Placement placement = RoomResponsesTest.somewhere(room, random, 1, 2);
            responses.pair(PAIR, room, placement, i, out);
            double smooth = reverberantEnergy(placement);
            responses.pair(PAIR, room, Reflections.rough(scattering), placement, i, i, out);
            difference += 10 * Math.log10(reverberantEnergy(placement) / smooth) / count;
            int from = out.latency() + (int) (placement.distanceM() / 343 * RATE_HZ) + RATE_HZ / 1000;
            t20 += Decay.t20(Decay.windows(out, from, 16, out.length() / 16), 0.001) / rt60 / count;
        }
        assertThat(difference).isCloseTo(0, within(LEVEL_DB));
        assertThat(t20).isCloseTo(1, within(T20_PART));
    }

    private double reverberantEnergy(Placement placement) {
        int from = out.latency() + (int) (placement.distanceM() / 343 * RATE_HZ) + 32;
        return Decay.windows(out, from, out.length(), 1)[0];
    }

    @Test
    void theDirectSoundStaysAndTheFirstReflectionLoses() {
        Room room = Room.withRt60(9, 6, 3, 0.5);
        Placement placement = new Placement(4.5, 3, 1.5, 0, 6, 3, 1.5, 0);
        responses.pair(PAIR, room, placement, 5, out);
        float[] smooth = Arrays.copyOf(out.left(), out.length());
        responses.pair(PAIR, room, Reflections.rough(0.5), placement, 5, 5, out);
        int direct = out.latency() + (int) (1.5 / 343 * RATE_HZ);
        // Floor and ceiling, 3.35 m away; before them nothing may differ.
        int reflected = out.latency() + (int) (Math.hypot(1.5, 3) / 343 * RATE_HZ);
        assertThat(Arrays.copyOf(out.left(), reflected - 40)).isEqualTo(Arrays.copyOf(smooth, reflected - 40));
        assertThat(peak(out.left(), direct)).isGreaterThan(0.5f);
        assertThat(peak(out.left(), reflected))
                .isCloseTo(peak(smooth, reflected) * (float) Math.sqrt(0.5), within(0.1f));
        assertThat(peak(smooth, reflected)).isGreaterThan(0.3f);
    }

    @Test
    void aBeamingSourceKeepsItsDirectSoundAndLeavesLessInTheRoom() {
        SplittableRandom random = new SplittableRandom(22);
        Reflections beam = new Reflections(0.3, MicrophonePair.Pattern.CARDIOID);
        double difference = 0;
        int count = 24;
        for (int i = 0; i < count; i++) {
            Room room = Room.withRt60(random.nextDouble(4, 8), random.nextDouble(4, 7), 3, 0.5);
            Placement placement = RoomResponsesTest.somewhere(room, random, 1, 2);
            responses.pair(PAIR, room, Reflections.rough(0.3), placement, i, i, out);
            double all = reverberantEnergy(placement);
            int direct = out.latency() + (int) (placement.distanceM() / 343 * RATE_HZ);
            float straight = peak(out.left(), direct);
            responses.pair(PAIR, room, beam, placement, i, i, out);
            difference += 10 * Math.log10(reverberantEnergy(placement) / all) / count;
            assertThat(peak(out.left(), direct)).isCloseTo(straight, within(0.02f));
        }
        assertThat(difference).isCloseTo(-10 * Math.log10(3), within(LEVEL_DB));
    }

    @Test
    void whatLeavesTheSourceBackwardsIsNotHeardFromACardioid() {
        Room room = Room.withRt60(9, 6, 6, 0.5);
        // The wall behind the source, on the line through both.
        Placement placement = new Placement(6, 3, 3, 0, 8, 3, 3, 0);
        int behind = (int) Math.round((9 - 8 + 9 - 6) / 343.0 * RATE_HZ);
        responses.pair(PAIR, room, placement, 5, out);
        float open = peak(out.left(), out.latency() + behind);
        Reflections beam = new Reflections(0, MicrophonePair.Pattern.CARDIOID);
        responses.pair(PAIR, room, beam, placement, 5, 5, out);
        assertThat(peak(out.left(), out.latency() + behind)).isLessThan(0.1f * open);
    }

    private static float peak(float[] response, int at) {
        float most = 0;
        for (int t = at - 3; t <= at + 3; t++) {
            most = Math.max(most, Math.abs(response[t]));
        }
        return most;
    }

    @Test
    void wallsThatScatterEverythingAreRefused() {
        assertThatThrownBy(() -> Reflections.rough(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scattering");
    }
}
