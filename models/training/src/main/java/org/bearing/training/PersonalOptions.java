package org.bearing.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.adapt.PersonalReport;
import org.bearing.training.adapt.PersonalSpec;
import org.bearing.training.adapt.Personalisation;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.network.Matrix;
import picocli.CommandLine.Option;

/** What {@code train --from} takes beside the options of every training. */
final class PersonalOptions {
    private static final int DEFAULT_EPOCHS = 5;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description = "Starts from a finished model (its name, or the path of its .safetensors) and makes it one"
                    + " head's own.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--hrtf", paramLabel = "FILE", description = "With --from: that head, a SOFA file; once or more.")
    private List<Path> heads = new ArrayList<>();

    @Option(
            names = "--own-examples",
            paramLabel = "N",
            defaultValue = "6144",
            description = "With --from: scenes with this head (${DEFAULT-VALUE}).")
    private int ownExamples;

    @Option(
            names = "--other-examples",
            paramLabel = "N",
            defaultValue = "2048",
            description =
                    "With --from: scenes with other heads, in the directions that are held back of this one, so that"
                            + " neither are forgotten (${DEFAULT-VALUE}).")
    private int otherExamples;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "2e-4",
            description = "With --from: learning rate (${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--test-scenes",
            paramLabel = "N",
            defaultValue = "300",
            description = "With --from: scenes of each comparison (${DEFAULT-VALUE}).")
    private int testScenes;

    @Option(
            names = "--left-bias-db",
            paramLabel = "DB",
            split = ",",
            description = "With --from: by how much the file's left ear is known to be too loud, dB; one for every"
                    + " --hrtf, divided by commas (0).")
    private List<Double> leftBiasDb = new ArrayList<>();

    @Option(
            names = "--gain",
            paramLabel = "FILE.md",
            description = "With --from: also writes the comparison as Markdown.")
    private Optional<Path> gain = Optional.empty();

    boolean wanted() {
        if (from.isPresent() == heads.isEmpty()) {
            throw new ConfigurationException("--from MODEL and --hrtf FILE go together; one of them is missing.");
        }
        return from.isPresent();
    }

    int run(
            Optional<Path> data,
            Optional<Path> work,
            Optional<Path> out,
            Optional<Integer> epochs,
            Optional<Long> seed,
            int threads) {
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        Matrix.threads(threads);
        List<String> rows = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        String base = from.orElseThrow();
        if (!leftBiasDb.isEmpty() && leftBiasDb.size() != heads.size()) {
            throw new ConfigurationException("--left-bias-db has " + leftBiasDb.size() + " values for " + heads.size()
                    + " heads; give one for every --hrtf.");
        }
        for (int i = 0; i < heads.size(); i++) {
            Path hrtf = heads.get(i);
            String name = name(base, hrtf);
            PersonalSpec spec = new PersonalSpec(
                    name,
                    ownExamples,
                    otherExamples,
                    epochs.orElse(DEFAULT_EPOCHS),
                    learningRate,
                    testScenes,
                    leftBiasDb.isEmpty() ? 0 : leftBiasDb.get(i),
                    seed.orElse(1L),
                    threads);
            Personalisation personalisation = new Personalisation(folder, base, hrtf, spec, Bars::bar);
            Path home = work.orElse(Path.of(".bearing", "training")).resolve(name);
            Path weights = personalisation.learn(
                    home,
                    SimulatedExamples.folder(out.orElse(home.resolve("model"))),
                    line -> System.err.println("\nbearing: " + line));
            PersonalReport report = personalisation.compare(weights);
            rows.addAll(report.rows());
            sentences.add(report.sentence());
            PersonalReport.header().forEach(System.err::println);
            report.rows().forEach(System.err::println);
            System.err.println("bearing: " + report.sentence());
            System.err.println(
                    "bearing: wrote " + weights + "; use it with: ./bearing localize IN.wav --set model=" + weights);
            gain.ifPresent(file -> WholeFile.write(
                    file,
                    page(base, rows, sentences, epochs.orElse(DEFAULT_EPOCHS), seed.orElse(1L))
                            .getBytes(StandardCharsets.UTF_8)));
        }
        return 0;
    }

    /** After the model and the head's file. */
    private static String name(String base, Path hrtf) {
        String model = String.valueOf(Path.of(base).getFileName()).replaceAll("\\.safetensors$", "");
        return model + "-" + String.valueOf(hrtf.getFileName()).replaceAll("\\.[^.]*$", "");
    }

    private String page(String base, List<String> rows, List<String> sentences, int epochs, long seed) {
        List<String> lines = new ArrayList<>(List.of(
                "# A model of one head's own",
                "",
                "Made by `./bearing train --from " + base + " --hrtf HEAD.sofa ... --data DIR --gain FILE.md --seed "
                        + seed + "`, once for every head: " + ownExamples + " simulated",
                "scenes with this head (a level bias of its file taken out where it is known) and " + otherExamples
                        + " with those of the `train` split in the directions held back, " + epochs
                        + " passes, learning rate " + learningRate + ". Patches of 11 degrees around",
                "28 directions, about a quarter of the sphere, are held back: the head that training knows lacks them and no"
                        + " source stands in them. The test is on " + testScenes,
                "scenes in these patches, frontal, RT60 0.1-0.8 s, SNR 5-35 dB, with the speakers of the `test` split, in"
                        + " rooms of their own; and on " + testScenes + " scenes of the",
                "`validation` heads, to see what is forgotten. Errors in degrees, median / mean.",
                ""));
        lines.addAll(PersonalReport.header());
        lines.addAll(rows);
        lines.add("");
        sentences.forEach(sentence -> lines.add("- " + sentence));
        return String.join("\n", lines) + "\n";
    }
}
