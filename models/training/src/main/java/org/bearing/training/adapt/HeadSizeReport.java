package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.inference.BundledModels;
import org.bearing.inference.EmbeddingMethod;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.EmbeddingSettings;
import org.bearing.inference.HeadSizeReadout;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.method.DirectionCandidates;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.evaluate.ErrorSummary;
import org.bearing.simulation.evaluate.Suites;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/**
 * What the head's size is worth: unknown, estimated from the recording, told. A recording is a row of scenes with one head,
 * each in a room of its own.
 */
public final class HeadSizeReport {
    private static final String MODEL = "binaural-embedding";
    private static final int WARM_UP = 15;
    private static final int EARLY = 5;
    private static final int KINDS = 2;
    /** A child's head and a very large one. */
    private static final double[] RESIZED = {0.87, 1.13};

    private static final int RESIZED_HEADS = 5;
    private static final List<String> LISTENERS = List.of("average head", "estimated", "told the true radius");

    private final DataFolder data;
    private final int scenes;
    private final long seed;
    private final Runnable done;
    private final EmbeddingModel model;
    private final HeadSizeReadout readout;

    /**
     * Plans the report.
     *
     * @param data heads and sounds
     * @param scenes scenes of each recording, more than 15
     * @param seed of them
     * @param done run after every recording
     */
    public HeadSizeReport(DataFolder data, int scenes, long seed, Runnable done) {
        if (scenes <= WARM_UP) {
            throw new ConfigurationException(
                    "--scenes must be above " + WARM_UP + " for head-size, not " + scenes + ".");
        }
        this.data = data;
        this.scenes = scenes;
        this.seed = seed;
        this.done = done;
        model = BundledModels.load(MODEL);
        readout = HeadSizeReadout.find(MODEL).orElseThrow();
    }

    /** Errors by listener, kind (lateral, azimuth) and scene, degrees; and the radius as it was estimated. */
    private static final class Heard {
        private final String head;
        private final double radiusM;
        private final double[] estimatesM;
        private final double[][][] errors;

        Heard(String head, double radiusM, double[] estimatesM, double[][][] errors) {
            this.head = head;
            this.radiusM = radiusM;
            this.estimatesM = estimatesM;
            this.errors = errors;
        }
    }

    /** {@return the report in Markdown, line by line} */
    public List<String> run() {
        List<String> lines = new ArrayList<>(List.of(
                "# The head's size, from the recording itself",
                "",
                "Made by `./bearing experiment head-size --data DIR --scenes " + scenes + " --seed " + seed
                        + "`. For every head a recording of " + scenes + " scenes, a second each, every one in another",
                "room and direction (frontal box, RT60 0.1-0.8 s, SNR 5-35 dB, speakers of the `test` split)."
                        + " `capture.head_radius_m = \"estimate\"` reads the size",
                "from the network's last hidden layer, where delays and levels have met, and averages over the recording;"
                        + " the reading was fitted on `train` heads",
                "alone. \"x 0.87\" and \"x 1.13\": the first " + RESIZED_HEADS
                        + " of the test heads, made smaller and larger. Errors in degrees, median / mean, from the "
                        + (WARM_UP + 1) + "th scene on; \"mean ratio\" against the"
                        + " average head, with its 95% interval.",
                "",
                "## Errors",
                "",
                "| heads | the head's size | lateral angle | azimuth | mean ratio, lateral | mean ratio, azimuth |",
                "|---|---|---:|---:|---:|---:|"));
        List<String> sizes = new ArrayList<>(List.of(
                "",
                "## Radii",
                "",
                "Radius of the sphere with the head's own delays, and what was made of it after " + EARLY + ", "
                        + WARM_UP
                        + " and all scenes, cm. An average head is "
                        + centimetres(readout.constants().centreM()) + ".",
                "",
                "| head | true | after " + EARLY + " | after " + WARM_UP + " | after " + scenes + " |",
                "|---|---:|---:|---:|---:|"));
        for (Suites suite : Suites.values()) {
            group(suite.label(), suite.material(data).heads(), lines, sizes);
        }
        List<Head> some = Suites.TEST.material(data).heads().subList(0, RESIZED_HEADS);
        for (double factor : RESIZED) {
            String label = String.format(Locale.ROOT, "test x %.2f", factor);
            group(label, some.stream().map(head -> head.stretched(factor)).toList(), lines, sizes);
        }
        lines.addAll(sizes);
        return lines;
    }

