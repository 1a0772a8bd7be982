package org.bearing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.Allocation;
import org.bearing.direction.Estimate;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.method.DelayMap;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.GccPhat;
import org.bearing.method.LocalizationMethod;
import org.bearing.output.DirectionSink;
import org.bearing.tap.StreamFormat;
import org.bearing.tracker.TrackEvent;
import org.bearing.tracker.TrackerSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
    private static final int RATE_HZ = 48_000;
    private static final int LEAD = 12;
    private static final double SPACING_M = 0.343;
    /** 12 samples at 48 kHz are a quarter millisecond, at 34.3 cm a quarter of the largest delay. */
    private static final double EXPECTED_DEG = Math.toDegrees(Math.asin(0.25));

    private static final TrackerSpec TRACKER = new TrackerSpec(Math.toRadians(30), 1, 2.0);

    private final float[] left = new float[4 * RATE_HZ];
    private final float[] right = new float[4 * RATE_HZ];

    /** One second of sound, two of digital silence, one of sound. */
    EngineTest() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < left.length; n++) {
            left[n] = (float) (0.1 * random.nextGaussian());
        }
        System.arraycopy(left, 0, right, LEAD, right.length - LEAD);
        Arrays.fill(left, RATE_HZ, 3 * RATE_HZ, 0);
        Arrays.fill(right, RATE_HZ, 3 * RATE_HZ, 0);
    }

    private static EngineSpec spec(double minimumConfidence) {
        return new EngineSpec(1.0, 0.064, OptionalDouble.empty(), minimumConfidence, TRACKER);
    }

    private static Engine engine(double minimumConfidence, List<TrackEvent> into) {
        GccPhat method = new GccPhat(new DelayMap.Pair(SPACING_M), 1.0);
        return new Engine(
                new StreamFormat(RATE_HZ),
                method,
                spec(minimumConfidence),
                1,
                sinkInto(into),
                sinkInto(new ArrayList<>()));
    }

    private static DirectionSink sinkInto(List<TrackEvent> into) {
        return new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                into.add(event);
            }

            @Override
            public void close() {}
        };
    }

    private List<TrackEvent> hear(int blockSize) {
        List<TrackEvent> events = new ArrayList<>();
        Engine engine = engine(0, events);
        for (int at = 0; at < left.length; at += blockSize) {
            engine.accept(left, right, at, Math.min(blockSize, left.length - at));
        }
        engine.finish();
        return events;
    }

    private static List<Estimate> estimates(List<TrackEvent> events) {
        List<Estimate> out = new ArrayList<>();
        for (TrackEvent event : events) {
            if (event instanceof TrackEvent.Born born) {
                out.add(born.estimate());
            } else if (event instanceof TrackEvent.Moved moved) {
                out.add(moved.estimate());
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1024})
    void tellsTheSameForAnyBlockSize(int blockSize) {
        assertThat(hear(blockSize)).isEqualTo(hear(left.length)).isNotEmpty();
    }

    @Test
    void tellsWhereWhileSomethingIsHeardAndNothingInSilence() {
        List<Estimate> estimates = estimates(hear(4096));
        assertThat(estimates).allSatisfy(e -> {
            assertThat(e.direction().azimuthDeg()).isCloseTo(EXPECTED_DEG, within(1.0));
            assertThat(e.timeSeconds()).matches(t -> t < 1.15 || t > 2.9, "while something is heard");
            assertThat(e.kind()).isEqualTo(AngleKind.PAIR);
        });
        assertThat(estimates.stream().filter(e -> e.timeSeconds() < 1)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(estimates.stream().filter(e -> e.timeSeconds() > 3)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(estimates).isSortedAccordingTo((a, b) -> Double.compare(a.timeSeconds(), b.timeSeconds()));
    }

    @Test
    void theTrackDiesInLongSilence() {
        List<TrackEvent> events = new ArrayList<>();
        Engine engine = engine(0, events);
        engine.accept(left, right, 0, RATE_HZ);
        engine.accept(new float[4 * RATE_HZ], new float[4 * RATE_HZ], 0, 4 * RATE_HZ);
        int before = events.size();
        assertThat(events.get(before - 1)).isInstanceOf(TrackEvent.Died.class);
        engine.finish();
        assertThat(events).hasSize(before);
    }

    @Test
    void aShortFileStillHasAnEstimate() {
        List<TrackEvent> events = new ArrayList<>();
        Engine engine = engine(0, events);
        engine.accept(left, right, 0, RATE_HZ * 15 / 100);
        engine.finish();
        assertThat(estimates(events)).isNotEmpty();
        assertThat(events.get(events.size() - 1)).isInstanceOf(TrackEvent.Died.class);
    }

    @Test
    void silencesAndCountsWhatIsNoNumber() {
        left[100] = Float.NaN;
        right[200] = Float.NEGATIVE_INFINITY;
        right[300] = 1e20f;
        List<TrackEvent> events = new ArrayList<>();
        Engine engine = engine(0, events);
        engine.accept(left, right, 0, RATE_HZ);
        engine.finish();
        assertThat(engine.silencedSamples()).isEqualTo(3);
        assertThat(estimates(events))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.direction().azimuthDeg()).isCloseTo(EXPECTED_DEG, within(1.0)));
    }

    @Test
    void holdsBackWhatIsNotTrustedEnough() {
        List<TrackEvent> events = new ArrayList<>();
        Engine engine = engine(1.0, events);
        engine.accept(left, right, 0, left.length);
        engine.finish();
        assertThat(events).isEmpty();
    }

    /** Hears everything and has nothing to say, so that only the floors below it work. */
    private static final class Mute implements LocalizationMethod {
        @Override
        public FrameSpec frames() {
            return FrameSpec.TANG;
        }

        @Override
        public AngleKind angleKind() {
            return AngleKind.HEAD;
        }

        @Override
        public void accept(StereoSpectrum spectrum) {}

        @Override
        public boolean estimate(DirectionCandidates out) {
            return false;
        }

        @Override
        public void reset() {}
    }

    @Test
    void allocatesNothingPerHopBelowTheEstimates() {
        Engine engine = new Engine(
                new StreamFormat(RATE_HZ),
                new Mute(),
                spec(0),
                1,
                sinkInto(new ArrayList<>()),
                sinkInto(new ArrayList<>()));
        for (int i = 0; i < 20; i++) {
            engine.accept(left, right, 0, left.length);
        }
        assertThat(Allocation.least(() -> engine.accept(left, right, 0, left.length)))
                .isZero();
    }
}
