package org.bearing.training.bianco.figure;

import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.training.bianco.recipe.PairAudio;
import org.bearing.training.bianco.recipe.PairSpectra;
import org.bearing.training.bianco.recipe.PhaseSequences;
import org.bearing.training.bianco.recipe.SequenceSubset;

/** The sound of sequences as any frames: its own 31, or those that fit in the samples under them. One thread. */
final class SequenceFrames {
    private final SequenceSubset sequences;
    private final PairAudio audio;
    private final PairSpectra spectra;
    private final ShortTimeSpectrum others;
    private final boolean own;

    /**
     * Prepares.
     *
     * @param sequences each from one position
     * @param frames what is wanted
     */
    SequenceFrames(SequenceSubset sequences, FrameSpec frames) {
        this.sequences = sequences;
        audio = sequences.all().audio();
        spectra = new PairSpectra(audio);
        others = new ShortTimeSpectrum(frames);
        own = frames.equals(PairAudio.FRAMES);
    }

    /** Puts out the frames of a sequence. */
    void read(int index, FrameConsumer consumer) {
        int first = sequences.all().firstFrame(sequences.index(index));
        if (own) {
            spectra.read(first, PhaseSequences.LENGTH, consumer);
            return;
        }
        int from = audio.sample(first);
        int end = audio.sample(first + PhaseSequences.LENGTH - 1) + PairAudio.FRAMES.frameSize();
        int position = audio.position(first);
        others.reset();
        others.push(audio.channel(position, 0), audio.channel(position, 1), from, end - from, consumer);
    }
}