    private void group(String label, List<Head> heads, List<String> lines, List<String> sizes) {
        List<Heard> heard = new ArrayList<>();
        for (Head head : heads) {
            Heard one = hear(head);
            heard.add(one);
            sizes.add("| " + one.head + ", " + label + " | " + centimetres(one.radiusM) + " | "
                    + centimetres(one.estimatesM[EARLY - 1]) + " | " + centimetres(one.estimatesM[WARM_UP - 1])
                    + " | " + centimetres(one.estimatesM[scenes - 1]) + " |");
            done.run();
        }
        rows(lines, label, heard);
    }

    private static String centimetres(double metres) {
        return String.format(Locale.ROOT, "%.2f", 100 * metres);
    }

    private Heard hear(Head head) {
        SceneMaterial material = SceneMaterial.open(data, List.of(head), Split.TEST, Suites.SAMPLE_RATE_HZ);
        SceneDraw draw = new SceneDraw(HeldTest.RANGES, material);
        SceneRenderer renderer = new SceneRenderer(material);
        StereoClip clip = new StereoClip(material.sampleRateHz());
        List<EmbeddingMethod> methods = List.of(
                method(OptionalDouble.empty(), Optional.empty()),
                method(OptionalDouble.empty(), Optional.of(readout)),
                method(OptionalDouble.of(head.radiusM()), Optional.empty()));
        ShortTimeSpectrum frames = new ShortTimeSpectrum(model.manifest().frames());
        DirectionCandidates found = new DirectionCandidates();
        double[][][] errors = new double[methods.size()][KINDS][scenes - WARM_UP];
        double[] estimates = new double[scenes];
        for (int i = 0; i < scenes; i++) {
            RandomScene scene = draw.draw(seed, i);
            renderer.render(scene, clip);
            frames.push(
                    clip.left(), clip.right(), 0, clip.length(), spectrum -> methods.forEach(m -> m.accept(spectrum)));
            for (int m = 0; m < methods.size(); m++) {
                boolean said = methods.get(m).estimate(found);
                Direction heard = said ? new Direction(found.azimuthRad(0), found.elevationRad(0)) : Direction.FRONT;
                if (i >= WARM_UP) {
                    Direction truth = scene.direction();
                    errors[m][0][i - WARM_UP] = degrees(truth.lateralRad() - heard.lateralRad());
                    errors[m][1][i - WARM_UP] =
                            degrees(Math.IEEEremainder(truth.azimuthRad() - heard.azimuthRad(), 2 * Math.PI));
                }
            }
            estimates[i] = methods.get(1).readout().headRadiusM();
        }
        return new Heard(head.name(), head.radiusM(), estimates, errors);
    }

    private EmbeddingMethod method(OptionalDouble radiusM, Optional<HeadSizeReadout> size) {
        return new EmbeddingMethod(
                model, new EmbeddingSettings(HeldTest.RANGES.clipSeconds(), Hemisphere.FRONT, radiusM, true, size));
    }

    private static double degrees(double rad) {
        return Math.abs(Math.toDegrees(rad));
    }

    private void rows(List<String> lines, String heads, List<Heard> heard) {
        double[][][] all = new double[LISTENERS.size()][KINDS][];
        for (int m = 0; m < all.length; m++) {
            for (int kind = 0; kind < KINDS; kind++) {
                int who = m;
                int what = kind;
                all[m][kind] = heard.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.errors[who][what]))
                        .toArray();
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f / %.2f | %.2f / %.2f | %s | %s |",
                    heads,
                    LISTENERS.get(m),
                    HeldTest.median(all[m][0]),
                    HeldTest.mean(all[m][0]),
                    HeldTest.median(all[m][1]),
                    HeldTest.mean(all[m][1]),
                    ErrorSummary.meanRatio(all[m][0], all[0][0], seed).text(),
                    ErrorSummary.meanRatio(all[m][1], all[0][1], seed).text()));
        }
    }
}
