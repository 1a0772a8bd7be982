package org.bearing.training.bianco.figure;

import java.util.function.IntUnaryOperator;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;
import org.bearing.training.bianco.method.LabelPosterior;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.PairAudio;
import org.bearing.training.bianco.recipe.PairSpectra;
import org.bearing.training.bianco.recipe.PhaseSequences;
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
        boolean own = !method.frames().equals(FrameSpec.BIANCO);
        ShortTimeSpectrum frames = new ShortTimeSpectrum(method.frames());
        DirectionCandidates candidates = new DirectionCandidates();
        return sequences -> {
            PairAudio audio = sequences.all().audio();
            PairSpectra spectra = new PairSpectra(audio);
            double[] answers = new double[sequences.size()];
            for (int i = 0; i < answers.length; i++) {
                int first = sequences.all().firstFrame(sequences.index(i));
                method.reset();
                if (own) {
                    int from = audio.sample(first);
                    int last = audio.sample(first + PhaseSequences.LENGTH - 1);
                    int position = audio.position(first);
                    frames.reset();
                    frames.push(
                            audio.channel(position, 0),
                            audio.channel(position, 1),
                            from,
                            last + PairAudio.FRAMES.frameSize() - from,
                            method::accept);
                } else {
                    spectra.read(first, PhaseSequences.LENGTH, method::accept);
                }
                answers[i] = method.estimate(candidates) ? Math.toDegrees(candidates.azimuthRad(0)) : 0;
            }
            return answers;
        };
    }
}
