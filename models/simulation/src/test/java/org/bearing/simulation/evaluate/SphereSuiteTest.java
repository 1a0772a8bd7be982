package org.bearing.simulation.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.simulation.scene.SyntheticMaterial;
import org.junit.jupiter.api.Test;

class SphereSuiteTest {
    private static final int PER_CELL = 2;

    /** Spheres at any rate: only a sphere's own rate differs. */
    private static SceneMaterial material(int rateHz) {
        Head head = SyntheticMaterial.head("sphere", 0.087);
        Head wanted = rateHz == SyntheticMaterial.RATE_HZ ? head : Head.of(head.set(), rateHz);
        Sound slow = SyntheticMaterial.bursts("burst", 3, 1);
        float[] samples = new float[slow.length()];
        slow.copy(0, samples, 0, samples.length);
        Sound burst = Sound.of("burst", rateHz, samples);
        return SceneMaterial.of(rateHz, List.of(wanted), List.of(burst), List.of(burst), List.of(burst));
    }

    private static Optional<Estimate> bySide(StereoClip clip) {
        double left = 0;
        double right = 0;
        for (int i = 0; i < clip.length(); i++) {
            left += clip.left()[i] * clip.left()[i];
            right += clip.right()[i] * clip.right()[i];
        }
        Direction direction = Direction.ofDegrees(left > right ? 45 : -45, 0);
        OptionalDouble mirror = OptionalDouble.of(Math.PI - direction.azimuthRad());
        return Optional.of(new Estimate(0.5, direction, true, mirror, AngleKind.HEAD, 0.5, Math.toRadians(80)));
    }

    private static List<SphereOutcome> run(int threads, AtomicInteger progress) {
        List<Contender> contenders =
                List.of(new Contender("sides", () -> (clip, radius) -> bySide(clip), HeadRadius.DEFAULT));
        SphereSuite suite = new SphereSuite(SphereSuiteTest::material, PER_CELL);
        assertThat(suite.scenes()).isEqualTo(24 * PER_CELL);
        return suite.run(contenders, 5, threads, done -> progress.incrementAndGet());
    }

    @Test
    void saysTheSameWithAnyNumberOfThreads() {
        AtomicInteger progress = new AtomicInteger();
        List<SphereOutcome> one = run(1, progress);
        assertThat(progress).hasValue(24 * PER_CELL);
        assertThat(run(3, progress)).isEqualTo(one);
        assertThat(one).extracting(SphereOutcome::content).contains(SphereContent.values());
        String table = new SphereTables(List.of("sides"), 5).add("Spheres", one).markdown();
        assertThat(table)
                .contains("## Spheres", "| full band, RT60 0.2-0.5 s | " + 6 * PER_CELL + " | sides |")
                .contains("| 8 kHz speech, all rooms | " + 6 * PER_CELL + " | sides |");
        double confused = one.stream()
                .mapToDouble(o -> o.confused(0))
                .filter(c -> !Double.isNaN(c))
                .average()
                .orElseThrow();
        assertThat(confused).as("always in front").isBetween(0.2, 0.8);
    }
}
