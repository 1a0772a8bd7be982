package org.bearing.training.bianco.job;

import java.util.Locale;
import java.util.stream.IntStream;
import org.bearing.cues.RtfVector;
import org.bearing.training.bianco.method.LabelPosterior;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.PairSpectra;
import org.bearing.training.bianco.recipe.PhaseSequences;
import org.bearing.training.bianco.recipe.RtfNeighbour;
import org.bearing.training.bianco.recipe.SequenceSubset;

/** Scores of the classes for labelled sequences: errors (eq. 17 and 18), and how sharp the posterior should be. */
final class PairScoring {
    private static final double LEAST = 1e-30;
    private static final double LOG_LEAST_SHARPNESS = Math.log(1e-3);
    private static final double LOG_MOST_SHARPNESS = Math.log(1e4);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int SECTIONS = 40;

    private final SequenceSubset sequences;
    private final double[][] scores;

    private PairScoring(SequenceSubset sequences, double[][] scores) {
        this.sequences = sequences;
        this.scores = scores;
    }

    /** Of a classifier: log q(y|x). */
    static PairScoring of(VaeWeights weights, SequenceSubset sequences) {
        float[] all = new LabelPosterior(weights).of(sequences);
        int classes = weights.spec().classes();
        double[][] scores = new double[sequences.size()][classes];
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < classes; k++) {
                scores[i][k] = Math.log(Math.max(LEAST, all[i * classes + k]));
            }
        }
        return new PairScoring(sequences, scores);
    }

    /** Of RTF-1NN: minus the mean squared distance over all bins. */
    static PairScoring of(RtfNeighbour neighbour, SequenceSubset sequences) {
        int classes = sequences.all().grid().classes();
        double[][] scores = new double[sequences.size()][classes];
        PairSpectra spectra = new PairSpectra(sequences.all().audio());
        RtfVector rtf = new RtfVector();
        for (int i = 0; i < scores.length; i++) {
            rtf.reset();
            int first = sequences.all().firstFrame(sequences.index(i));
            spectra.read(first, PhaseSequences.LENGTH, rtf::add);
            for (int k = 0; k < classes; k++) {
                scores[i][k] = -neighbour.reference(k).squaredDistance(rtf, RtfVector.BINS) / RtfVector.BINS;
            }
        }
        return new PairScoring(sequences, scores);
    }

    /** {@return the factor of the scores that makes the labels likeliest; the likelihood has one maximum} */
    double sharpness() {
        double low = LOG_LEAST_SHARPNESS;
        double high = LOG_MOST_SHARPNESS;
        for (int i = 0; i < SECTIONS; i++) {
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (likelihood(Math.exp(a)) < likelihood(Math.exp(b))) {
                low = a;
            } else {
                high = b;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private double likelihood(double sharpness) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double own = scores[i][sequences.label(i)];
            double others = 0;
            for (double score : scores[i]) {
                others += Math.exp(sharpness * (score - own));
            }
            sum -= Math.log(others);
        }
        return sum;
    }

    private static int best(double[] scores) {
        return IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
    }

    /** {@return mean absolute error of the likeliest class (eq. 17), degrees} */
    double meanErrorDeg() {
        PairGrid grid = sequences.all().grid();
        double error = 0;
        for (int i = 0; i < scores.length; i++) {
            error += Math.abs(grid.azimuthRad(best(scores[i])) - grid.azimuthRad(sequences.label(i)));
        }
        return Math.toDegrees(error) / scores.length;
    }

    /** {@return share of sequences whose likeliest class is right (eq. 18), in [0, 1]} */
    double accuracy() {
        long right = IntStream.range(0, scores.length)
                .filter(i -> best(scores[i]) == sequences.label(i))
                .count();
        return right / (double) scores.length;
    }

    /** {@return mean error and accuracy in words} */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%d other sequences of 0.26 s of the DTU-like room, other talkers: mean error %.2f degrees, right class %.1f%%",
                scores.length,
                meanErrorDeg(),
                100 * accuracy());
    }
}
