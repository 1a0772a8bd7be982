package org.bearing.training.tang.method;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.printed.PrintedFiles;
import org.bearing.inference.printed.PrintedKind;
import org.bearing.inference.printed.PrintedMethod;
import org.bearing.inference.printed.PrintedReader;
import org.bearing.inference.printed.PrintedTrust;
import org.bearing.simulation.data.Split;
import org.bearing.training.calibration.PrintedTrustFit;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.PrintedTraining;

/** Makes the model of one printed method as it is bundled: examples, training, trust, files. */
public final class PrintedJob {
    /** Training examples unless a user says otherwise. */
    public static final int EXAMPLES = 20_480;

    private static final int EPOCHS = 40;
    private static final int WEAK_EPOCHS = 60;
    private static final int VALIDATION = 2048;
    /** LEM keeps the cues of all its recordings; these fit into a bundled file. */
    private static final int MOST_EIGENMAP_EXAMPLES = 5000;

    private static final double SUPERVISED_DEG = 5;
    private static final double WEAK_DEG = 15;

    private final PrintedKind kind;
    private final int examples;
    private final int epochs;
    private final long seed;

    /**
     * Plans a model.
     *
     * @param kind which method
     * @param examples training examples
     * @param epochs at most
     * @param seed of data, weights, order and dropout
     */
    public PrintedJob(PrintedKind kind, int examples, int epochs, long seed) {
        this.kind = kind;
        this.examples = kind == PrintedKind.LEM ? Math.min(examples, MOST_EIGENMAP_EXAMPLES) : examples;
        this.epochs = epochs;
        this.seed = seed;
    }

    /**
     * Tells how long the bundled model was trained: less than the paper's plateau would take on this many examples.
     *
     * @param kind which method
     * @return epochs at most unless a user says otherwise
     */
    public static int epochs(PrintedKind kind) {
        return kind == PrintedKind.WSCE ? WEAK_EPOCHS : EPOCHS;
    }

    private MethodSpec spec() {
        MethodSpec printed = switch (kind) {
            case SCE -> MethodSpec.of(MethodSpec.Kind.SCE, SUPERVISED_DEG, seed);
            case WSCE -> MethodSpec.of(MethodSpec.Kind.WSCE, WEAK_DEG, seed);
            case FEED_FORWARD -> MethodSpec.of(MethodSpec.Kind.FEED_FORWARD, SUPERVISED_DEG, seed);
            case LEM -> MethodSpec.of(MethodSpec.Kind.LEM_NEAREST, SUPERVISED_DEG, seed);
        };
        return new MethodSpec(
                printed.kind(),
                printed.similar(),
                printed.form(),
                printed.marginUnit(),
                printed.constantMargin(),
                printed.implicitLabels(),
                printed.dropout(),
                printed.neighbours(),
                printed.inverseDistance(),
                printed.lemNeighbours(),
                printed.dimensions(),
                epochs,
                seed);
    }

    /**
     * Makes the model.
     *
     * @param source of the examples
     * @param licence of the weights, an SPDX expression
     * @param attributions what the licences of the training data ask to be said
     * @param folder where the files go; has to exist
     * @param bars makes a progress bar from a title and a total
     * @return the path of the weights
     */
    public Path run(
            PrintedExamples source,
            String licence,
            List<String> attributions,
            Path folder,
            BiFunction<String, Long, ProgressBar> bars) {
        AngleTable held = source.table(Split.VALIDATION, VALIDATION, bars);
        AngleTable training = source.table(Split.TRAIN, examples, bars);
        MethodSpec spec = spec();
        TrainedMethod method;
        try (ProgressBar bar = bars.apply(kind.label(), PrintedTraining.epochs(spec))) {
            method = (TrainedMethod) PrintedTraining.train(training, held, spec, bar::stepTo);
        }
        Validation validation = new Validation(method, held);
        return PrintedFiles.write(
                method.model(),
                validation.trust(),
                new TrainingRecord(source.version(), training.size(), seed, licence, attributions),
                List.of(spec.toString(), "cues standardized: " + method.model().standardized()),
                List.of(validation.sentence()),
                folder);
    }

    /** The method's answers to all validation scenes. */
    private static final class Validation {
        private final double[] azimuthErrorRad;
        private final double[] elevationErrorDeg;
        private final double[] resultant;
        private final double[] spreadRad;
        private final double[] coherence;

        Validation(TrainedMethod method, AngleTable held) {
            int size = held.size();
            azimuthErrorRad = new double[size];
            elevationErrorDeg = new double[size];
            resultant = new double[size];
            spreadRad = new double[size];
            coherence = new double[size];
            PrintedReader reader = new PrintedReader(method.model());
            float[] cues = new float[held.width()];
            for (int i = 0; i < size; i++) {
                held.cues(i, cues, 0);
                reader.read(cues);
                azimuthErrorRad[i] = Math.toRadians(Target.apart(reader.azimuthDeg(), held.azimuthDeg(i)));
                elevationErrorDeg[i] = Math.abs(reader.elevationDeg() - held.elevationDeg(i));
                resultant[i] = reader.resultant();
                spreadRad[i] = reader.spreadRad();
                coherence[i] = PrintedMethod.coherence(cues);
            }
        }

        PrintedTrust trust() {
            return PrintedTrustFit.of(azimuthErrorRad, resultant, spreadRad, coherence);
        }

        String sentence() {
            Objective.Errors azimuth = Objective.Errors.of(IntStream.range(0, azimuthErrorRad.length)
                    .mapToDouble(i -> Math.toDegrees(azimuthErrorRad[i]))
                    .toArray());
            Objective.Errors elevation = Objective.Errors.of(elevationErrorDeg);
            return String.format(
                    Locale.ROOT,
                    "%d validation scenes (new heads and sounds, RT60 0.1-0.8 s, SNR 5-35 dB), median / mean in degrees:"
                            + " azimuth %.2f / %.2f, elevation %.2f / %.2f",
                    azimuthErrorRad.length,
                    azimuth.median(),
                    azimuth.mean(),
                    elevation.median(),
                    elevation.mean());
        }
    }
}
