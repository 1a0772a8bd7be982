package org.bearing.training.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.bearing.geometry.BearingException;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.ConfidenceWeights;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.WideRanges;

/**
 * Fits how far an embedding can be trusted, on scenes with the validation heads and sounds, and checks the fit on others.
 *
 * <p>Deterministic: the same model, data, counts and seed give the same constants, whatever the threads.
 */
public final class Calibrator {
    /** The test protocol, widened to the rooms and noise of use; head sizes vary as they naturally do. */
    static final SceneRanges RANGES = SceneRanges.test(0.1, 0.8, 5, 35).withStretch(new Range(0.92, 1.08), 8);

    /** The same all around, with sounds of any bandwidth. */
    static final SceneRanges SPHERE = RANGES.withFrontalShare(0)
            .withContent(
                    0.4,
                    0.2,
                    SceneRanges.SPHERE_TRAINING.tiltDbPerDecade(),
                    SceneRanges.SPHERE_TRAINING.equalizerDb(),
                    new WideRanges(0.5, new Range(-9, 3), 0.3, 4, 0.3, new Range(4000, 16_000)));

    /** Half-widths of the search for the correlation peak to choose from, s. */
    private static final double[] SEARCHES = {100e-6, 150e-6, 200e-6, 250e-6};

    /** How much of the difference between the delays of peaks and Woodworth's the average head takes over. */
    private static final double[] RADIUS_SHARES = {0, 0.25, 0.5, 0.75, 1};

    /** Fewer scenes say nothing about the tenth with the largest errors. */
    public static final int LEAST_SCENES = 100;

    /** One scene checks for so many that are fitted. */
    private static final int PER_CHECK = 3;

    private static final long CHECK_SEED = 0x2545F4914F6CDD1DL;

    private final DataFolder data;
    private final int scenes;
    private final long seed;
    private final int threads;

    /**
     * Makes a calibrator.
     *
     * @param data heads and sounds
     * @param scenes scenes to fit on, at least 100; a third as many more are drawn for the check
     * @param seed of the scenes
     * @param threads how many scenes at once, at least 1
     */
    public Calibrator(DataFolder data, int scenes, long seed, int threads) {
        if (scenes < LEAST_SCENES || threads < 1) {
            throw new IllegalArgumentException(
                    "scenes must be at least " + LEAST_SCENES + " and threads at least 1: " + scenes + ", " + threads);
        }
        this.data = data;
        this.scenes = scenes;
        this.seed = seed;
        this.threads = threads;
    }

    /** {@return how many scenes are rendered in all} */
    public int rendered() {
        return scenes + checks();
    }

    private int checks() {
        return scenes / PER_CHECK;
    }

    /**
     * Calibrates a model.
     *
     * @param model as it is; not changed
     * @param done told how many more scenes are heard, from any thread
     * @return what was found
     * @throws BearingException if data are missing or the calling thread is interrupted
     */
    public CalibrationResult calibrate(EmbeddingModel model, IntConsumer done) {
        int rate = model.manifest().frames().sampleRateHz();
        SceneMaterial material = SceneMaterial.open(data, Split.VALIDATION, Split.VALIDATION, rate);
        List<SampleSet> sets =
                new SceneSamples(model, material, ranges(model), SEARCHES).hear(scenes, seed, threads, done);
        Choice choice = choose(sets, Fit.of(model), meanRadiusM(rate));
        Fit fit = trust(choice.set().samples(), choice.fit());
        double search = fit.calibration().searchSeconds();
        SampleSet before = check(model, material, model.manifest().calibration().searchSeconds(), done);
        SampleSet after = check(fit.applyTo(model), material, search, n -> {});
        return new CalibrationResult(
                fit,
                Fit.of(model),
                choice.costs(),
                choice.radiusFactor(),
                choice.set(),
                before,
                after,
                new CalibrationResult.Scenes(
                        choice.set().samples().size() / 2, after.samples().size() / 2, seed, seed ^ CHECK_SEED));
    }

    private static SceneRanges ranges(EmbeddingModel model) {
        return model.manifest().hemisphere() == Hemisphere.ALL ? SPHERE : RANGES;
    }

