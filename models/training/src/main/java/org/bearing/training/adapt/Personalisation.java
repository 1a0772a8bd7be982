package org.bearing.training.adapt;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Preset;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.HeadRadiusSpec;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Dtype;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirSet;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.sofa.SofaFile;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.InputScale;
import org.bearing.training.embedding.ModelExport;
import org.bearing.training.embedding.TrainingPlan;

/**
 * Makes a model of one head's own out of a finished one (Tang et al. 2022, section 6: a user-dependent fine-tuning).
 *
 * <p>It learns from simulated rooms with this head, and with others so that it does not forget. Patches of directions are
 * held back: the head that training knows lacks them, and no source stands in them. In these, in rooms and with
 * speakers that neither training has heard, both models are then compared.
 */
public final class Personalisation {
    private static final long TEST_SEED = 0x5851F42D4C957F2DL;

    private final DataFolder data;
    private final StoredModel base;
    private final String baseName;
    private final PersonalSpec spec;
    private final BiFunction<String, Long, ProgressBar> bars;
    private final HrirSet measured;
    private final Head head;
    private final HeldPatches patches;

    /**
     * Prepares.
     *
     * @param data heads and sounds to train with
     * @param baseName a bundled model or the path of its weights
     * @param hrtf the head: a SOFA file
     * @param spec how much, how long
     * @param bars makes a progress bar from a title and a total
     * @throws ConfigurationException if the SOFA file or the model is of another kind
     * @throws org.bearing.geometry.BearingException if a file cannot be read
     */
    public Personalisation(
            DataFolder data,
            String baseName,
            Path hrtf,
            PersonalSpec spec,
            BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.baseName = baseName;
        this.spec = spec;
        this.bars = bars;
        base = StoredModel.find(baseName);
        measured = SofaFile.read(hrtf).withoutLevelBias(spec.leftBiasDb());
        head = Head.of(measured, rateHz());
        patches = new HeldPatches(spec.seed());
    }

    private int rateHz() {
        return base.manifest().frames().sampleRateHz();
    }

    /**
     * Learns and writes the model.
     *
     * @param work folder of examples and checkpoints; what is finished there is kept
     * @param out folder of the model; has to exist
     * @param log takes a line now and then
     * @return the path of the new weights
     */
    public Path learn(Path work, Path out, Consumer<String> log) {
        Head known = Head.of(patches.without(measured), rateHz());
        String plan = base.plan()
                .orElseThrow(() -> new ConfigurationException("The model " + baseName
                        + " has no .plan.json beside it, which says how it was trained; export it again or start from"
                        + " a bundled one."));
        TrainingPlan learning = TrainingPlan.parse(plan, changes());
        PersonalExamples examples = new PersonalExamples(data, base.manifest(), learning, spec, work, bars);
        PersonalExamples.Tables tables = examples.build(known, scene -> !patches.holds(truth(scene)));
        InputScale scale = new InputScale(base.values("input.mean"), base.values("input.deviation"));
        SimulatedExamples.folder(work);
        EmbeddingTrainer trainer = new EmbeddingTrainer(
                learning, base.manifest().cues(), tables.training(), tables.validation(), scale, work, spec.threads());
        trainer.startFrom(base);
        trainer.keepProxies();
        try (ProgressBar bar = bars.apply("learning", (long) spec.epochs() * trainer.stepsPerEpoch())) {
            trainer.listener(log, bar::step);
            trainer.train(spec.epochs());
        }
        Path weights = ModelExport.write(
                trainer,
                learning,
                base.manifest().frames(),
                base.manifest().cues(),
                base.manifest().training().dataVersion(),
                head.radiusM(),
                Dtype.F16,
                out);
        StoredModel written = StoredModel.find(weights.toString());
        return written.with(manifest(written.manifest())).write(out);
    }

    /** Where the source stands before a mirrored listener exchanges left and right. */
    private static org.bearing.geometry.Direction truth(RandomScene scene) {
        return scene.placement().direction();
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("name", spec.name());
        changes.put("examples", Integer.toString(spec.ownExamples() + spec.otherExamples()));
        changes.put("seed", Long.toString(spec.seed()));
        changes.put("schedule.epochs", Integer.toString(spec.epochs()));
        changes.put("schedule.learning_rate", Double.toString(spec.learningRate()));
        changes.put("schedule.batch", Integer.toString(PersonalSpec.BATCH));
        return changes;
    }

    /** The trust of the base; but its average head is now this one, known as well as a radius that is told. */
    private ModelManifest manifest(ModelManifest written) {
        Calibration c = base.manifest().calibration();
        Calibration trust = new Calibration(
                c.embeddingFloorRad(),
                c.embeddingPerSpread(),
                c.embeddingPerLateral(),
                c.refinedFloorRad(),
                c.refinedPerDefect(),
                c.refinedPerLateralKnown(),
                c.refinedPerLateralKnown(),
                c.searchSeconds(),
                c.usualDistance(),
                c.arcFloorRad(),
                c.arcPerSpread(),
                c.confidence());
        HeadRadiusSpec radius = base.manifest().headRadius();
        return written.withCalibration(trust)
                .withHeadRadius(new HeadRadiusSpec(radius.input(), radius.centreM(), radius.scaleM(), head.radiusM()));
    }

    /**
     * Compares the models.
     *
     * @param weights path of the new model's weights
     * @return what was found
     */
    public PersonalReport compare(Path weights) {
        Preset before = Preset.bundled("binaural").with("model", baseName);
        Preset after = before.with("model", weights.toString());
        List<HeldTest.Listener> listeners = List.of(
                new HeldTest.Listener(before, false),
                new HeldTest.Listener(before, true),
                new HeldTest.Listener(after, false));
        SceneMaterial own = SceneMaterial.open(data, List.of(head), Split.TEST, rateHz());
        double[][][] held = hear("held-back directions", own, s -> patches.holds(truth(s)), listeners);
        SceneMaterial others = SceneMaterial.open(data, Split.VALIDATION, Split.TEST, rateHz());
        double[][][] strangers = hear("other heads", others, s -> true, listeners);
        return new PersonalReport(head.name(), head.radiusM(), held, strangers, spec.seed());
    }

    private double[][][] hear(
            String title, SceneMaterial material, Predicate<RandomScene> allowed, List<HeldTest.Listener> listeners) {
        HeldTest test = new HeldTest(material, allowed, spec.testScenes(), spec.seed() ^ TEST_SEED);
        try (ProgressBar bar = bars.apply(title, (long) spec.testScenes())) {
            return test.run(listeners, spec.threads(), bar::stepBy);
        }
    }

    /** {@return the head's name, after its file} */
    public String headName() {
        return head.name();
    }
}
