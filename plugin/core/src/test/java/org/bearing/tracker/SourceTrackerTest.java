package org.bearing.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;
import org.junit.jupiter.api.Test;

class SourceTrackerTest {
    private static final double HOP_SECONDS = 0.064;
    private static final TrackerSpec SPEC = new TrackerSpec(Math.toRadians(30), 1, 1.0);

    private final List<TrackEvent> events = new ArrayList<>();
    private final List<TrackEvent> settled = new ArrayList<>();

    private static Estimate at(double time, double azimuthDeg) {
        return at(time, azimuthDeg, 5, 0.8);
    }

    private static Estimate at(double time, double azimuthDeg, double elevationDeg, double confidence) {
        return new Estimate(
                time,
                Direction.ofDegrees(azimuthDeg, elevationDeg),
                true,
                OptionalDouble.of(Angles.wrap(Math.PI - Math.toRadians(azimuthDeg))),
                AngleKind.HEAD,
                confidence,
                Math.toRadians(5));
    }

    private SourceTracker tracker(TrackerSpec spec) {
        return new SourceTracker(spec, events::add, settled::add);
    }

    private static void tell(SourceTracker tracker, Estimate estimate) {
        tracker.accept(List.of(estimate), estimate.timeSeconds());
    }

    private static Estimate estimateOf(TrackEvent event) {
        return event instanceof TrackEvent.Born born ? born.estimate() : ((TrackEvent.Moved) event).estimate();
    }

    @Test
    void bearsMovesAndBuries() {
        SourceTracker tracker = tracker(SPEC);
        tell(tracker, at(0.1, 20));
        tell(tracker, at(0.164, 21));
        tracker.accept(List.of(), 0.9);
        tracker.accept(List.of(), 1.3);
        tell(tracker, at(2, -40));

        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isEqualTo(new TrackEvent.Born(1, at(0.1, 20)));
        assertThat(events.get(1)).isInstanceOf(TrackEvent.Moved.class);
        assertThat(events.get(2)).isEqualTo(new TrackEvent.Died(1, 0.164));
        assertThat(events.get(3)).isEqualTo(new TrackEvent.Born(2, at(2, -40)));
    }

    @Test
    void steadiesANoisySourceAcrossTheWrap() {
        SourceTracker tracker = tracker(SPEC);
        SplittableRandom random = new SplittableRandom(42);
        double rawSquares = 0;
        double smoothSquares = 0;
        for (int i = 0; i < 400; i++) {
            double raw = 180 + 3 * random.nextGaussian();
            tell(tracker, at(i * HOP_SECONDS, raw));
            double smooth = estimateOf(events.get(i)).direction().azimuthRad();
            rawSquares += Math.pow(raw - 180, 2);
            smoothSquares += Math.pow(Math.toDegrees(Angles.difference(Math.PI, smooth)), 2);
        }
        assertThat(smoothSquares).isLessThan(0.6 * rawSquares);
    }

    @Test
    void followsAMovingSource() {
        SourceTracker tracker = tracker(SPEC);
        double azimuth = -60;
        for (int i = 0; i < 60; i++) {
            azimuth = -60 + 40 * i * HOP_SECONDS;
            tell(tracker, at(i * HOP_SECONDS, azimuth));
        }
        assertThat(estimateOf(events.get(59)).direction().azimuthDeg()).isCloseTo(azimuth, within(6.0));
        assertThat(events.get(59).track()).isEqualTo(1);
    }