    private SampleSet check(EmbeddingModel model, SceneMaterial material, double search, IntConsumer done) {
        return new SceneSamples(model, material, ranges(model), search)
                .hear(checks(), seed ^ CHECK_SEED, threads, done)
                .get(0);
    }

    /** Mean Woodworth radius of people as they are: those of the training and validation heads, not stretched. */
    private double meanRadiusM(int rateHz) {
        return List.of(Split.TRAIN, Split.VALIDATION).stream()
                .flatMap(split -> data.heads(split).stream())
                .mapToDouble(item -> Head.open(data.file(item), rateHz).radiusM())
                .average()
                .orElseThrow(() -> new BearingException("The data folder " + data.root() + " offers no heads."));
    }

    /** Half-width of the search and average head that the blend is best with. */
    private record Choice(SampleSet set, Fit fit, double radiusFactor, List<Double> costs) {}

    /**
     * The average head lies between that which the peaks speak of and the measured one: delays of peaks in a room are
     * shorter, but the fewer heads there are for validation, the less they say of all heads.
     */
    private static Choice choose(List<SampleSet> sets, Fit start, double meanRadiusM) {
        double[] costs = new double[sets.size()];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        SampleSet chosen = sets.get(0);
        double chosenFactor = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < costs.length; i++) {
            SampleSet set = sets.get(i);
            double heard = RadiusFit.factor(set.samples());
            for (double share : RADIUS_SHARES) {
                double factor = 1 + share * (heard - 1);
                double cost = new FusionFit(set.samples(), factor * meanRadiusM, start.calibration()).quickCost();
                costs[i] = Math.min(costs[i], cost);
                if (cost < least) {
                    least = cost;
                    chosen = set;
                    chosenFactor = factor;
                }
            }
        }
        double average = chosenFactor * meanRadiusM;
        Calibration fitted = new FusionFit(chosen.samples(), average, start.calibration()).fit();
        Fit fit = new Fit(withSearch(fitted, chosen.searchSeconds()), average);
        return new Choice(
                chosen, fit, chosenFactor, Arrays.stream(costs).boxed().toList());
    }

    /** Fits the usual distance, the confidence and the arc to errors of a finished blend. */
    static Fit trust(List<Sample> samples, Fit blend) {
        double[] distances = samples.stream()
                .mapToDouble(s -> s.readout().distance())
                .sorted()
                .toArray();
        double[] errors =
                samples.stream().mapToDouble(s -> s.answeredErrorRad(blend)).toArray();
        double[] spreads =
                samples.stream().mapToDouble(s -> s.readout().spreadRad()).toArray();
        ArcFit arc = ArcFit.of(errors, spreads);
        Calibration c = blend.calibration();
        Calibration measured = trusting(c, Errors.quantile(distances, ArcFit.SHARE), arc, c.confidence());
        ConfidenceWeights weights = ConfidenceFit.of(samples, blend.with(measured));
        return blend.with(trusting(measured, measured.usualDistance(), arc, weights));
    }

    private static Calibration trusting(Calibration c, double distance, ArcFit arc, ConfidenceWeights weights) {
        return new Calibration(
                c.embeddingFloorRad(),
                c.embeddingPerSpread(),
                c.embeddingPerLateral(),
                c.refinedFloorRad(),
                c.refinedPerDefect(),
                c.refinedPerLateralKnown(),
                c.refinedPerLateralAverage(),
                c.searchSeconds(),
                distance,
                arc.floorRad(),
                arc.perSpread(),
                weights);
    }

    private static Calibration withSearch(Calibration c, double seconds) {
        return new Calibration(
                c.embeddingFloorRad(),
                c.embeddingPerSpread(),
                c.embeddingPerLateral(),
                c.refinedFloorRad(),
                c.refinedPerDefect(),
                c.refinedPerLateralKnown(),
                c.refinedPerLateralAverage(),
                seconds,
                c.usualDistance(),
                c.arcFloorRad(),
                c.arcPerSpread(),
                c.confidence());
    }

    /** {@return the half-widths of the search that are tried, s} */
    static double[] searches() {
        return SEARCHES.clone();
    }
}
