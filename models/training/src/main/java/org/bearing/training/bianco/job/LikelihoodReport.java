package org.bearing.training.bianco.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.bianco.method.LabelledBound;
import org.bearing.training.bianco.method.VaeTrainer;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PairAudioStore;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.PhaseSequences;
import org.bearing.training.bianco.recipe.SequenceSubset;

/** The decoder's densities beside each other: vae-ssl trained with each, all else equal. */
public final class LikelihoodReport {
    private static final int STRIDE = 32;
    private static final int LABELS = 494;
    /** With one label the classifier learns from labels alone, at a third of the time; the density matters to it from two on. */
    private static final int FIRST_ENUMERATED = 1;

    private static final int LATER_EPOCHS = 2;

    private final PairPlan plan;
    private final DataFolder data;
    private final Path home;

    /**
     * Plans the comparison.
     *
     * @param data where the speech is
     * @param home folder of recordings and checkpoints; has to exist
     * @param epochs passes through the data with one label for each sequence; a few with several follow
     * @param seed of weights, order and noise
     */
    public LikelihoodReport(DataFolder data, Path home, int epochs, long seed) {
        plan = PairPlan.bundled(PairKind.VAE_SSL)
                .with(Map.of(
                        "stride", Integer.toString(STRIDE),
                        "labels", Integer.toString(LABELS),
                        "epochs", Integer.toString(epochs),
                        "batch", "64",
                        "learning_rate", "2e-4",
                        "repeats", "0",
                        "seed", Long.toString(seed)));
        this.data = data;
        this.home = home;
    }

    /**
     * Trains and compares; goes on from the checkpoints of an interrupted run.
     *
     * @param bars makes a progress bar from a title and a total
     * @return the page in Markdown, line by line
     */
    public List<String> run(BiFunction<String, Long, ProgressBar> bars) {
        PairAudioStore store = new PairAudioStore(home.resolve("recordings"), bars);
        BiancoData sets = new BiancoData(data, store, Optional.empty(), Optional.empty());
        PhaseSequences train = sets.sequences(BiancoData.Part.DTU_TRAIN, plan.stride());
        PhaseSequences held = sets.sequences(BiancoData.Part.DTU_VALIDATION, plan.stride());
        LabelPick selection = held.pick(plan.labels());
        SequenceSubset test = selection.test();
        List<String> lines = new ArrayList<>(List.of(
                "# The decoder's densities",
                "",
                "Made by `./bearing experiment pair-likelihood --data DIR --epochs " + plan.epochs() + " --seed "
                        + plan.seed() + "`: vae-ssl as printed but for the density of a",
                "phase, trained on the DTU-like room: J = " + plan.labels() + ", a sequence every " + plan.stride()
                        + " frames (" + train.size() + " sequences), " + plan.epochs() + " epochs of",
                "batches of " + plan.batch()
                        + " with the likeliest label of an unlabelled sequence, when the classifier learns from labels alone, then",
                LATER_EPOCHS + " with the " + plan.enumerated() + " likeliest; one seed. " + plan.labels()
                        + " validation sequences choose the epoch, the",
                "other " + test.size() + " are scored.",
                "",
                "| density | MAE, deg | right class, % | bits per phase |",
                "|---|---:|---:|---:|"));
        for (Density density : Density.values()) {
            VaeWeights weights = trained(density, train, selection, bars);
            PairScoring scoring = PairScoring.of(weights, test);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.1f | %.3f |",
                    density.label(),
                    scoring.meanErrorDeg(),
                    100 * scoring.accuracy(),
                    LabelledBound.bitsPerPhase(weights, test, plan.seed())));
        }
        lines.addAll(List.of(
                "",
                "One short run each: small differences between errors say nothing.",
                "",
                "Bits: what the model needs to tell a phase (in units of pi) when the direction is known, z included (the bound of"
                        + " eq. 9); a",
                "uniform density needs 1. The plain normal also covers phases beyond -1 and 1, which do not occur. `von-mises` has",
                "log p = kappa cos(pi (x - m)) - log(2 I0(kappa)), with kappa = 1 / (pi s)^2 of the head's deviation s.",
                "`./bearing train vae-ssl --data DIR --set density=von-mises` trains a model with it."));
        return lines;
    }

    private VaeWeights trained(
            Density density, PhaseSequences train, LabelPick selection, BiFunction<String, Long, ProgressBar> bars) {
        VaeSpec spec = VaeSpec.paper(PairGrid.DTU.classes()).with(density);
        VaeWeights weights = VaeWeights.whole(spec, plan.seed());
        PairPlan first = plan.with(Map.of("enumerated", Integer.toString(FIRST_ENUMERATED)));
        PairPlan later = plan.with(Map.of("epochs", Integer.toString(LATER_EPOCHS)));
        train(weights, first, density.label() + "-first", train, selection, bars);
        train(weights, later, density.label(), train, selection, bars);
        return weights;
    }

    private void train(
            VaeWeights weights,
            PairPlan stage,
            String name,
            PhaseSequences train,
            LabelPick selection,
            BiFunction<String, Long, ProgressBar> bars) {
        try (ProgressBar bar = bars.apply(name, (long) stage.epochs())) {
            VaeTrainer.vae(weights, stage.vae(), stage.setting(1))
                    .train(
                            train.pick(stage.labels()).training(),
                            selection.labelled(),
                            Optional.of(home.resolve("likelihood-" + name + ".safetensors")),
                            report -> bar.stepTo(report.epoch()));
        }
    }
}
