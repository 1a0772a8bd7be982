package org.bearing.training.bianco.recipe;

import org.bearing.frames.FrameConsumer;
import org.bearing.frames.ShortTimeSpectrum;

/** Spectra of the frames of some audio, for the methods that need them. One instance per thread. */
public final class PairSpectra {
    private final PairAudio audio;
    private final ShortTimeSpectrum frames = new ShortTimeSpectrum(PairAudio.FRAMES);

    /**
     * Makes a reader.
     *
     * @param audio what to read
     */
    public PairSpectra(PairAudio audio) {
        this.audio = audio;
    }

    /**
     * Puts out the spectra of consecutive frames.
     *
     * @param first number of the first frame
     * @param count how many
     * @param consumer receives them; their centre samples are all the same
     */
    public void read(int first, int count, FrameConsumer consumer) {
        for (int frame = first; frame < first + count; frame++) {
            int position = audio.position(frame);
            frames.reset();
            frames.push(
                    audio.channel(position, 0),
                    audio.channel(position, 1),
                    audio.sample(frame),
                    PairAudio.FRAMES.frameSize(),
                    consumer);
        }
    }
}
