package org.bearing.training.tang;

import java.util.function.LongConsumer;
import org.bearing.inference.printed.PrintedModel;
import org.bearing.training.tang.MethodSpec.Kind;
import org.bearing.training.tang.method.MethodTrainer;
import org.bearing.training.tang.method.TrainedMethod;

/** Trains the paper's methods as printed (Tang, Taseska and van Waterschoot 2022). */
public final class PrintedTraining {
    private PrintedTraining() {}

    /**
     * Trains a method; the same inputs give the same method. Networks see standardized cues; for LEM, whose scale of the
     * cues is not printed, standardized and raw cues are tried and the smaller median validation error is taken.
     *
     * @param training what it learns from and where its neighbours are
     * @param validation what the best epoch is chosen by; if it is empty, the last epoch (LEM: standardized cues) counts
     * @param spec which method
     * @param progress told after every epoch how many of {@link #epochs} are finished or left out
     * @return the trained method
     */
    public static AngleMethod train(
            AngleTable training, AngleTable validation, MethodSpec spec, LongConsumer progress) {
        AngleMethod method = lem(spec.kind())
                ? betterEigenmaps(training, validation, spec)
                : new TrainedMethod(new MethodTrainer(training, validation, spec).networks(progress));
        progress.accept(epochs(spec));
        return method;
    }

    private static boolean lem(Kind kind) {
        return kind == Kind.LEM_NEAREST || kind == Kind.LEM_GAUSSIAN;
    }

    private static AngleMethod betterEigenmaps(AngleTable training, AngleTable validation, MethodSpec spec) {
        AngleMethod standardized = eigenmaps(training, spec, true);
        if (validation.size() == 0) {
            return standardized;
        }
        AngleMethod raw = eigenmaps(training, spec, false);
        return TrainedMethod.medianArcDeg(raw, validation) < TrainedMethod.medianArcDeg(standardized, validation)
                ? raw
                : standardized;
    }

    /**
     * Makes Laplacian eigenmaps with one scale of the cues.
     *
     * @param training what they are made of
     * @param spec LEM with one of its kernels
     * @param standardized whether every cue is brought to deviation 1 first; else level differences in dB outweigh phases
     * @return the method
     */
    public static AngleMethod eigenmaps(AngleTable training, MethodSpec spec, boolean standardized) {
        if (!lem(spec.kind())) {
            throw new IllegalArgumentException("kind must be LEM_NEAREST or LEM_GAUSSIAN: " + spec.kind());
        }
        AngleTable none = training.subset(new int[0]);
        PrintedModel model = new MethodTrainer(training, none, spec).eigenmaps(standardized);
        return new TrainedMethod(model);
    }

    /**
     * Upper limit of what progress is told.
     *
     * @param spec which method
     * @return epochs of all its networks; 1 for LEM
     */
    public static long epochs(MethodSpec spec) {
        return switch (spec.kind()) {
            case LEM_NEAREST, LEM_GAUSSIAN -> 1;
            case SCE, FEED_FORWARD -> 2L * spec.maxEpochs();
            case WSCE -> spec.maxEpochs();
        };
    }
}
