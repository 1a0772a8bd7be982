package org.bearing.training.pair;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.cues.PairCues;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairManifest;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.PairTrust;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.training.data.ExampleTable;

/** Makes the shipped pair model: examples, training, calibration, files. */
public final class PairJob {
    /** Training examples of the bundled model. */
    public static final int EXAMPLES = 98_304;

    /** Passes over them. */
    public static final int EPOCHS = 20;

    private static final int HELD = 4096;

    /** Number of the first scene for calibration, far beyond those that choose the epoch. */
    private static final long CALIBRATION_AT = 1_000_000;

    private static final int CLASSES = 61;
    private static final int BATCH = 256;
    private static final List<Integer> HIDDEN = List.of(384, 192);
    private static final int GENERATIVE = 256;
    private static final double DROPOUT = 0.2;
    private static final String UNSIGNED = "0".repeat(64);

    private final DataFolder data;
    private final Path work;
    private final long seed;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Plans a run.
     *
     * @param data where the speech is
     * @param work folder of the examples; what is there is kept
     * @param seed of scenes, weights and order
     * @param threads how many make examples, above 0
     * @param bars makes a progress bar from a title and a total
     */
    public PairJob(DataFolder data, Path work, long seed, int threads, BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.work = work;
        this.seed = seed;
        this.threads = threads;
        this.bars = bars;
    }

    /**
     * Trains a model; it is not calibrated yet.
     *
     * @param count training examples, at least a batch of 256
     * @param epochs passes over them, above 0
     * @param licence of the weights
     * @param attributions what the licences of the speech ask to be said
     * @return the model
     */
    public PairModel train(int count, int epochs, String licence, List<String> attributions) {
        if (count < BATCH || epochs < 1) {
            throw new IllegalArgumentException(
                    "examples must be at least " + BATCH + " and epochs at least 1: " + count + ", " + epochs);
        }
        PairSets sets = new PairSets(data, work, seed, threads);
        ExampleTable held = sets.build(Split.VALIDATION, HELD, bars);
        ExampleTable examples = sets.build(Split.TRAIN, count, bars);
        PairVae vae = new PairVae(PairCues.SIZE, CLASSES, HIDDEN, GENERATIVE, BATCH, BATCH, DROPOUT, seed);
        PairTrainer trainer = new PairTrainer(vae, examples, held, seed);
        try (ProgressBar bar = bars.apply("training", (long) epochs * trainer.batches())) {
            trainer.train(epochs, line -> System.err.println("\nbearing: " + line), bar::step);
        }
        List<Double> spacings = PairSceneRanges.training().spacingsM();
        PairManifest manifest = new PairManifest(
                PairManifest.FORMAT,
                PairFiles.BUNDLED,
                PairCues.SIZE,
                HIDDEN,
                CLASSES,
                PairVae.LATENT,
                spacings.get(0),
                spacings.get(spacings.size() - 1),
                PairTrust.UNFITTED,
                new TrainingRecord(data.version(), count, seed, licence, attributions),
                List.of(
                        epochs + " epochs of batches of " + BATCH + ", AdamW, cosine schedule, dropout " + DROPOUT,
                        "eq. 11 of Bianco et al. 2021, all examples labelled, normal decoder, divergence in closed form"),
                List.of(String.format(Locale.ROOT, "%d validation scenes chose the epoch", HELD)),
                UNSIGNED);
        return PairExport.model(vae, manifest);
    }

    /**
     * Fits how far a model can be trusted, on scenes of validation speakers that chose nothing before.
     *
     * @param model any
     * @param scenes how many, above 0
     * @return the model with the trust
     */
    public PairModel calibrate(PairModel model, int scenes) {
        List<PairSample> samples = hear(model, CALIBRATION_AT, scenes, "calibrating");
        return model.with(PairCalibrator.fit(model.manifest().trust(), samples));
    }

    /**
     * Checks the trust on other scenes than it was fitted on.
     *
     * @param model calibrated
     * @param scenes how many, above 0
     * @return Markdown
     */
    public String report(PairModel model, int scenes) {
        return PairReport.markdown(
                model.manifest().trust(), hear(model, CALIBRATION_AT + scenes, scenes, "checking"), seed);
    }

    private List<PairSample> hear(PairModel model, long from, int scenes, String title) {
        PairSets sets = new PairSets(data, work, seed, threads);
        try (ProgressBar bar = bars.apply(title, (long) scenes)) {
            return PairCalibrator.hear(
                    model, sets.speech(Split.VALIDATION), sets.examples(Split.VALIDATION), from, scenes, bar::stepBy);
        }
    }
}
