package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.room.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeRoomsTest {
    private static final double DELAY_S = 4e-6;
    private static final double T20_PART = 0.1;
    private static final double WALL_M = 0.3;
    private static final int DIRECT = 28;

    static Stream<Arguments> rooms() {
        return Stream.of(
                Arguments.of("DTU grid", DtuLike.grid(), DtuLike.RT60_S),
                Arguments.of("DTU off-grid", DtuLike.offGrid(), DtuLike.RT60_S),
                Arguments.of("DTU off-range", DtuLike.offRange(), DtuLike.RT60_S),
                Arguments.of("MIR train", MirLike.train(), MirLike.TRAIN_RT60_S),
                Arguments.of("MIR validation", MirLike.validation(), MirLike.VALIDATION_RT60_S));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void theDirectSoundIsEarlierAtTheLeftByTheSineOfTheAzimuth(String name, PairResponses responses, double rt60S) {
        SimulatedPair pair = (SimulatedPair) responses;
        for (int position = 0; position < responses.positions().size(); position++) {
            PairPosition at = responses.positions().get(position);
            Placement placement = pair.placement(position);
            assertThat(placement.inside(pair.room(), WALL_M))
                    .as("%s inside", at)
                    .isTrue();
            assertThat(placement.direction().azimuthDeg()).isCloseTo(at.azimuthDeg(), within(1e-9));
            float[][] response = responses.response(position);
            double wanted =
                    responses.spacingM() * Math.sin(Math.toRadians(at.azimuthDeg())) / SphericalHead.SPEED_OF_SOUND;
            assertThat(lead(response, wanted)).as("%s %s", name, at).isCloseTo(wanted, within(DELAY_S));
        }
    }

    /** By how much the left channel's direct sound leads, by the slope of its phase from 0.5 to 6 kHz around a guess, s. */
    private static double lead(float[][] response, double guessS) {
        int middle = peak(response[0]);
        double up = 0;
        double down = 0;
        for (double hz = 500; hz <= 6000; hz += 100) {
            double omega = 2 * Math.PI * hz;
            double[] left = transform(response[0], middle, omega);
            double[] right = transform(response[1], middle, omega);
            double phase = Math.atan2(left[1] * right[0] - left[0] * right[1], left[0] * right[0] + left[1] * right[1]);
            up += omega * Math.IEEEremainder(phase - omega * guessS, 2 * Math.PI);
            down += omega * omega;
        }
        return guessS + up / down;
    }

    private static double[] transform(float[] response, int middle, double omega) {
        double re = 0;
        double im = 0;
        for (int t = Math.max(0, middle - DIRECT); t <= middle + DIRECT; t++) {
            double taper = 0.5 + 0.5 * Math.cos(Math.PI * (t - middle) / DIRECT);
            re += taper * response[t] * Math.cos(omega * t / PairAudio.RATE_HZ);
            im -= taper * response[t] * Math.sin(omega * t / PairAudio.RATE_HZ);
        }
        return new double[] {re, im};
    }

    private static int peak(float[] response) {
        int peak = 0;
        for (int t = 0; t < 400; t++) {
            peak = Math.abs(response[t]) > Math.abs(response[peak]) ? t : peak;
        }
        return peak;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void theReverberationTimeIsTheRecipes(String name, PairResponses responses, double rt60S) {
        double mean = 0;
        int count = responses.positions().size();
        for (int position = 0; position < count; position++) {
            float[][] response = responses.response(position);
            assertThat(response[0].length).isLessThanOrEqualTo(PairAudio.RATE_HZ);
            mean += t20(response) / count;
        }
        assertThat(mean).as(name).isCloseTo(rt60S, within(T20_PART * rt60S));
    }

    /** T20 of both channels by backward integration from the direct sound on, s. */
    private static double t20(float[][] response) {
        int length = response[0].length;
        double[] curve = new double[length + 1];
        for (int t = length - 1; t >= 0; t--) {
            curve[t] = curve[t + 1] + response[0][t] * response[0][t] + response[1][t] * response[1][t];
        }
        int start = peak(response[0]) + PairAudio.RATE_HZ / 1000;
        double n = 0;
        double t = 0;
        double tt = 0;
        double d = 0;
        double td = 0;
        for (int i = start; i < length; i++) {
            double db = 10 * Math.log10(curve[i] / curve[start]);
            if (db <= -5 && db >= -25) {
                double at = (double) i / PairAudio.RATE_HZ;
                n++;
                t += at;
                tt += at * at;
                d += db;
                td += at * db;
            }
        }
        return -60 / ((n * td - t * d) / (n * tt - t * t));
    }

    @Test
    void positionsAreThoseOfThePaper() {
        assertThat(DtuLike.grid().positions()).hasSize(19).allMatch(at -> at.rangeM() == 1.5);
        assertThat(MirLike.train().positions()).hasSize(13).allMatch(at -> at.rangeM() == 2);
        assertThat(DtuLike.offGrid().positions())
                .containsExactlyInAnyOrder(
                        new PairPosition(25, 1.5), new PairPosition(28, 1.5), new PairPosition(45, 1.5));
        assertThat(DtuLike.offRange().positions())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        new PairPosition(0, 1),
                        new PairPosition(10, 2),
                        new PairPosition(40, 2),
                        new PairPosition(-30, 2.5),
                        new PairPosition(-40, 2.5),
                        new PairPosition(-30, 3.0)));
        assertThat(DtuLike.grid().spacingM()).isEqualTo(0.085);
        assertThat(MirLike.validation().spacingM()).isEqualTo(0.08);
    }

    @Test
    void responsesAreTheSameEveryTimeAndDifferFromPositionToPosition() {
        PairResponses responses = DtuLike.offRange();
        float[][] first = responses.response(1);
        assertThat(DtuLike.offRange().response(1)).isDeepEqualTo(first);
        float[] tail = Arrays.copyOfRange(first[0], 4000, 6000);
        float[] other = Arrays.copyOfRange(responses.response(2)[0], 4000, 6000);
        assertThat(Math.abs(correlation(tail, other))).isLessThan(0.2);
    }

    private static double correlation(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
