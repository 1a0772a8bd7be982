package org.bearing.simulation.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.inference.BundledModels;
import org.bearing.inference.manifest.AccuracyRow;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.simulation.scene.SyntheticMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunnerTest {
    private static final long SEED = 5;
    private static final int PER_CELL = 5;
    private static final SceneMaterial MATERIAL = SyntheticMaterial.material();
    private static final SuiteSpec SUITE = SuiteSpec.standard("synthetic", "Spheres", PER_CELL);

    /** Says a side by level alone, and nothing for large heads when it is told their size. */
    private static Optional<Estimate> bySide(StereoClip clip, double radiusM) {
        if (radiusM > 0.085) {
            return Optional.empty();
        }
        double left = 0;
        double right = 0;
        for (int i = 0; i < clip.length(); i++) {
            left += clip.left()[i] * clip.left()[i];
            right += clip.right()[i] * clip.right()[i];
        }
        Direction direction = Direction.ofDegrees(left > right ? 45 : -45, 0);
        return Optional.of(new Estimate(0.5, direction, true, OptionalDouble.empty(), AngleKind.HEAD, 0.5, 0.3));
    }

    private static SuiteResult run(int threads, AtomicInteger progress) {
        List<Contender> contenders = List.of(
                new Contender("sides", () -> SuiteRunnerTest::bySide, HeadRadius.DEFAULT),
                new Contender("sides, true radius", () -> SuiteRunnerTest::bySide, HeadRadius.TRUE));
        return new SuiteRunner(MATERIAL, threads, done -> progress.incrementAndGet()).run(SUITE, contenders, SEED);
    }

    @Test
    void makesTheSameTablesWithAnyNumberOfThreads() {
        AtomicInteger progress = new AtomicInteger();
        SuiteResult one = run(1, progress);
        assertThat(progress).hasValue(6 * PER_CELL);
        SuiteResult three = run(3, progress);
        assertThat(SuiteTables.csv(three)).isEqualTo(SuiteTables.csv(one));
        assertThat(SuiteTables.markdown(three)).isEqualTo(SuiteTables.markdown(one));
        checkRows(one);
        checkText(one);
    }

    private static void checkRows(SuiteResult result) {
        List<SuiteRow> rows = result.rows();
        assertThat(rows).hasSize(7 * 3);
        SuiteRow all = rows.get(18);
        assertThat(all.rt60()).isEqualTo("all");
        assertThat(all.scenes()).isEqualTo(6 * PER_CELL);
        assertThat(all.unanswered()).isZero();
        assertThat(rows.get(19).unanswered()).isBetween(1, 6 * PER_CELL - 1);
        assertThat(rows.get(20).who()).isEqualTo("gcc-phat");
        assertThat(rows.get(20).elevation().count()).isZero();
        assertThat(rows.get(20).lateral().median().value())
                .as("the rival knows spheres")
                .isLessThan(all.lateral().median().value());
        assertThat(all.lateralMedianRatio().value())
                .isEqualTo(all.lateral().median().value()
                        / rows.get(20).lateral().median().value());
    }

    private static void checkText(SuiteResult result) {
        assertThat(SuiteTables.markdown(result))
                .contains("## Spheres")
                .contains("| 0.2-0.5 | 20-35 | " + PER_CELL + " | 0 | sides |")
                .containsPattern("gcc-phat, \\d+\\.\\d\\d cm");
        List<String> lines = SuiteTables.csv(result).lines().toList();
        assertThat(lines).hasSize(1 + 6 * PER_CELL);
        long commas = commas(lines.get(0));
        assertThat(lines).allMatch(line -> commas(line) == commas);
    }

    private static long commas(String line) {
        return line.chars().filter(c -> c == ',').count();
    }

    @Test
    void recordsItsFirstContenderInAManifest(@TempDir Path folder) {
        Path file = folder.resolve("model.json");
        ManifestFile.write(BundledModels.find("binaural-embedding").manifest().withAccuracy(List.of()), file);
        SuiteResult result = run(2, new AtomicInteger());
        AccuracyRecord.write(result, file);
        AccuracyRecord.write(result, file);
        List<AccuracyRow> rows = ManifestFile.read(file).accuracy();
        assertThat(rows).hasSize(7);
        assertThat(rows.get(3).condition()).isEqualTo("RT60 0.2-0.5 s, SNR 20-35 dB");
        assertThat(rows.get(6).condition()).isEqualTo("all");
        assertThat(rows.get(6).scenes()).isEqualTo(6 * PER_CELL);
        assertThat(rows.get(6).lateralMeanDeg())
                .isCloseTo(result.rows().get(18).lateral().mean().value(), within(0.005));
    }

    @Test
    void handsOnWhatAContenderThrows() {
        List<Contender> broken = List.of(new Contender(
                "broken",
                () -> (clip, radius) -> {
                    throw new IllegalStateException("no");
                },
                HeadRadius.DEFAULT));
        SuiteRunner runner = new SuiteRunner(MATERIAL, 2, done -> {});
        assertThatThrownBy(() -> runner.run(SUITE, broken, SEED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }
}
