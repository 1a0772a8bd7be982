package org.bearing.simulation.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEvaluationTest {
    @TempDir
    Path folder;

    /** One source turns from 170 degrees over the back to -170 in two seconds, then is silent for two. */
    private void truth(String name) throws IOException {
        StringBuilder out = new StringBuilder("time_s,source,azimuth_deg,elevation_deg,active\n");
        for (int i = 0; i <= 40; i++) {
            double azimuth =
                    Direction.ofDegrees(170 + 10.0 * Math.min(i, 20) / 10, 0).azimuthDeg();
            out.append(String.format(Locale.ROOT, "%.1f,voice,%.2f,10,%d\n", i / 10.0, azimuth, i <= 20 ? 1 : 0));
        }
        Files.writeString(folder.resolve(name + ".csv"), out);
        Files.createFile(folder.resolve(name + ".wav"));
    }

    private static Estimate at(double seconds, double azimuthDeg) {
        Direction direction = Direction.ofDegrees(azimuthDeg, 12);
        return new Estimate(seconds, direction, true, OptionalDouble.empty(), AngleKind.HEAD, 1, 0.1);
    }

    @Test
    void comparesWithTheTruthOfTheSameMoment() throws IOException {
        truth("turn");
        List<Estimate> heard = IntStream.range(0, 30)
                .mapToObj(i -> at(i * 0.1 + 0.02, 170 + 10 * Math.min(2, i * 0.1) + 3))
                .toList();
        FolderEvaluation.Row row =
                FolderEvaluation.of(folder, wav -> heard, done -> {}).total();
        assertThat(row.azimuth().count()).isEqualTo(21);
        assertThat(row.azimuth().median().value()).isCloseTo(3, within(0.1));
        assertThat(row.azimuth().mean().high()).isLessThan(3.5);
        assertThat(row.elevation().median().value()).isCloseTo(2, within(1e-9));
        assertThat(row.falseAlarms()).isEqualTo(9);
        assertThat(row.recall()).isEqualTo(1);
    }

    @Test
    void countsWhatIsNotDetected() throws IOException {
        truth("a");
        truth("b");
        FolderEvaluation evaluation = FolderEvaluation.of(
                folder, wav -> wav.toString().endsWith("a.wav") ? List.of(at(0.5, 175)) : List.of(), done -> {});
        assertThat(evaluation.rows()).extracting(FolderEvaluation.Row::name).containsExactly("a", "b");
        assertThat(evaluation.rows().get(0).recall()).isCloseTo(5.0 / 21, within(1e-9));
        assertThat(evaluation.rows().get(1).recall()).isZero();
        assertThat(evaluation.markdown()).contains("| b | 0 | - | - | - | 0% | 0 |");
    }

    @Test
    void saysWhatIsWrongWithTheFolder() throws IOException {
        assertThatThrownBy(() -> FolderEvaluation.recordings(folder))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("holds no NAME.wav with its truth NAME.csv");
        truth("a");
        Files.writeString(folder.resolve("a.csv"), "seconds,azimuth\n");
        assertThatThrownBy(() -> FolderEvaluation.of(folder, wav -> List.of(), done -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a.csv line 1");
        Files.writeString(folder.resolve("a.csv"), "time_s,source,azimuth_deg,elevation_deg,active\n0,x,left,0,1\n");
        assertThatThrownBy(() -> FolderEvaluation.of(folder, wav -> List.of(), done -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a.csv line 2");
    }
}
