package org.bearing.training.bianco.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.training.bianco.method.CnnSetting;
import org.bearing.training.bianco.method.TrainingSetting;
import org.bearing.training.bianco.method.VaeSetting;
import org.bearing.training.bianco.network.Density;

/**
 * How a pair method's model is made. The defaults are the bundled models': a fraction of the paper's data and time, with smaller
 * and longer steps to make up for some of it.
 *
 * @param kind which method
 * @param stride frames from one sequence to the next, 1 in the paper
 * @param labels J, labelled sequences over all directions, as many again choose the model
 * @param epochs at most
 * @param batch sequences per step, 256 in the paper
 * @param learningRate of Adam, 5e-5 in the paper
 * @param enumerated labels of an unlabelled sequence, 19 in the paper (all)
 * @param alpha weight of the classification, 5000 in the released code
 * @param repeats 1: labelled sequences are shown again until there are as many as unlabelled ones; 0 in the paper
 * @param density of the decoder's phases
 * @param seed of weights, order and noise
 */
public record PairPlan(
        PairKind kind,
        int stride,
        int labels,
        int epochs,
        int batch,
        double learningRate,
        int enumerated,
        double alpha,
        int repeats,
        Density density,
        long seed) {
    private static final int LABELS = 988;
    private static final int ENUMERATED = 3;
    private static final double ALPHA = 5000;
    private static final int PATIENCE = 99;

    /**
     * The bundled model's plan.
     *
     * @param kind which method
     * @return the plan
     */
    public static PairPlan bundled(PairKind kind) {
        return kind == PairKind.VAE_SSL
                ? new PairPlan(kind, 32, LABELS, 40, 32, 6e-4, ENUMERATED, ALPHA, 1, Density.TRUNCATED_NORMAL, 1)
                : new PairPlan(kind, 16, LABELS, 30, 64, 2e-4, ENUMERATED, ALPHA, 0, Density.TRUNCATED_NORMAL, 1);
    }

    /**
     * A plan with changes.
     *
     * @param changes texts by name: stride, labels, epochs, batch, learning_rate, enumerated, alpha, repeats, density, seed
     * @return the changed plan
     * @throws ConfigurationException if a name is unknown or a text is not what it can be
     */
    public PairPlan with(Map<String, String> changes) {
        Map<String, String> left = new TreeMap<>(changes);
        PairPlan changed = new PairPlan(
                kind,
                whole(left, "stride", stride),
                whole(left, "labels", labels),
                whole(left, "epochs", epochs),
                whole(left, "batch", batch),
                number(left, "learning_rate", learningRate),
                whole(left, "enumerated", enumerated),
                number(left, "alpha", alpha),
                whole(left, "repeats", repeats),
                density(left, density),
                whole(left, "seed", (int) seed));
        if (!left.isEmpty()) {
            throw new ConfigurationException(
                    "train " + kind.label() + " has no setting " + String.join(", ", left.keySet())
                            + "; known are stride, labels, epochs, batch, learning_rate, enumerated, alpha, repeats, density and seed.");
        }
        return changed;
    }

    private static Density density(Map<String, String> left, Density usual) {
        String text = left.remove("density");
        if (text == null) {
            return usual;
        }
        return Stream.of(Density.values())
                .filter(some -> some.label().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException("density must be truncated, normal or von-mises: " + text));
    }

    private static int whole(Map<String, String> left, String name, int usual) {
        double value = number(left, name, usual);
        if (value != Math.rint(value) || !(value >= 0 && value <= Integer.MAX_VALUE)) {
            throw new ConfigurationException(name + " must be a whole number: " + value);
        }
        return (int) value;
    }

    private static double number(Map<String, String> left, String name, double usual) {
        String text = left.remove(name);
        if (text == null) {
            return usual;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(name + " must be a number: " + text, e);
        }
    }

    TrainingSetting setting(int threads) {
        return new TrainingSetting(batch, learningRate, epochs, PATIENCE, false, threads, seed);
    }

    VaeSetting vae() {
        return new VaeSetting(alpha, enumerated, false);
    }

    /** The paper's text; the released code's two slips are in the experiments. */
    static CnnSetting cnn() {
        return CnnSetting.CORRECTED;
    }

    /** {@return the command that makes the model of the paper's size} */
    String fullSizeCommand() {
        String command = "./bearing train " + kind.label() + " --data DIR --stride 1 --labels " + labels;
        return switch (kind) {
            case RTF_1NN -> command;
            case CNN -> command + " --epochs 1000 --set batch=256 --set learning_rate=5e-5";
            case VAE_SSL ->
                command + " --epochs 1000 --set batch=256 --set learning_rate=5e-5 --set enumerated=19 --set repeats=0";
        };
    }
}
