package org.bearing.training.distil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Tensor;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.evaluate.Contender;
import org.bearing.simulation.evaluate.HeadRadius;
import org.bearing.simulation.evaluate.PresetLocalizers;
import org.bearing.simulation.evaluate.SuiteResult;
import org.bearing.simulation.evaluate.SuiteRow;
import org.bearing.simulation.evaluate.SuiteRunner;
import org.bearing.simulation.evaluate.SuiteSpec;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.onnx.ModelTimes;

/** What smaller variants of the bundled embedding lose in accuracy and gain in time, all on the same scenes. */
public final class SmallerReport {
    private static final String FULL = "binaural-embedding";
    private static final String SMALL = "binaural-embedding-small";
    private static final double[] PRUNED = {0.3, 0.5, 0.7, 0.8, 0.9};
    private static final int KIB = 1024;

    /** Chosen by the validation heads. */
    private static final String DECISION = "The full model stays the default: it is the more accurate one in elevation,"
            + " and most of the time goes into the cues, which all share. The small one is bundled for slow machines"
            + " (`--set model=binaural-embedding-small`); eight bits (`./bearing train --int8 MODEL`) lose nothing that"
            + " these scenes can show, but gain time only where the Vector API is there.";

    private final DataFolder data;
    private final Path work;
    private final String small;
    private final int scenesPerCell;
    private final long seed;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Plans the report.
     *
     * @param data heads and sounds
     * @param work folder for the variants, made when needed
     * @param small path of the distilled model's weights
     * @param scenesPerCell scenes of each of the six cells of reverberation and noise
     * @param seed of scenes and sound
     * @param threads how many scenes at once
     * @param bars makes a progress bar from a title and a total
     */
    public SmallerReport(
            DataFolder data,
            Path work,
            Path small,
            int scenesPerCell,
            long seed,
            int threads,
            BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.work = work;
        this.small = small.toString();
        this.scenesPerCell = scenesPerCell;
        this.seed = seed;
        this.threads = threads;
        this.bars = bars;
    }

    /** A model with its place. */
    private record Variant(String label, StoredModel model, Path weights) {}

    /** {@return the report in Markdown, line by line} */
    public List<String> run() {
        List<Variant> variants = variants();
        SuiteResult validation = hear("validation", Split.VALIDATION, variants);
        SuiteResult test = hear("test", Split.TEST, variants);
        List<ModelTimes> times =
                ModelTimes.of(variants.stream().map(Variant::model).toList(), seed);
        List<String> lines = new ArrayList<>(List.of(
                "# Smaller variants of the embedding",
                "",
                "Made by `./bearing experiment smaller --data DIR --scenes " + scenesPerCell + " --seed " + seed
                        + "`. All variants hear the same "
                        + validation.outcomes().size() + " scenes of the `validation` heads and",
                test.outcomes().size() + " of the `test` heads (the protocol of `evaluate`, default preset, all cells"
                        + " together). Errors in degrees, median / mean. Time is processor",
                "time of one estimate on one thread, network and neighbours: one at a time (a live stream) and 32 at once"
                        + " (a file), in plain Java and",
                "with the Vector API's kernels. int8: whole numbers with one scale per output, computed in float."
                        + " small: " + hidden(variants) + " pairs",
                "instead of 512 and 256, trained with the full one as its teacher. pruned: the weights of least magnitude"
                        + " set to 0, nothing trained",
                "afterwards; dense kernels gain no time by it.",
                "",
                "## Size and time",
                "",
                "| variant | multiplications | file, KiB | alone, plain, us | alone, vector, us | 32, plain, us | 32,"
                        + " vector, us |",
                "|---|---:|---:|---:|---:|---:|---:|"));
        for (int v = 0; v < variants.size(); v++) {
            lines.add(size(variants.get(v), times.get(v)));
        }
        accuracy(lines, "validation", validation);
        accuracy(lines, "test", test);
        lines.addAll(List.of("", DECISION));
        return lines;
    }