    @Test
    void aSingleStrayHardlyMovesItAndSeveralStartAnother() {
        SourceTracker tracker = tracker(SPEC);
        for (int i = 0; i < 20; i++) {
            tell(tracker, at(i * HOP_SECONDS, 10));
        }
        tell(tracker, at(20 * HOP_SECONDS, 80));
        assertThat(estimateOf(events.get(20)).direction().azimuthDeg()).isCloseTo(10, within(0.5));
        assertThat(estimateOf(events.get(20)).confidence()).isCloseTo(0.4, within(1e-9));
        tell(tracker, at(21 * HOP_SECONDS, 10));
        for (int i = 22; i < 25; i++) {
            tell(tracker, at(i * HOP_SECONDS, -70));
        }
        assertThat(events.get(events.size() - 2)).isInstanceOf(TrackEvent.Died.class);
        TrackEvent last = events.get(events.size() - 1);
        assertThat(last).isInstanceOf(TrackEvent.Born.class);
        assertThat(last.track()).isEqualTo(2);
        assertThat(estimateOf(last).direction().azimuthDeg()).isCloseTo(-70, within(1e-9));
    }

    @Test
    void aRecordHasAJumpWhereItBegan() {
        SourceTracker tracker = tracker(SPEC);
        for (int i = 0; i < 10; i++) {
            tell(tracker, at(i * HOP_SECONDS, 10));
        }
        tell(tracker, at(10 * HOP_SECONDS, 80));
        assertThat(settled).hasSize(10);
        for (int i = 11; i < 14; i++) {
            tell(tracker, at(i * HOP_SECONDS, -70));
        }
        assertThat(events).hasSize(15);
        List<TrackEvent> lines = settled.stream()
                .filter(event -> !(event instanceof TrackEvent.Died))
                .toList();
        for (int i = 0; i < 14; i++) {
            Estimate line = estimateOf(lines.get(i));
            assertThat(line.timeSeconds()).isEqualTo(i * HOP_SECONDS);
            assertThat(line.direction().azimuthDeg()).isCloseTo(i < 11 ? 10 : -70, within(0.5));
            assertThat(lines.get(i).track()).isEqualTo(i < 11 ? 1 : 2);
        }
        assertThat(lines).hasSize(14);
    }

    @Test
    void aRecordLosesNoLineWhenTheSourceReturnsOrTheStreamEnds() {
        SourceTracker tracker = tracker(SPEC);
        for (double azimuth : new double[] {10, 10, 80, 10, 10, 80, 80}) {
            tell(tracker, at(events.size() * HOP_SECONDS, azimuth));
        }
        assertThat(settled).isEqualTo(events.subList(0, 5));
        tracker.finish();
        assertThat(settled).isEqualTo(events);
    }

    @Test
    void beliefCostsNoLines() {
        SourceTracker tracker = tracker(new TrackerSpec(Math.toRadians(30), 3, 1.0));
        tell(tracker, at(0.1, 20));
        tell(tracker, at(0.164, 20));
        assertThat(events).isEmpty();
        tell(tracker, at(0.228, 20));
        assertThat(events.stream().map(e -> estimateOf(e).timeSeconds())).containsExactly(0.1, 0.164, 0.228);
    }

    @Test
    void mirrorsWithItsInput() {
        SourceTracker left = tracker(SPEC);
        List<TrackEvent> mirrored = new ArrayList<>();
        SourceTracker right = new SourceTracker(SPEC, mirrored::add, event -> {});
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            double azimuth = 30 + 8 * random.nextGaussian();
            tell(left, at(i * HOP_SECONDS, azimuth));
            right.accept(List.of(at(i * HOP_SECONDS, -azimuth)), i * HOP_SECONDS);
            assertThat(estimateOf(mirrored.get(i)).direction().azimuthRad())
                    .isCloseTo(-estimateOf(events.get(i)).direction().azimuthRad(), within(1e-12));
        }
    }

    @Test
    void keepsTheMirrorOnTheOtherSideOfTheEars() {
        SourceTracker tracker = tracker(SPEC);
        tell(tracker, at(0, 30));
        tell(tracker, at(HOP_SECONDS, 36));
        Estimate moved = estimateOf(events.get(1));
        assertThat(Math.toDegrees(moved.mirrorAzimuthRad().orElseThrow()))
                .isCloseTo(180 - moved.direction().azimuthDeg(), within(1e-9));
    }
}
