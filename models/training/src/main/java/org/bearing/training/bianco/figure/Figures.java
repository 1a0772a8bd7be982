package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.PhaseSequences;
import org.bearing.training.plot.Panels;

/** Figures 4 to 11: what the networks generate. */
final class Figures {
    private static final PairGrid GRID = PairGrid.DTU;
    private static final long SEED = 1;
    /** Sequences of a direction in Figure 4. */
    private static final int OF_EACH = 10;
    /** Sequences in Figures 5 and 6. */
    private static final int GENERATED = 100;
    /** Realizations in Figure 8. */
    private static final int REALIZATIONS = 10;
    /** Frames in Figure 10: four sequences, cut. */
    private static final int HISTOGRAM_FRAMES = 100;

    private static final int LEFT = GRID.label(90);
    private static final int RIGHT = GRID.label(-30);
    private static final int NEAR = GRID.label(20);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 380;

    private final Setting setting;
    private final PhaseSequences sequences;
    private final PhasePanels panels;
    private final FreeSpacePhases freeSpace;
    private final List<float[]> inputs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Figures(Setting setting) {
        this.setting = setting;
        sequences = setting.validation(Rooms.DTU);
        double spacingM = sequences.audio().spacingM();
        panels = new PhasePanels(GRID, spacingM);
        freeSpace = new FreeSpacePhases(spacingM);
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        choose();
        Optional<VaeWeights> trained = decoder(Learner.DECODER_TRUNCATED);
        Optional<VaeWeights> normal = decoder(Learner.DECODER_NORMAL);
        Subject shipped = new Subject("bundled vae-ssl", bundled(), inputs, SEED);
        Subject truncated = trained.map(weights -> new Subject("truncated normal", weights, inputs, SEED))
                .orElse(shipped);
        lines.addAll(List.of(
                "# Figures 4 to 11: what vae-ssl generates",
                "",
                "Made by `" + setting.command()
                        + "`. Inputs are validation sequences of the DTU-like room; directions are told.",
                ""));
        lines.add(
                trained.isEmpty()
                        ? "The decoder is that of the bundled `vae-ssl`."
                        : "Encoders and decoders trained for these figures, a decoder needing many more steps than a"
                                + " classifier: " + decoderSize() + ", with the paper's deviation (variance 10"
                                + " sigmoid) and the labels of all training sequences of the DTU-like room.");
        lines.add(
                "Phases over pi; + = left. White dashes: where the phase of a free field wraps, c / (2 r |sin theta|) and"
                        + " three times that.");
        reconstruction("4", "Figure 4: reconstruction", truncated);
        generation(truncated);
        delays(truncated);
        if (normal.isEmpty()) {
            lines.add("");
            lines.add("Figures 9 to 11 are left out: the plain-normal decoder is not trained.");
        }
        List<Subject> subjects = new ArrayList<>(trained.isEmpty() ? List.of(shipped) : List.of(shipped, truncated));
        normal.map(weights -> new Subject("plain normal", weights, inputs, SEED))
                .ifPresent(subject -> {
                    reconstruction("9", "Figure 9: reconstruction with the plain normal", subject);
                    histograms(truncated, subject);
                    delaysOfBoth(truncated, subject);
                    subjects.add(subject);
                });
        lines.addAll(physics(subjects));
        return lines;
    }

    private String decoderSize() {
        Size size = setting.size().forDecoders();
        return size.epochs() + " passes (half of them for the plain normal), a sequence every " + size.stride()
                + " frames, batches of " + size.batch() + ", learning rate " + size.learningRate();
    }

    private Optional<VaeWeights> decoder(Learner learner) {
        PhaseSequences train = setting.train(Rooms.DTU);
        Trial trial = setting.trial(Rooms.DTU, learner, train.whole().size());
        setting.train(trial, train.pick(GRID.classes()), sequences.pick(GRID.classes()));
        return setting.weights(trial);
    }

