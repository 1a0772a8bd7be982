package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.output.DirectionSink;
import org.bearing.tap.AudioTap;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.StreamFormat;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalizerTest {
    private static final int RATE_HZ = 48_000;
    /** 24 samples at 48 kHz are half a millisecond: 61.8 degrees at the customary radius. */
    private static final int LEAD = 24;

    private static final double EXPECTED_DEG = 61.8;

    private final float[] left = new float[2 * RATE_HZ];
    private final float[] right = new float[2 * RATE_HZ];

    LocalizerTest() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < left.length; n++) {
            left[n] = (float) (0.1 * random.nextGaussian());
        }
        System.arraycopy(left, 0, right, LEAD, right.length - LEAD);
    }

    /** Records events; fails on demand. */
    private static final class Recorder implements DirectionSink {
        final List<TrackEvent> events = new ArrayList<>();
        boolean discarded;
        boolean failing;

        @Override
        public void accept(TrackEvent event) {
            if (failing) {
                throw new BearingException("full");
            }
            events.add(event);
        }

        @Override
        public void discard() {
            discarded = true;
        }

        @Override
        public void close() {}
    }

    /** The azimuth half a second after the source has gone from one side a little to the other, degrees. */
    private double azimuthAfterAChange(double degPerSecond) {
        Localizer localizer = Localizer.open(Preset.bundled("binaural").with("method", "gcc-phat"));
        Recorder recorder = new Recorder();
        localizer.start(RATE_HZ, recorder);
        localizer.accept(left, left, left.length);
        localizer.motion(degPerSecond);
        float[] later = new float[RATE_HZ * 8 / 10];
        System.arraycopy(left, 0, later, 4, later.length - 4);
        localizer.accept(left, later, later.length);
        TrackEvent.Moved last = (TrackEvent.Moved) recorder.events.get(recorder.events.size() - 1);
        assertThat(last.track()).isEqualTo(1);
        return last.estimate().direction().azimuthDeg();
    }

    @Test
    void motionChangesHowFastTheRunningTrackFollows() {
        assertThat(azimuthAfterAChange(300)).isGreaterThan(azimuthAfterAChange(3) + 1);
    }

    private AudioTap tap() {
        return new AudioTap() {
            private int at;

            @Override
            public StreamFormat format() {
                return new StreamFormat(RATE_HZ);
            }

            @Override
            public int poll(StereoBlock into) {
                int n = Math.min(into.capacity(), left.length - at);
                if (n == 0) {
                    return -1;
                }
                System.arraycopy(left, at, into.left(), 0, n);
                System.arraycopy(right, at, into.right(), 0, n);
                into.resize(n);
                at += n;
                return n;
            }

            @Override
            public long droppedFrames() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void localizesAClipAgainAndAgain() {
        Localizer localizer = Localizer.open(Preset.bundled("binaural").with("method", "gcc-phat"));
        Optional<Estimate> first = localizer.localizeClip(left, right, RATE_HZ);
        Optional<Estimate> swapped = localizer.localizeClip(right, left, RATE_HZ);
        Optional<Estimate> again = localizer.localizeClip(left, right, RATE_HZ);

        assertThat(first.orElseThrow().direction().azimuthDeg()).isCloseTo(EXPECTED_DEG, within(1.0));
        assertThat(swapped.orElseThrow().direction().azimuthDeg()).isCloseTo(-EXPECTED_DEG, within(1.0));
        assertThat(again).isEqualTo(first);
        assertThat(localizer.localizeClip(new float[RATE_HZ], new float[RATE_HZ], RATE_HZ))
                .isEmpty();
        assertThat(localizer.localizeClip(new float[10], new float[10], RATE_HZ))
                .isEmpty();
    }

    /** The embedding reads many windows at once where it pulls and every window at once where it is pushed. */
    @ParameterizedTest
    @ValueSource(strings = {"gcc-phat", "embedding"})
    void pullAndPushTellTheSame(String method) {
        // A pause longer than half the window, and a second sound after it.
        Arrays.fill(left, RATE_HZ / 2, 5 * RATE_HZ / 4, 0);
        Arrays.fill(right, RATE_HZ / 2, 5 * RATE_HZ / 4, 0);
        Localizer localizer = Localizer.open(Preset.bundled("binaural").with("method", method));
        Recorder pulled = new Recorder();
        localizer.run(tap(), pulled);
        Recorder pushed = new Recorder();
        localizer.start(RATE_HZ, pushed);
        localizer.accept(left, right, left.length);
        localizer.finish();

        assertThat(pulled.events).isEqualTo(pushed.events).hasSizeGreaterThan(10);
        assertThat(pulled.events.get(0)).isInstanceOf(TrackEvent.Born.class);
        assertThat(pulled.discarded).isFalse();
    }

    @Test
    void aPairAnswersWithPairAngles() {
        Localizer localizer = Localizer.open(
                Preset.bundled("spaced-pair").with("method", "gcc-phat").with("capture.spacing_m", "0.343"));
        Estimate estimate = localizer.localizeClip(left, right, RATE_HZ).orElseThrow();
        assertThat(localizer.angleKind()).isEqualTo(AngleKind.PAIR);
        assertThat(estimate.direction().azimuthDeg()).isCloseTo(30, within(0.5));
    }

    @Test
    void discardsTheOutputsIfItFails() {
        Localizer localizer = Localizer.open(Preset.bundled("binaural").with("method", "gcc-phat"));
        Recorder sink = new Recorder();
        sink.failing = true;
        assertThatThrownBy(() -> localizer.run(tap(), sink)).hasMessage("full");
        assertThat(sink.discarded).isTrue();
    }
}