    private List<Variant> variants() {
        SimulatedExamples.folder(work);
        List<Variant> variants = new ArrayList<>();
        StoredModel full = StoredModel.find(FULL);
        if (!Files.exists(Path.of(small))) {
            throw new ConfigurationException("There is no distilled model at " + small
                    + "; make it with './bearing train " + SMALL + " --distil " + FULL + " --data DIR'.");
        }
        StoredModel distilled = StoredModel.find(small);
        add(variants, "full", full);
        add(variants, "full, int8", SmallerWeights.inEightBits(full, FULL + "-int8"));
        add(variants, "small", distilled);
        add(variants, "small, int8", SmallerWeights.inEightBits(distilled, SMALL + "-int8"));
        for (double share : PRUNED) {
            String percent = Math.round(100 * share) + "%";
            add(variants, "full, pruned " + percent, SmallerWeights.pruned(full, share, FULL + "-pruned" + percent));
        }
        return variants;
    }

    private void add(List<Variant> variants, String label, StoredModel model) {
        variants.add(new Variant(label, model, model.write(work)));
    }

    private static String hidden(List<Variant> variants) {
        List<Integer> layers = variants.get(2).model().manifest().network().layers();
        return layers.get(1) + " and " + layers.get(2);
    }

    private SuiteResult hear(String name, Split split, List<Variant> variants) {
        Preset usual = Preset.bundled("binaural");
        List<Contender> contenders = variants.stream()
                .map(variant -> {
                    Preset preset = usual.with("model", variant.weights().toString());
                    return new Contender(variant.label(), () -> PresetLocalizers.clips(preset), HeadRadius.DEFAULT);
                })
                .toList();
        int rate = variants.get(0).model().manifest().frames().sampleRateHz();
        SceneMaterial material = SceneMaterial.open(data, split, split, rate);
        SuiteSpec suite = SuiteSpec.standard(name, name, scenesPerCell);
        try (ProgressBar bar = bars.apply(name + " scenes", (long) suite.scenes())) {
            return new SuiteRunner(material, threads, bar::stepTo).run(suite, contenders, seed);
        }
    }

    private static String size(Variant variant, ModelTimes time) {
        try {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.0f | %.0f | %.0f | %.0f |",
                    variant.label(),
                    multiplications(variant.model()),
                    Files.size(variant.weights()) / KIB,
                    time.alonePlain(),
                    time.aloneVector(),
                    time.togetherPlain(),
                    time.togetherVector());
        } catch (IOException e) {
            throw new BearingException(variant.weights() + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** Of weights that are not 0. */
    private static long multiplications(StoredModel model) {
        NetworkSpec network = model.manifest().network();
        long count = 0;
        for (int i = 0; i + 1 < network.layers().size(); i++) {
            for (String part : List.of(".weight", ".odd_weight")) {
                Tensor weight = model.tensors().get("layer." + i + part);
                if (weight != null) {
                    for (float value : weight.values()) {
                        count += value == 0 ? 0 : 1;
                    }
                }
            }
        }
        return count;
    }

    private static void accuracy(List<String> lines, String split, SuiteResult result) {
        lines.addAll(List.of(
                "",
                "## Accuracy, " + split + " heads",
                "",
                "| variant | lateral angle | azimuth | elevation |",
                "|---|---:|---:|---:|"));
        for (SuiteRow row : result.rows()) {
            if (row.rt60().equals(SuiteResult.ALL) && !row.who().equals(SuiteResult.RIVAL)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %.2f / %.2f | %.2f / %.2f | %.2f / %.2f |",
                        row.who(),
                        row.lateral().median().value(),
                        row.lateral().mean().value(),
                        row.azimuth().median().value(),
                        row.azimuth().mean().value(),
                        row.elevation().median().value(),
                        row.elevation().mean().value()));
            }
        }
    }
}
