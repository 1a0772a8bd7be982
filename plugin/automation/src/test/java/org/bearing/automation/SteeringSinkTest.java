package org.bearing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.automation.steering.Beamformer;
import org.bearing.automation.steering.MicrophoneArray;
import org.bearing.automation.steering.SteeringSpec;
import org.bearing.automation.steering.WeightDesign;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;

class SteeringSinkTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private SteeringSink sink(double rateHz, double holdSeconds, List<Double> frequencies) {
        return SteeringSink.to(
                bytes,
                new SteeringSpec(
                        Beamformer.DELAY_AND_SUM,
                        MicrophoneArray.pair(0.0686),
                        new WeightDesign(-20, OptionalDouble.empty()),
                        10,
                        frequencies,
                        rateHz,
                        holdSeconds,
                        Optional.empty()));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static TrackEvent heard(int track, double seconds, double azimuthDeg) {
        return new TrackEvent.Moved(
                track,
                new Estimate(
                        seconds,
                        Direction.ofDegrees(azimuthDeg, 0),
                        false,
                        OptionalDouble.empty(),
                        AngleKind.PAIR,
                        0.9,
                        0.1));
    }

    @Test
    void writesTheLiteralCommandForASourceAtTheLeft() {
        try (SteeringSink sink = sink(10, 1, List.of(0.0))) {
            sink.accept(heard(1, 0.5, 90));
        }

        assertThat(lines())
                .containsExactly(
                        "{\"time_s\":0.500,\"track\":1,\"state\":\"active\",\"azimuth_deg\":90.0,\"elevation_deg\":null,"
                                + "\"vector\":[0.000000,1.000000,0.000000],\"delays_us\":[-100.000000,100.000000],"
                                + "\"beamformer\":\"delay-and-sum\",\"covariance\":\"none\",\"weights\":[{\"frequency_hz\":0.0,"
                                + "\"white_noise_gain_db\":3.01,\"re\":[0.500000,0.500000],\"im\":[0.000000,0.000000]}]}",
                        "{\"time_s\":1.500,\"track\":1,\"state\":\"absent\"}");
    }

    @Test
    void holdsTheLastDirectionAndThenSaysAbsent() {
        try (SteeringSink sink = sink(10, 2, List.of())) {
            sink.accept(heard(1, 1, 20));
            sink.accept(new TrackEvent.Died(1, 1));
            sink.advance(2.9);
            assertThat(lines()).hasSize(1);
            sink.advance(3.1);
            assertThat(lines()).hasSize(2);
            assertThat(lines().get(1)).isEqualTo("{\"time_s\":3.000,\"track\":1,\"state\":\"absent\"}");
            sink.accept(heard(1, 4, 20));
            assertThat(lines()).hasSize(3);
        }
    }

    @Test
    void sendsAtMostTheAskedRateAndAlwaysTheLastDirection() {
        try (SteeringSink sink = sink(5, 1, List.of())) {
            for (int i = 0; i <= 100; i++) {
                sink.accept(heard(1, i / 50.0, i / 2.0));
            }
        }

        List<String> active =
                lines().stream().filter(l -> l.contains("\"active\"")).toList();
        assertThat(active).hasSize(11);
        assertThat(active.get(10)).contains("\"time_s\":2.000", "\"azimuth_deg\":50.0");
        assertThat(lines().get(11)).contains("\"time_s\":3.000", "absent");
    }
}
