package org.bearing.training.tang.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.AngleMethods;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;
import org.bearing.training.tang.PrintedTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrintedTrainingTest {
    private static final int WIDTH = 24;
    private static final AngleTable TRAINING = table(1200, 1);
    private static final AngleTable VALIDATION = table(200, 2);
    private static final AngleTable TEST = table(300, 3);

    @TempDir
    private Path folder;

    /** Smooth functions of the direction, with a little noise. */
    private static AngleTable table(int size, long seed) {
        SplittableRandom mixing = new SplittableRandom(77);
        double[] mix = mixing.doubles(WIDTH * 5L, -1.5, 1.5).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        float[] cues = new float[size * WIDTH];
        float[] azimuth = new float[size];
        float[] elevation = new float[size];
        for (int i = 0; i < size; i++) {
            azimuth[i] = (float) random.nextDouble(-90, 90);
            elevation[i] = (float) random.nextDouble(-45, 45);
            double a = Math.toRadians(azimuth[i]);
            double e = Math.toRadians(elevation[i]);
            double[] parts = {
                Math.sin(a) * Math.cos(e), Math.cos(a) * Math.cos(e), Math.sin(e), Math.sin(2 * a), Math.sin(a + e)
            };
            for (int k = 0; k < WIDTH; k++) {
                double sum = 0.05 * random.nextGaussian();
                for (int j = 0; j < parts.length; j++) {
                    sum += mix[k * parts.length + j] * parts[j];
                }
                cues[i * WIDTH + k] = (float) (10 * Math.sin(sum));
            }
        }
        return new AngleTable(WIDTH, cues, azimuth, elevation);
    }

    private static MethodSpec spec(Kind kind, long seed) {
        MethodSpec usual = MethodSpec.of(kind, kind == Kind.SCE ? 5 : 15, seed);
        return new MethodSpec(
                kind,
                usual.similar(),
                usual.form(),
                usual.marginUnit(),
                false,
                false,
                0.1,
                5,
                false,
                10,
                3,
                kind == Kind.FEED_FORWARD ? 120 : 40,
                seed);
    }

    private static AngleMethod train(Kind kind, long seed) {
        return PrintedTraining.train(TRAINING, VALIDATION, spec(kind, seed), done -> {});
    }

    @ParameterizedTest
    @EnumSource
    void learnsAKnownManifoldAndSurvivesItsFiles(Kind kind) {
        List<Long> told = new ArrayList<>();
        AngleMethod method = PrintedTraining.train(TRAINING, VALIDATION, spec(kind, 1), told::add);
        assertThat(TrainedMethod.medianArcDeg(method, TEST)).isLessThan(kind == Kind.FEED_FORWARD ? 9 : 4);
        assertThat(told).isSorted().endsWith(PrintedTraining.epochs(spec(kind, 1)));
        int expected = kind == Kind.FEED_FORWARD ? 0 : kind == Kind.SCE ? 6 : 3;
        assertThat(method.embed(TEST)[0]).hasSize(expected);

        AngleMethods.save(method, folder.resolve("run"));
        AngleMethod again = AngleMethods.load(folder.resolve("run"));
        assertThat(answers(again)).containsExactly(answers(method));
        assertThat(again.nearest(TEST)).containsExactly(method.nearest(TEST));
    }

    private static float[] answers(AngleMethod method) {
        float[] azimuth = new float[TEST.size()];
        method.localize(TEST, azimuth, new float[TEST.size()]);
        return azimuth;
    }

    @Test
    void theSameSeedGivesTheSameMethodAndAnotherSeedAnother() {
        float[] first = answers(train(Kind.WSCE, 1));
        assertThat(answers(train(Kind.WSCE, 1))).containsExactly(first);
        assertThat(answers(train(Kind.WSCE, 2))).isNotEqualTo(first);
    }

    @Test
    void nearestIsARecordingCloseInAngle() {
        int[] nearest = train(Kind.WSCE, 1).nearest(TEST);
        int close = 0;
        for (int i = 0; i < nearest.length; i++) {
            double across = Math.abs(TRAINING.azimuthDeg(nearest[i]) - TEST.azimuthDeg(i));
            double up = Math.abs(TRAINING.elevationDeg(nearest[i]) - TEST.elevationDeg(i));
            close += across < 15 && up < 15 ? 1 : 0;
        }
        assertThat(close).isGreaterThan(TEST.size() * 9 / 10);
    }

    @Test
    void aDamagedRunIsRefusedWithOneSentence() throws IOException {
        AngleMethods.save(train(Kind.LEM_NEAREST, 1), folder);
        assertThat(AngleMethods.saved(folder)).isTrue();
        Path weights = folder.resolve("method.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> AngleMethods.load(folder))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("truncated");
        Files.writeString(folder.resolve("method.json"), "{");
        assertThatThrownBy(() -> AngleMethods.load(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("train it again");
    }
}