    /** {@return the bundled networks, encoder and decoder too} */
    private static VaeWeights bundled() {
        VaeWeights weights = VaeWeights.whole(VaeSpec.paper(GRID.classes()), SEED);
        weights.take(PrintedPairFiles.bundled(PairKind.VAE_SSL).tensors(), "the bundled vae-ssl");
        return weights;
    }

    /** Takes sequences of every direction, evenly over the time. */
    private void choose() {
        for (int label = 0; label < GRID.classes(); label++) {
            int of = label;
            int[] own = IntStream.range(0, sequences.size())
                    .filter(i -> sequences.label(i) == of)
                    .toArray();
            for (int i = 0; i < OF_EACH; i++) {
                float[] x = new float[PhaseSequences.LENGTH * RtfPhases.BINS];
                sequences.read(own[i * (own.length - 1) / (OF_EACH - 1)], x, 0);
                inputs.add(x);
            }
        }
    }

    private List<float[]> free() {
        return IntStream.range(0, GRID.classes()).mapToObj(label -> free(label)).toList();
    }

    private float[] free(int label) {
        float[] x = new float[PhaseSequences.LENGTH * RtfPhases.BINS];
        freeSpace.write(GRID.azimuthRad(label), PhaseSequences.LENGTH, x, 0);
        return x;
    }

    private void show(String number, String title, Panels picture) {
        picture.write(setting.picture("-" + number));
        lines.addAll(List.of("", "## " + title, "", setting.shown("-" + number, title)));
    }

    private void reconstruction(String number, String title, Subject subject) {
        Panels picture = new Panels(2, WIDTH, HEIGHT);
        picture.add(panels.byDirection("(a) input", inputs));
        picture.add(panels.byDirection("(b) reconstruction, " + subject.name(), subject.drawn()));
        picture.add(panels.byDirection("(c) its mean", subject.means()));
        picture.add(panels.byDirection("(d) free space", free()));
        show(number, title, picture);
    }

    private void generation(Subject subject) {
        int number = 5;
        for (int label : new int[] {LEFT, RIGHT}) {
            String direction = degrees(label);
            List<Generator.Made> made = subject.more(label, GENERATED);
            Panels picture = new Panels(3, WIDTH - 140, HEIGHT);
            picture.add(panels.ofOne(
                    "(a) generated", made.stream().map(Generator.Made::drawn).toList(), label));
            picture.add(panels.ofOne(
                    "(b) its mean", made.stream().map(Generator.Made::mean).toList(), label));
            picture.add(panels.ofOne("(c) free space", List.of(free(label)), label));
            show(Integer.toString(number), "Figure " + number + ": generated from " + direction, picture);
            number++;
        }
    }

    private static String degrees(int label) {
        return String.format(Locale.ROOT, "%+.0f degrees", Math.toDegrees(GRID.azimuthRad(label)));
    }

    private static List<double[]> delaysIn(List<float[]> sequences) {
        return sequences.stream().map(Delays::ofSequence).toList();
    }

    /** {@return one sequence of every direction} */
    private static List<float[]> ones(List<float[]> sequences) {
        return IntStream.range(0, GRID.classes())
                .mapToObj(label -> sequences.get(label * OF_EACH))
                .toList();
    }

    private void delays(Subject subject) {
        Panels picture = new Panels(2, WIDTH, HEIGHT);
        picture.add(panels.delays("(a) free space", delaysIn(free())));
        picture.add(panels.delays("(b) mean of the reconstruction", delaysIn(ones(subject.means()))));
        show("7", "Figure 7: delays by inverse transform", picture);
        Panels generated = new Panels(2, WIDTH, HEIGHT);
        for (int label : new int[] {LEFT, RIGHT}) {
            List<double[]> some = subject.more(label, REALIZATIONS).stream()
                    .map(made -> Delays.ofSequence(made.mean()))
                    .toList();
            generated.add(panels.delaysOfOne("mean generated from " + degrees(label), some, label));
        }
        show("8", "Figure 8: delays of generated means", generated);
        lines.add("Mean of the 31 frames of a sequence. Rings: peaks. Dashes: r sin(theta) / c.");
    }

