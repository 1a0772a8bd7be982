package org.bearing.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.FractionalDelay;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirPair;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomResponsesTest {
    private static final int RATE_HZ = 16_000;
    private static final double T20_PART = 0.1;
    private static final double STEP_DB = 1;
    private static final double WAVEFORM_PART = 0.01;
    private static final double ILD_DB = 0.1;
    private static final int JOINT_WINDOW = 14;
    private static final Head HEAD = Head.of(SphericalHrirs.of(0.09, 44_100, 300), RATE_HZ);
    private static final MicrophonePair OMNI = new MicrophonePair(MicrophonePair.Pattern.OMNI, 0.2, 0);

    private final RoomResponses responses = new RoomResponses(RATE_HZ);
    private final StereoResponse out = new StereoResponse();

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.15, 0.2, 0.3, 0.45, 0.6, 0.8})
    void decayTimeIsTheAskedOne(double rt60) {
        SplittableRandom random = new SplittableRandom(11);
        double sum = 0;
        int count = 16;
        for (int i = 0; i < count; i++) {
            // a large room this dry is no more than a few reflections, which have no decay time
            double longest = rt60 < 0.18 ? 4.5 : 7.5;
            Room room = Room.withRt60(
                    random.nextDouble(3, longest), random.nextDouble(3, longest), random.nextDouble(2.4, 3.5), rt60);
            Placement placement = somewhere(room, random, 1.0, 2.0);
            responses.binaural(HEAD, room, placement, i, out);
            int from = out.latency() + (int) (placement.distanceM() / 343 * RATE_HZ) + RATE_HZ / 1000;
            double t20 = Decay.t20(Decay.windows(out, from, 16, out.length() / 16), 0.001);
            sum += t20 / rt60 / count;
        }
        assertThat(sum).isCloseTo(1, within(T20_PART));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.4, 0.7})
    void directToReverberantRatioFollowsTheory(double rt60) {
        SplittableRandom random = new SplittableRandom(12);
        double difference = 0;
        int count = 30;
        for (int i = 0; i < count; i++) {
            Room room =
                    Room.withRt60(random.nextDouble(4, 8), random.nextDouble(4, 7), random.nextDouble(2.6, 4), rt60);
            Placement placement = somewhere(room, random, 1, 2);
            responses.pair(OMNI, room, placement, i, out);
            double direct = placement.distanceM() / SphericalHead.SPEED_OF_SOUND;
            double all = Decay.windows(out, 0, out.length(), 1)[0] / 2;
            double straight = 1 / (placement.distanceM() * placement.distanceM());
            double theory = 4
                    * Math.PI
                    * SphericalHead.SPEED_OF_SOUND
                    / room.volume()
                    * rt60
                    / (6 * Math.log(10))
                    * Math.pow(10, -6 * direct / rt60);
            difference += 10 * Math.log10(straight / (all - straight) * theory / straight) / count;
        }
        assertThat(difference).isCloseTo(0, within(1.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.3, 0.8})
    void decayHasNoStepAtTheJoint(double rt60) {
        SplittableRandom random = new SplittableRandom(13);
        Room room = Room.withRt60(6, 4.5, 2.8, rt60);
        double[] energies = new double[40];
        for (int i = 0; i < 80; i++) {
            Placement placement = somewhere(room, random, 1.2, 1.6);
            responses.binaural(HEAD, room, placement, i, out);
            double[] one = Decay.windows(out, out.latency(), RATE_HZ / 250, energies.length);
            for (int k = 0; k < one.length; k++) {
                energies[k] += one[k];
            }
        }
        double[] level = new double[energies.length];
        for (int k = 0; k < energies.length; k++) {
            level[k] = 10 * Math.log10(energies[k]) + 60 * (k + 0.5) * 0.004 / rt60;
        }
        double before = 0;
        double after = 0;
        for (int k = 1; k <= 5; k++) {
            before += level[JOINT_WINDOW - k] / 5;
            after += level[JOINT_WINDOW + k] / 5;
            assertThat(level[JOINT_WINDOW + k] - level[JOINT_WINDOW + k - 1]).isCloseTo(0, within(STEP_DB));
            assertThat(level[JOINT_WINDOW - k] - level[JOINT_WINDOW - k + 1]).isCloseTo(0, within(STEP_DB));
        }
        assertThat(before - after).isCloseTo(0, within(STEP_DB));
    }

    @Test
    void directSoundHasTheHeadsDelayAndLevels() {
        Room room = Room.withRt60(8, 8, 8, 0.1);
        HrirPair pair = HEAD.newPair();
        for (int azimuth = -180; azimuth < 180; azimuth += 30) {
            Direction direction = Direction.ofDegrees(azimuth, 10);
            responses.binaural(HEAD, room, Placement.seen(4, 4, 4, 0.7, direction, 1), 5, out);
            HEAD.hrir(direction, pair);
            int at = out.latency() + (int) Math.floor(RATE_HZ / SphericalHead.SPEED_OF_SOUND) - HEAD.centre();
            double shift = RATE_HZ / SphericalHead.SPEED_OF_SOUND % 1;
            float[][] both = new float[2][out.length() + 64];
            FractionalDelay.add(pair.left(), at + shift, both[0]);
            FractionalDelay.add(pair.right(), at + shift, both[1]);
            new HighPass(RATE_HZ).apply(both[0], both[1], out.length());
            double[] levels = new double[2];
            for (int channel = 0; channel < 2; channel++) {
                float[] heard = channel == 0 ? out.left() : out.right();
                float[] wanted = both[channel];
                double error = 0;
                double energy = 0;
                double heardEnergy = 0;
                for (int t = 0; t < at + HEAD.centre() + 100; t++) {
                    error += Math.pow(heard[t] - wanted[t], 2);
                    energy += wanted[t] * wanted[t];
                    heardEnergy += heard[t] * heard[t];
                }
                levels[channel] = 10 * Math.log10(heardEnergy / energy);
                assertThat(error / energy)
                        .as("azimuth %d, channel %d", azimuth, channel)
                        .isLessThan(WAVEFORM_PART);
            }
            assertThat(levels[0] - levels[1])
                    .as("level difference, azimuth %d", azimuth)
                    .isCloseTo(0, within(ILD_DB));
        }
    }

    @Test
    void sameSeedGivesTheSameResponseAndAnotherSeedDoesNot() {
        Room room = Room.withRt60(5, 4, 3, 0.3);
        Placement placement = Placement.seen(2, 2, 1.5, 0.2, Direction.ofDegrees(40, 0), 1.2);
        responses.binaural(HEAD, room, placement, 9, out);
        StereoResponse other = new StereoResponse();
        new RoomResponses(RATE_HZ).binaural(HEAD, room, placement, 9, other);
        assertThat(java.util.Arrays.copyOf(other.left(), other.length()))
                .isEqualTo(java.util.Arrays.copyOf(out.left(), out.length()));
        responses.binaural(HEAD, room, placement, 10, other);
        assertThat(other.left()).isNotEqualTo(out.left());
    }

    @Test
    void everyBandDecaysInItsOwnTime() {
        double[] times = {0.6, 0.6, 0.6, 0.6, 0.3, 0.3, 0.3};
        Room room = Room.withRt60(5, 4, 3, times, new double[] {1, 2, 1, 0.5, 1, 1});
        for (int band = 0; band < times.length; band++) {
            assertThat(room.rt60S(band)).isCloseTo(times[band], within(0.01));
        }
        Placement placement = Placement.seen(2, 2, 1.5, 0.2, Direction.ofDegrees(40, 0), 1.2);
        responses.binaural(HEAD, room, placement, 9, out);
        assertThat(decayAfter(1)).isCloseTo(0.6, within(0.6 * T20_PART));
        responses.binaural(HEAD, room, placement, 9, out);
        assertThat(decayAfter(-1)).isCloseTo(0.3, within(0.3 * T20_PART));
    }

    /** T20 of what is left by eight sums (+1: below 3 kHz) or differences (-1: above 5 kHz) of neighbouring samples. */
    private double decayAfter(float sign) {
        for (int times = 0; times < 8; times++) {
            for (int t = 0; t + 1 < out.length(); t++) {
                out.left()[t] += sign * out.left()[t + 1];
                out.right()[t] += sign * out.right()[t + 1];
            }
        }
        int from = out.latency() + RATE_HZ / 20;
        return Decay.t20(Decay.windows(out, from, 16, (out.length() - from) / 16), 0.001);
    }

    @Test
    void responsesAllocateNothingOnceBuffersHaveGrown() {
        Room room = Room.withRt60(6, 5, 3, 0.4);
        Placement placement = Placement.seen(2, 2, 1.5, 0.2, Direction.ofDegrees(40, 0), 1.2);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            responses.binaural(HEAD, room, placement, i, out);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    static Placement somewhere(Room room, SplittableRandom random, double nearest, double farthest) {
        while (true) {
            Direction direction = new Direction(random.nextDouble(-3.1, 3.1), random.nextDouble(-0.4, 0.4));
            Placement placement = Placement.seen(
                    random.nextDouble(0.5, room.lx() - 0.5),
                    random.nextDouble(0.5, room.ly() - 0.5),
                    random.nextDouble(0.8, room.lz() - 0.8),
                    random.nextDouble(-3, 3),
                    direction,
                    random.nextDouble(nearest, farthest));
            if (placement.inside(room, 0.3)) {
                return placement;
            }
        }
    }
}
