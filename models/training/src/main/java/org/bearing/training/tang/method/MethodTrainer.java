package org.bearing.training.tang.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.bearing.inference.printed.PrintedKind;
import org.bearing.inference.printed.PrintedModel;
import org.bearing.inference.printed.PrintedSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.TanhHead;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;

/** Trains the networks or the map of a method and puts the model together. */
public final class MethodTrainer {
    /** Validation recordings while training goes on. */
    private static final int MOST_VALIDATION = 1024;

    private static final long SECOND_NETWORK = 0x632BE59BD9B4E019L;
    private static final long HEAD = 0x2545F4914F6CDD1DL;

    private final AngleTable training;
    private final AngleTable validation;
    private final MethodSpec spec;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /**
     * Takes the recordings.
     *
     * @param training what is learnt from
     * @param validation what the best epoch is chosen by; may be empty, then the last one is taken
     * @param spec which method
     */
    public MethodTrainer(AngleTable training, AngleTable validation, MethodSpec spec) {
        int least = Math.max(2, spec.neighbours());
        if (training.size() < least) {
            throw new IllegalArgumentException(
                    "training needs at least " + least + " recordings, there are " + training.size());
        }
        this.training = training;
        this.validation = validation.subset(ContrastiveObjective.some(validation.size(), MOST_VALIDATION, spec.seed()));
        this.spec = spec;
    }

    /**
     * Trains networks: SCE, WSCE, feed-forward.
     *
     * @param epochDone told the number of finished epochs of all networks
     * @return the model
     */
    public PrintedModel networks(LongConsumer epochDone) {
        ScaledTable scale = ScaledTable.measure(training);
        float[] cues = scale.apply(training);
        float[] held = scale.apply(validation);
        scale(scale);
        if (spec.kind() == Kind.WSCE) {
            network(Target.BOTH, "both.", cues, held, spec.seed(), epochDone);
        } else {
            network(Target.AZIMUTH, "azimuth.", cues, held, spec.seed(), epochDone);
            epochDone.accept(spec.maxEpochs());
            network(
                    Target.ELEVATION,
                    "elevation.",
                    cues,
                    held,
                    spec.seed() + SECOND_NETWORK,
                    done -> epochDone.accept(spec.maxEpochs() + done));
        }
        boolean regression = spec.kind() == Kind.FEED_FORWARD;
        if (!regression) {
            labels();
        }
        return PrintedModel.of(
                new PrintedSpec(
                        regression
                                ? PrintedKind.FEED_FORWARD
                                : spec.kind() == Kind.SCE ? PrintedKind.SCE : PrintedKind.WSCE,
                        training.width(),
                        List.of(training.width(), training.width()),
                        regression ? 1 : spec.dimensions(),
                        regression ? 0 : training.size(),
                        spec.neighbours(),
                        spec.inverseDistance(),
                        0),
                tensors,
                "the trained model");
    }

    private void network(Target target, String prefix, float[] cues, float[] held, long seed, LongConsumer epochDone) {
        boolean regression = spec.kind() == Kind.FEED_FORWARD;
        TanhHead head = new TanhHead(spec.dimensions(), seed ^ HEAD);
        Objective objective = regression
                ? new RegressionObjective(head, target, validation)
                : new ContrastiveObjective(spec, target, training, validation);
        NetworkTrainer trainer =
                new NetworkTrainer(spec, objective, training.width(), cues, target.labels(training), held, seed);
        trainer.train(epochDone);
        if (regression) {
            tensors.putAll(Folded.regression(trainer.network(), head, prefix));
        } else {
            tensors.putAll(Folded.embedding(trainer.network(), prefix));
            put(prefix + "embedding", trainer.embed(cues), training.size(), spec.dimensions());
        }
    }

    /**
     * Makes Laplacian eigenmaps.
     *
     * @param standardized whether every cue is brought to deviation 1 first; else level differences in dB outweigh phases
     * @return the model
     */
    public PrintedModel eigenmaps(boolean standardized) {
        ScaledTable scale = ScaledTable.measure(training);
        if (!standardized) {
            scale = scale.centredOnly();
        }
        float[] points = scale.apply(training);
        boolean gaussian = spec.kind() == Kind.LEM_GAUSSIAN;
        SimilarityGraph graph =
                SimilarityGraph.of(new Distances(points, training.width()), spec.lemNeighbours(), gaussian);
        Eigenmap map = Eigenmap.of(graph, spec.dimensions());
        scale(scale);
        labels();
        put("both.embedding", floats(map.coordinates()), training.size(), spec.dimensions());
        put("lem.cues", points, training.size(), training.width());
        put("lem.eigenvalue", floats(map.eigenvalues()), spec.dimensions());
        put("lem.reach", graph.reach(), training.size());
        return PrintedModel.of(
                new PrintedSpec(
                        PrintedKind.LEM,
                        training.width(),
                        List.of(),
                        spec.dimensions(),
                        training.size(),
                        spec.neighbours(),
                        spec.inverseDistance(),
                        gaussian ? 0 : spec.lemNeighbours()),
                tensors,
                "the trained model");
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    private void scale(ScaledTable scale) {
        put("input.mean", scale.mean(), training.width());
        put("input.deviation", scale.deviation(), training.width());
    }

    private void labels() {
        put("azimuth_deg", Target.AZIMUTH.labels(training), training.size());
        put("elevation_deg", Target.ELEVATION.labels(training), training.size());
    }

    private void put(String name, float[] values, int... shape) {
        tensors.put(name, Tensor.of(Dtype.F32, values, shape));
    }
}
