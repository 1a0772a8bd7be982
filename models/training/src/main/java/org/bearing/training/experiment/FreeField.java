package org.bearing.training.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirPair;
import org.bearing.simulation.scene.SceneMaterial;

/**
 * What is left without rooms and noise: a second of white noise through the bare responses of heads, from directions of
 * the frontal box. An error that stays here is the head's own, and no treatment of rooms and noise takes it away.
 */
final class FreeField {
    private static final double COMMON_RADIUS_M = 0.088;
    private static final double SMALLEST_M = 0.075;
    private static final double STEP_M = 0.0005;
    private static final int SIZES = 60;
    private static final int RATE_HZ = 16_000;
    private static final double LEVEL = 0.1;

    private final DataFolder data;
    private final int perHead;
    private final long seed;

    FreeField(DataFolder data, int perHead, long seed) {
        this.data = data;
        this.perHead = perHead;
        this.seed = seed;
    }

    /** Errors of one head, rad. */
    private static final class Found {
        private final List<double[]> lateral = new ArrayList<>();
        private final List<double[]> azimuth = new ArrayList<>();
        private final List<double[]> elevation = new ArrayList<>();
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        List<String> lines = new ArrayList<>(List.of(
                "# Without rooms and without noise",
                "",
                "Made by `./bearing experiment free-field --data DIR --seed " + seed
                        + "`: a second of white noise through" + " the bare responses of",
                "every head, " + perHead + " directions even in azimuth (within 90 degrees) and elevation (within 45)."
                        + " Errors in degrees, median /",
                "mean. What is left here is the difference between heads: their size, their shape, and that their left and"
                        + " right ears differ.",
                "",
                "| heads | | lateral angle | azimuth | elevation |",
                "|---|---|---:|---:|---:|"));
        for (Split split : List.of(Split.TEST, Split.KEMAR, Split.FOREIGN)) {
            List<Head> heads =
                    SceneMaterial.open(data, split, Split.TEST, RATE_HZ).heads();
            List<Found> found = IntStream.range(0, heads.size())
                    .parallel()
                    .mapToObj(i -> hear(heads.get(i), seed + i))
                    .toList();
            lines.add(row(split, "ours, not refined", found, 0));
            lines.add(row(split, "gcc-phat, 8.8 cm", found, 1));
            lines.add(row(split, "gcc-phat, every head at its own best radius", found, 2));
        }
        return lines;
    }

    private Found hear(Head head, long itsSeed) {
        Preset preset = Preset.bundled("binaural");
        Localizer ours = Localizer.open(preset.with("analysis.refine", "false"));
        Localizer rival = Localizer.open(
                preset.with("method", "gcc-phat").with("capture.head_radius_m", Double.toString(COMMON_RADIUS_M)));
        SplittableRandom random = new SplittableRandom(itsSeed);
        List<Direction> truth = new ArrayList<>();
        List<Direction> said = new ArrayList<>();
        List<Direction> rivalSaid = new ArrayList<>();
        HrirPair pair = head.newPair();
        for (int i = 0; i < perHead; i++) {
            Direction direction = Direction.ofDegrees(180 * random.nextDouble() - 90, 90 * random.nextDouble() - 45);
            head.hrir(direction, pair);
            double[] source = new double[RATE_HZ + pair.left().length];
            Arrays.setAll(source, n -> LEVEL * random.nextGaussian());
            float[] left = filtered(source, pair.left());
            float[] right = filtered(source, pair.right());
            truth.add(direction);
            said.add(answer(ours, left, right));
            rivalSaid.add(answer(rival, left, right));
        }
        Found found = new Found();
        List<Direction> own = atOwnRadius(rivalSaid, truth);
        for (int i = 0; i < perHead; i++) {
            Direction t = truth.get(i);
            List<Direction> answers = List.of(said.get(i), rivalSaid.get(i), own.get(i));
            found.lateral.add(errors(answers, a -> a.lateralRad() - t.lateralRad()));
            found.azimuth.add(errors(answers, a -> Angles.difference(t.azimuthRad(), a.azimuthRad())));
            found.elevation.add(errors(answers, a -> a.elevationRad() - t.elevationRad()));
        }
        return found;
    }

    private static double[] errors(List<Direction> answers, java.util.function.ToDoubleFunction<Direction> error) {
        return answers.stream().mapToDouble(error).map(Math::abs).toArray();
    }

    private static float[] filtered(double[] source, float[] response) {
        float[] out = new float[RATE_HZ];
        for (int n = 0; n < out.length; n++) {
            double sum = 0;
            for (int k = 0; k < response.length; k++) {
                sum += response[k] * source[n + response.length - k];
            }
            out[n] = (float) sum;
        }
        return out;
    }

    private static Direction answer(Localizer localizer, float[] left, float[] right) {
        return localizer
                .localizeClip(left, right, RATE_HZ)
                .map(estimate -> estimate.direction())
                .orElse(new Direction(0, 0));
    }

    /** The same delays on the sphere with the least median lateral error. */
    private static List<Direction> atOwnRadius(List<Direction> said, List<Direction> truth) {
        List<Direction> best = said;
        double least = Double.MAX_VALUE;
        for (int size = 0; size < SIZES; size++) {
            double radius = SMALLEST_M + size * STEP_M;
            List<Direction> scaled = said.stream()
                    .map(d -> new Direction(
                            SphericalHead.lateralRad(
                                    radius, SphericalHead.delaySeconds(COMMON_RADIUS_M, d.lateralRad())),
                            0))
                    .toList();
            double[] off = new double[scaled.size()];
            Arrays.setAll(
                    off, i -> Math.abs(scaled.get(i).lateralRad() - truth.get(i).lateralRad()));
            Arrays.sort(off);
            if (off[off.length / 2] < least) {
                least = off[off.length / 2];
                best = scaled;
            }
        }
        return best;
    }

    private static String row(Split split, String who, List<Found> found, int contender) {
        boolean hasElevation = contender == 0;
        return "| " + split.label() + " | " + who + " | "
                + summary(found.stream().flatMap(f -> f.lateral.stream()).toList(), contender) + " | "
                + summary(found.stream().flatMap(f -> f.azimuth.stream()).toList(), contender) + " | "
                + (hasElevation
                        ? summary(
                                found.stream()
                                        .flatMap(f -> f.elevation.stream())
                                        .toList(),
                                contender)
                        : "-")
                + " |";
    }

    private static String summary(List<double[]> errors, int contender) {
        double[] degrees = errors.stream()
                .mapToDouble(e -> Math.toDegrees(e[contender]))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f",
                degrees[degrees.length / 2],
                Arrays.stream(degrees).average().orElse(0));
    }
}
