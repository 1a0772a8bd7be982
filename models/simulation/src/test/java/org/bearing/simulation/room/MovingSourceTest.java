package org.bearing.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;

class MovingSourceTest {
    private static final int RATE_HZ = 16_000;
    private static final float SAMPLE = 2e-4f;
    private static final double CLICK = 0.01;
    private static final Head HEAD = Head.of(SphericalHrirs.of(0.09, 44_100, 200), RATE_HZ);
    private static final Room ROOM = Room.withRt60(6, 5, 3, 0.2);

    private final RoomResponses responses = new RoomResponses(RATE_HZ);
    private final MovingSource moving =
            new MovingSource((place, out) -> responses.binaural(HEAD, ROOM, place, 4, out), RATE_HZ);

    @Test
    void sourceAtRestIsPlainConvolution() {
        SplittableRandom random = new SplittableRandom(5);
        float[] dry = new float[9000];
        for (int t = 0; t < dry.length; t++) {
            dry[t] = (float) random.nextDouble(-0.3, 0.3);
        }
        Placement place = Placement.seen(3, 2, 1.5, 0, Direction.ofDegrees(30, 0), 1.1);
        float[] left = new float[dry.length];
        float[] right = new float[dry.length];
        moving.render(dry, seconds -> place, left, right);
        StereoResponse response = new StereoResponse();
        responses.binaural(HEAD, ROOM, place, 4, response);
        for (int t = 0; t < dry.length; t += 97) {
            double l = 0;
            double r = 0;
            for (int k = 0; k < response.length(); k++) {
                int from = t + response.latency() - k;
                if (from >= 0 && from < dry.length) {
                    l += response.left()[k] * dry[from];
                    r += response.right()[k] * dry[from];
                }
            }
            assertThat(left[t]).isCloseTo((float) l, within(SAMPLE));
            assertThat(right[t]).isCloseTo((float) r, within(SAMPLE));
        }
    }

    @Test
    void sourceThatMovesDoesNotClick() {
        float[] dry = new float[RATE_HZ];
        for (int t = 0; t < dry.length; t++) {
            dry[t] = (float) Math.sin(2 * Math.PI * 200 * t / RATE_HZ);
        }
        float[] left = new float[dry.length];
        float[] right = new float[dry.length];
        MovingSource.Path path =
                seconds -> Placement.seen(3, 2.5, 1.5, 0, Direction.ofDegrees(-60 + 120 * seconds, 0), 1.1);
        moving.render(dry, path, left, right);
        double loudest = 0;
        double roughest = 0;
        double w = 2 * Math.PI * 200 / RATE_HZ;
        for (int t = RATE_HZ / 4; t < RATE_HZ - 200; t++) {
            loudest = Math.max(loudest, Math.abs(left[t]));
            // a tone that only swells and glides leaves almost nothing of this difference
            roughest = Math.max(roughest, Math.abs(left[t + 1] + left[t - 1] - 2 * Math.cos(w) * left[t]));
        }
        assertThat(roughest / loudest).isLessThan(CLICK);
    }

    @Test
    void startsAtOneSideAndEndsAtTheOther() {
        SplittableRandom random = new SplittableRandom(6);
        float[] dry = new float[RATE_HZ / 2];
        for (int t = 0; t < dry.length; t++) {
            dry[t] = (float) random.nextDouble(-0.3, 0.3);
        }
        float[] left = new float[dry.length];
        float[] right = new float[dry.length];
        moving.render(
                dry,
                seconds -> Placement.seen(3, 2.5, 1.5, 0, Direction.ofDegrees(80 - 320 * seconds, 0), 0.8),
                left,
                right);
        assertThat(ratio(left, right, 200, 2000)).isGreaterThan(1.5);
        assertThat(ratio(left, right, 6200, 8000)).isLessThan(1 / 1.5);
    }

    private static double ratio(float[] a, float[] b, int from, int to) {
        double above = 0;
        double below = 0;
        for (int t = from; t < to; t++) {
            above += a[t] * a[t];
            below += b[t] * b[t];
        }
        return above / below;
    }
}