    private void histograms(Subject truncated, Subject normal) {
        int from = NEAR * OF_EACH;
        int to = from + (HISTOGRAM_FRAMES + PhaseSequences.LENGTH - 1) / PhaseSequences.LENGTH;
        double[] input = Histogram.of(cut(inputs.subList(from, to)));
        double[] ofNormal = Histogram.of(cut(normal.drawn().subList(from, to)));
        double[] ofTruncated = Histogram.of(cut(truncated.drawn().subList(from, to)));
        double top = 1.1
                * Arrays.stream(new double[][] {input, ofNormal, ofTruncated})
                        .flatMapToDouble(Arrays::stream)
                        .max()
                        .orElse(1);
        Panels picture = new Panels(3, WIDTH - 140, HEIGHT);
        picture.add(Histogram.drawing("(a) input", 0, input, top));
        picture.add(Histogram.drawing("(b) plain normal", 1, ofNormal, top));
        picture.add(Histogram.drawing("(c) truncated normal", 2, ofTruncated, top));
        show("10", "Figure 10: phases at " + degrees(NEAR) + ", " + HISTOGRAM_FRAMES + " frames", picture);
    }

    private static List<float[]> cut(List<float[]> sequences) {
        List<float[]> frames = new ArrayList<>();
        int left = HISTOGRAM_FRAMES;
        for (float[] sequence : sequences) {
            int count = Math.min(left, PhaseSequences.LENGTH);
            frames.add(Arrays.copyOf(sequence, count * RtfPhases.BINS));
            left -= count;
        }
        return frames;
    }

    private void delaysOfBoth(Subject truncated, Subject normal) {
        Panels picture = new Panels(2, WIDTH, HEIGHT);
        picture.add(panels.delays("(a) plain normal", delaysIn(ones(normal.drawn()))));
        picture.add(panels.delays("(b) its mean", delaysIn(ones(normal.means()))));
        picture.add(panels.delays("(c) truncated normal", delaysIn(ones(truncated.drawn()))));
        picture.add(panels.delays("(d) its mean", delaysIn(ones(truncated.means()))));
        picture.add(panels.delays("(e) input", delaysIn(ones(inputs))));
        show("11", "Figure 11: delays with both densities", picture);
    }

    /** {@return a table of what can be counted in the figures} */
    private List<String> physics(List<Subject> subjects) {
        List<String> table = new ArrayList<>(List.of(
                "",
                "## In numbers",
                "",
                "| phases | peak within a sample of r sin(theta) / c, of " + GRID.classes()
                        + " directions | of the middle"
                        + " frame alone | edge from the nearest wrap, median, Hz | agreement with free space |",
                "|---|---:|---:|---:|---:|"));
        table.add(row("input, one sequence a direction", ones(inputs)));
        for (Subject subject : subjects) {
            table.add(row(subject.name() + ", mean generated", subject.generated()));
            table.add(row(subject.name() + ", mean reconstructed", ones(subject.means())));
            table.add(row(subject.name() + ", draw reconstructed", ones(subject.drawn())));
        }
        table.add("");
        table.add(
                "Peak: of the inverse transform, mean of the 31 frames. Edge: the steepest fall (from the left) or rise (from"
                        + " the right) of the mean over the 31 frames, for directions whose first wrap lies below 7 kHz. Agreement:"
                        + " mean cosine of the difference, 1 = the same, 0 = unrelated.");
        return table;
    }

    private String row(String name, List<float[]> byLabel) {
        Physics physics = Physics.of(byLabel, GRID, freeSpace);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.0f | %.2f |",
                name,
                physics.onTheLine(),
                physics.onTheLineOfOne(),
                physics.edgeHz(),
                physics.agreement());
    }
}
