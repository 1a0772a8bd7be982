package org.bearing.simulation.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.TestHeads;
import org.bearing.simulation.sofa.SofaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
    private static final int RATE_HZ = 16_000;
    private static final int FULL_HZ = 44_100;
    private static final double ITD_S = 20e-6;
    private static final double LEVEL_DB = 1.5;
    private static final HrirSet SPHERE = SphericalHrirs.of(0.09, 44_100, 400);
    private static final Head HEAD = Head.of(SPHERE, RATE_HZ);

    @Test
    void delaysBetweenTheEarsFollowTheSphereEverywhere() {
        SplittableRandom random = new SplittableRandom(3);
        Blend blend = new Blend();
        for (int i = 0; i < 200; i++) {
            Direction d = new Direction(random.nextDouble(-3.1, 3.1), Math.asin(random.nextDouble(-1, 1)));
            HEAD.locate(d.x(), d.y(), d.z(), blend);
            double delay = (HEAD.delay(blend, 1) - HEAD.delay(blend, 0)) / RATE_HZ;
            assertThat(delay).as("%s", d).isCloseTo(SphericalHead.delaySeconds(0.09, d.lateralRad()), within(ITD_S));
        }
    }

    @Test
    void leftSourceIsLouderAndEarlierAtTheLeftEar() {
        HrirPair pair = HEAD.newPair();
        HEAD.hrir(Direction.ofDegrees(60, 0), pair);
        assertThat(energy(pair.left())).isGreaterThan(2 * energy(pair.right()));
        assertThat(peak(pair.left())).isLessThan(peak(pair.right()));
    }

    @Test
    void blendWeightsSumToOneAndReturnTheMeasuredDirection() {
        Blend blend = new Blend();
        for (Direction d : SPHERE.directions()) {
            HEAD.locate(d.x(), d.y(), d.z(), blend);
            double largest = Math.max(blend.weight(0), Math.max(blend.weight(1), blend.weight(2)));
            assertThat(largest).isGreaterThan(0.999);
            assertThat(blend.weight(0) + blend.weight(1) + blend.weight(2)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void blendedHeadLiesBetweenTheTwo() {
        HrirSet small = SphericalHrirs.of(0.08, 44_100, 400);
        Head between = Head.of(small.blended(SphericalHrirs.of(0.10, 44_100, 400), 0.25), RATE_HZ);
        Blend blend = new Blend();
        for (int degrees = -80; degrees <= 80; degrees += 20) {
            Direction d = Direction.ofDegrees(degrees, 10);
            between.locate(d.x(), d.y(), d.z(), blend);
            double delay = (between.delay(blend, 1) - between.delay(blend, 0)) / RATE_HZ;
            assertThat(delay).isCloseTo(SphericalHead.delaySeconds(0.085, d.lateralRad()), within(ITD_S));
        }
        HrirPair pair = between.newPair();
        between.hrir(Direction.ofDegrees(60, 0), pair);
        assertThat(energy(pair.left())).isGreaterThan(2 * energy(pair.right()));
        assertThatThrownBy(() -> small.blended(SphericalHrirs.of(0.09, 44_100, 300), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same directions");
    }

    @Test
    void mirroredHeadSwapsTheEars() {
        Head mirrored = HEAD.mirrored();
        HrirPair a = HEAD.newPair();
        HrirPair b = mirrored.newPair();
        Direction d = SPHERE.directions().get(17);
        HEAD.hrir(d, a);
        mirrored.hrir(d.mirroredLeftRight(), b);
        assertThat(b.left()).containsExactly(a.right(), within(1e-4f));
    }

    @Test
    void stretchedHeadHasTheLargerRadius() {
        double radius = HEAD.radiusM();
        assertThat(HEAD.stretched(1.12).radiusM()).isCloseTo(1.12 * radius, within(0.02 * radius));
        assertThat(radius).isBetween(0.085, 0.105);
    }

    @Test
    void levelBiasIsTakenOutOfTheLevelDifferenceOnly() {
        Head corrected = Head.of(SPHERE.withoutLevelBias(3), RATE_HZ);
        HrirPair a = HEAD.newPair();
        HrirPair b = corrected.newPair();
        HEAD.hrir(Direction.ofDegrees(40, 10), a);
        corrected.hrir(Direction.ofDegrees(40, 10), b);
        double before = 10 * Math.log10(energy(a.left()) / energy(a.right()));
        double after = 10 * Math.log10(energy(b.left()) / energy(b.right()));
        assertThat(before - after).isCloseTo(3, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100, 48_000})
    void meanResponseHasUnitEnergyAtAnyRate(int rateHz) {
        Head head = Head.of(SPHERE, rateHz);
        HrirPair pair = head.newPair();
        double sum = 0;
        for (Direction d : SPHERE.directions()) {
            head.hrir(d, pair);
            sum += (energy(pair.left()) + energy(pair.right()))
                    / 2
                    / SPHERE.directions().size();
        }
        assertThat(sum).isCloseTo(1, within(0.05));
    }

    @Test
    void refusesDirectionsThatDoNotSurroundTheHead() {
        List<Direction> front = List.of(
                Direction.ofDegrees(0, 0),
                Direction.ofDegrees(20, 0),
                Direction.ofDegrees(0, 20),
                Direction.ofDegrees(9, 9));
        assertThatThrownBy(() -> subset("front", front))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("surround");
        List<Direction> three = front.subList(0, 3);
        assertThatThrownBy(() -> subset("few", three))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3 usable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cipic_subject_003", "cipic_subject_165"})
    void leftOutMeasurementsAreMetByInterpolation(String name) {
        HrirSet all = SofaFile.read(TestHeads.sofa(name));
        leaveOut(all);
    }

    @Test
    void leftOutDirectionsOfTheSphereAreMetByInterpolation() {
        leaveOut(SphericalHrirs.of(0.0875, 44_100, 700));
    }

    private static void leaveOut(HrirSet all) {
        List<Integer> kept = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < all.directions().size(); i++) {
            (i % 7 == 3 ? out : kept).add(i);
        }
        Head truth = Head.of(all, FULL_HZ);
        Head head = Head.of(pick(all, kept), FULL_HZ);
        HeadRadius delays = new HeadRadius(FULL_HZ, 512);
        HrirPair a = truth.newPair();
        HrirPair b = head.newPair();
        List<Double> itd = new ArrayList<>();
        List<Double> level = new ArrayList<>();
        for (int i : out) {
            Direction d = all.directions().get(i);
            truth.hrir(d, a);
            head.hrir(d, b);
            itd.add(Math.abs(delays.delaySeconds(a.left(), a.right()) - delays.delaySeconds(b.left(), b.right())));
            ThirdOctaves.differences(a.left(), b.left(), FULL_HZ, level);
            ThirdOctaves.differences(a.right(), b.right(), FULL_HZ, level);
        }
        assertThat(median(itd)).isLessThan(ITD_S);
        assertThat(median(level)).isLessThan(LEVEL_DB);
    }

    @Test
    void measuredDirectionsKeepTheirLevelsAndDelays() {
        HrirSet set = SofaFile.read(TestHeads.sofa("cipic_subject_058"));
        Head head = Head.of(set, FULL_HZ);
        HeadRadius delays = new HeadRadius(FULL_HZ, 512);
        HrirPair pair = head.newPair();
        List<Double> itd = new ArrayList<>();
        List<Double> level = new ArrayList<>();
        for (int i = 0; i < set.directions().size(); i += 11) {
            head.hrir(set.directions().get(i), pair);
            itd.add(Math.abs(delays.delaySeconds(set.response(i, 0), set.response(i, 1))
                    - delays.delaySeconds(pair.left(), pair.right())));
            ThirdOctaves.relative(set.response(i, 0), pair.left(), set.response(i, 1), pair.right(), FULL_HZ, level);
        }
        assertThat(median(itd)).isLessThan(2e-6);
        assertThat(median(level)).isLessThan(0.2);
    }

    private static HrirSet pick(HrirSet all, List<Integer> kept) {
        List<Direction> directions = new ArrayList<>();
        float[][] left = new float[kept.size()][];
        float[][] right = new float[kept.size()][];
        double[][] delays = new double[kept.size()][];
        for (int i = 0; i < kept.size(); i++) {
            int from = kept.get(i);
            directions.add(all.directions().get(from));
            left[i] = all.response(from, 0);
            right[i] = all.response(from, 1);
            delays[i] = new double[] {all.extraDelay(from, 0), all.extraDelay(from, 1)};
        }
        return HrirSet.of(all.name(), all.rateHz(), directions, left, right, delays);
    }

    private static HrirSet subset(String name, List<Direction> directions) {
        float[][] responses = new float[directions.size()][64];
        for (float[] response : responses) {
            response[20] = 1;
        }
        return HrirSet.of(name, 44_100, directions, responses, responses, new double[directions.size()][2]);
    }

    private static double energy(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += v * v;
        }
        return sum;
    }

    private static int peak(float[] x) {
        int best = 0;
        for (int i = 0; i < x.length; i++) {
            best = Math.abs(x[i]) > Math.abs(x[best]) ? i : best;
        }
        return best;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
