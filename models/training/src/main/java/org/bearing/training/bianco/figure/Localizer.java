package org.bearing.training.bianco.figure;

import java.util.function.IntUnaryOperator;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;
import org.bearing.training.bianco.method.LabelPosterior;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.RtfNeighbour;
import org.bearing.training.bianco.recipe.SequenceSubset;

/** What turns sequences of 31 frames into azimuths. */
interface Localizer {
    /**
     * Localizes.
     *
     * @param sequences each from one position
     * @return azimuths, + = left, degrees
     */
    double[] azimuthDeg(SequenceSubset sequences);

    /** {@return the likeliest class of a classifier (eq. 12 and 13)} */
    static Localizer of(VaeWeights weights) {
        return sequences -> {
            int classes = weights.spec().classes();
            float[] all = new LabelPosterior(weights).of(sequences);
            return each(sequences, i -> {
                int best = 0;
                for (int k = 1; k < classes; k++) {
                    best = all[i * classes + k] > all[i * classes + best] ? k : best;
                }
                return best;
            });
        };
    }

    /** {@return the nearest averaged transfer function (eq. 21)} */
    static Localizer of(RtfNeighbour neighbour) {
        return sequences -> {
            RtfNeighbour.Reader reader = neighbour.reader(sequences.all());
            return each(sequences, i -> reader.classify(sequences.index(i)));
        };
    }

    private static double[] each(SequenceSubset sequences, IntUnaryOperator classOf) {
        double[] answers = new double[sequences.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Math.toDegrees(sequences.all().grid().azimuthRad(classOf.applyAsInt(i)));
        }
        return answers;
    }

    /**
     * A method of the engine. Its window has to be a sequence long; it hears the frames of a sequence, or, if it wants other
     * frames, the samples under them. Where it has no answer, 0 counts.
     *
     * @param method one thread's
     * @return its azimuths
     */
    static Localizer of(LocalizationMethod method) {
        DirectionCandidates candidates = new DirectionCandidates();
        return sequences -> {
            SequenceFrames frames = new SequenceFrames(sequences, method.frames());
            double[] answers = new double[sequences.size()];
            for (int i = 0; i < answers.length; i++) {
                method.reset();
                frames.read(i, method::accept);
                answers[i] = method.estimate(candidates) ? Math.toDegrees(candidates.azimuthRad(0)) : 0;
            }
            return answers;
        };
    }
}
