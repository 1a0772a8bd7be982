package org.bearing.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events become curves, curves get fewer points and are broken at the seam. */
class CurvesTest {
    private static final double EXACT = 1e-9;
    private static final double HOP_S = 0.064;

    private static Estimate at(double seconds, double azimuthDeg, double elevationDeg) {
        return new Estimate(
                seconds,
                Direction.ofDegrees(azimuthDeg, elevationDeg),
                true,
                OptionalDouble.empty(),
                AngleKind.HEAD,
                0.9,
                0.1);
    }

    private static TrackEvent.Moved moved(int track, double seconds, double azimuthDeg) {
        return new TrackEvent.Moved(track, at(seconds, azimuthDeg, 0));
    }

    private static List<Double> degrees(List<CurvePoint> points) {
        return points.stream()
                .map(point -> Math.rint(Math.toDegrees(point.azimuthRad()) * 1e6) / 1e6)
                .toList();
    }

    @Test
    void unwrapsTheShortWayAndKeepsStaysApart() {
        Curves curves = new Curves();
        curves.accept(new TrackEvent.Born(1, at(1, 170, 0)));
        curves.accept(moved(1, 2, -170));
        curves.accept(moved(2, 2.5, 10));
        curves.accept(moved(1, 3, -100));
        curves.accept(moved(1, 3, -90));
        curves.accept(new TrackEvent.Died(1, 3));
        curves.accept(new TrackEvent.Born(1, at(9, -100, 0)));

        List<Curve> all = curves.list();
        assertThat(all).extracting(Curve::track).containsExactly(1, 2, 1);
        assertThat(degrees(all.get(0).points())).containsExactly(170.0, 190.0, 270.0);
        assertThat(degrees(all.get(2).points())).containsExactly(-100.0);
        assertThat(all.get(0).endSeconds()).isEqualTo(3);
    }

    @Test
    void lanesHoldWhatDoesNotOverlap() {
        Curves curves = new Curves();
        for (double seconds : new double[] {0, 1, 2}) {
            curves.accept(moved(1, seconds, 0));
            curves.accept(moved(2, seconds + 0.5, 40));
        }
        curves.accept(moved(3, 2.2, 80));

        List<List<Curve>> lanes = Lanes.of(curves.list());
        assertThat(lanes).hasSize(2);
        assertThat(lanes.get(0)).extracting(Curve::track).containsExactly(1, 3);
        assertThat(lanes.get(1)).extracting(Curve::track).containsExactly(2);
    }

    @Test
    void breaksAtTheSeamWithBothSidesAtTheSameTime() {
        List<CurvePoint> points = List.of(
                new CurvePoint(0, Math.toRadians(170), 0.2),
                new CurvePoint(1, Math.toRadians(190), 0.4),
                new CurvePoint(2, Math.toRadians(600), 0.4));

        List<List<CurvePoint>> runs = Seam.broken(points);
        assertThat(runs).hasSize(3);
        assertThat(degrees(runs.get(0))).containsExactly(170.0, 180.0);
        assertThat(degrees(runs.get(1))).containsExactly(-180.0, -170.0, 180.0);
        assertThat(degrees(runs.get(2))).containsExactly(-180.0, -120.0);
        assertThat(runs.get(0).get(1).timeSeconds()).isCloseTo(0.5, within(EXACT));
        assertThat(runs.get(1).get(0).timeSeconds()).isCloseTo(0.5, within(EXACT));
        assertThat(runs.get(0).get(1).elevationRad()).isCloseTo(0.3, within(EXACT));
    }

    @Test
    void breaksToTheOtherSideToo() {
        List<CurvePoint> points =
                List.of(new CurvePoint(0, Math.toRadians(-175), 0), new CurvePoint(1, Math.toRadians(-185), 0));

        List<List<CurvePoint>> runs = Seam.broken(points);
        assertThat(degrees(runs.get(0))).containsExactly(-175.0, -180.0);
        assertThat(degrees(runs.get(1))).containsExactly(180.0, 175.0);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aThinnedCurveStaysWithinItsBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double bound = Math.toRadians(random.nextDouble(0.1, 10));
        List<CurvePoint> points = new ArrayList<>();
        double azimuth = 0;
        double elevation = 0;
        for (int i = 0; i < 500; i++) {
            azimuth += Math.toRadians(random.nextDouble(-4, 6));
            elevation += Math.toRadians(random.nextDouble(-1, 1));
            points.add(new CurvePoint(i * HOP_S, azimuth, elevation));
        }
        Curve whole = new Curve(1, AngleKind.HEAD, true, points);
        List<CurvePoint> few = whole.thinned(bound).points();

        assertThat(few.get(0)).isEqualTo(points.get(0));
        assertThat(few.get(few.size() - 1)).isEqualTo(points.get(points.size() - 1));
        int next = 0;
        for (CurvePoint point : points) {
            while (few.get(next).timeSeconds() < point.timeSeconds()) {
                next++;
            }
            CurvePoint line = next == 0 ? few.get(0) : few.get(next - 1).towards(few.get(next), point.timeSeconds());
            assertThat(line.azimuthRad()).isCloseTo(point.azimuthRad(), within(bound + EXACT));
            assertThat(line.elevationRad()).isCloseTo(point.elevationRad(), within(bound + EXACT));
        }
        assertThat(few.size()).isLessThan(points.size());
    }

    @Test
    void aStraightWayHasTwoPoints() {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            points.add(new CurvePoint(i * HOP_S, i * 0.01, 0));
        }
        assertThat(new Curve(1, AngleKind.HEAD, true, points).thinned(1e-6).points())
                .containsExactly(points.get(0), points.get(999));
    }
}
