package org.bearing.training.bianco.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.cues.RtfVector;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairManifest;
import org.bearing.inference.pair.printed.PrintedPairModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.bianco.method.RepeatedLabels;
import org.bearing.training.bianco.method.Sequences;
import org.bearing.training.bianco.method.VaeTrainer;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PairAudioStore;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.PhaseSequences;
import org.bearing.training.bianco.recipe.RtfNeighbour;
import org.bearing.training.data.SpeechLicence;

/** Makes the model of one pair method as it is bundled: recordings of the DTU-like room, training, files. */
public final class PrintedPairJob {
    private static final String CHECKPOINT = "checkpoint.safetensors";

    private final PairPlan plan;
    private final DataFolder data;
    private final Path home;
    private final int threads;

    /**
     * Plans a model.
     *
     * @param plan how it is made
     * @param data where the speech is
     * @param home folder of recordings and checkpoint; has to exist
     * @param threads to use
     */
    public PrintedPairJob(PairPlan plan, DataFolder data, Path home, int threads) {
        this.plan = plan;
        this.data = data;
        this.home = home;
        this.threads = threads;
    }

    /**
     * Makes the model; goes on from the checkpoint of an interrupted run with the same plan.
     *
     * @param folder where the files go; has to exist
     * @param bars makes a progress bar from a title and a total
     * @return the path of the weights
     * @throws org.bearing.geometry.BearingException if the data cannot be had or a file not be written
     */
    public Path run(Path folder, BiFunction<String, Long, ProgressBar> bars) {
        PairAudioStore store = new PairAudioStore(home.resolve("recordings"), bars);
        BiancoData sets = new BiancoData(data, store, Optional.empty(), Optional.empty());
        PhaseSequences train = sets.sequences(BiancoData.Part.DTU_TRAIN, plan.stride());
        PhaseSequences held = sets.sequences(BiancoData.Part.DTU_VALIDATION, plan.stride());
        LabelPick pick = train.pick(plan.labels());
        LabelPick selection = held.pick(plan.labels());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        PairScoring scoring;
        if (plan.kind() == PairKind.RTF_1NN) {
            RtfNeighbour neighbour = RtfNeighbour.of(pick.labelled(), RtfNeighbour.Bins.ALL);
            references(neighbour, train.grid(), tensors);
            scoring = PairScoring.of(neighbour, selection.test());
        } else {
            VaeWeights weights = network(pick, selection, bars);
            tensors.putAll(weights.tensors());
            scoring = PairScoring.of(weights, selection.test());
        }
        int examples =
                plan.kind() == PairKind.VAE_SSL ? train.size() : pick.labelled().size();
        return PrintedPairFiles.write(manifest(train, examples, scoring), tensors, folder);
    }

    private VaeWeights network(LabelPick pick, LabelPick selection, BiFunction<String, Long, ProgressBar> bars) {
        boolean whole = plan.kind() == PairKind.VAE_SSL;
        VaeSpec spec = VaeSpec.paper(PairGrid.DTU.classes()).with(plan.density());
        VaeWeights weights = whole ? VaeWeights.whole(spec, plan.seed()) : VaeWeights.classifierOnly(spec, plan.seed());
        VaeTrainer trainer = whole
                ? VaeTrainer.vae(weights, plan.vae(), plan.setting(threads))
                : VaeTrainer.cnn(weights, PairPlan.cnn(), plan.setting(threads));
        try (ProgressBar bar = bars.apply(plan.kind().label(), (long) plan.epochs())) {
            trainer.train(
                    whole ? unlabelledToo(pick) : pick.labelled(),
                    selection.labelled(),
                    Optional.of(home.resolve(CHECKPOINT)),
                    report -> bar.stepTo(report.epoch()));
        }
        return weights;
    }

    private Sequences unlabelledToo(LabelPick pick) {
        return plan.repeats() > 0
                ? RepeatedLabels.balanced(pick.training(), pick.labelled().size())
                : pick.training();
    }

    private static void references(RtfNeighbour neighbour, PairGrid grid, Map<String, Tensor> tensors) {
        int bins = RtfVector.BINS;
        float[] re = new float[grid.classes() * bins];
        float[] im = new float[grid.classes() * bins];
        for (int label = 0; label < grid.classes(); label++) {
            for (int k = 0; k < bins; k++) {
                re[label * bins + k] = (float) neighbour.reference(label).re(k);
                im[label * bins + k] = (float) neighbour.reference(label).im(k);
            }
        }
        tensors.put(PrintedPairModel.REFERENCE_RE, Tensor.of(Dtype.F32, re, grid.classes(), bins));
        tensors.put(PrintedPairModel.REFERENCE_IM, Tensor.of(Dtype.F32, im, grid.classes(), bins));
    }

    private PrintedPairManifest manifest(PhaseSequences train, int examples, PairScoring scoring) {
        List<String> configuration = new ArrayList<>();
        configuration.add(plan.toString());
        if (plan.kind() == PairKind.CNN) {
            configuration.add(PairPlan.cnn() + ": as the paper describes it, not with the released code's slips");
        }
        configuration.add("the paper's size: " + plan.fullSizeCommand());
        PairGrid grid = train.grid();
        return new PrintedPairManifest(
                PrintedPairManifest.FORMAT,
                plan.kind().label(),
                plan.kind(),
                PrintedPairManifest.CUES,
                train.audio().spacingM(),
                IntStream.range(0, grid.classes())
                        .mapToObj(label -> (double) Math.round(Math.toDegrees(grid.azimuthRad(label))))
                        .toList(),
                scoring.sharpness(),
                new TrainingRecord(
                        data.version(), examples, plan.seed(), SpeechLicence.LICENCE, SpeechLicence.ATTRIBUTIONS),
                configuration,
                List.of(scoring.sentence()),
                "0".repeat(64));
    }
}
