package org.bearing.training.bianco.recipe;

import java.util.stream.IntStream;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.training.bianco.method.Sequences;

/**
 * Every sequence of 31 frames of some audio (eq. 4). Frames are kept once; sequences start at every frame or at every n-th and
 * are cut from the whole list of clips: they may hold the end of one clip and the start of the next, and where that comes from
 * another position the sequence has no label (sections III-C and III-F).
 *
 * <p>The phase is that of the left microphone relative to the right one, so that a source on the left (azimuth
 * {@code theta > 0}) gives +2 pi f r sin(theta) / c, as eq. 22 has it. Immutable; any thread.
 */
public final class PhaseSequences implements Sequences {
    /** Frames of a sequence (P in the paper): 4096 samples, 0.256 s. */
    public static final int LENGTH = PhaseSequence.LENGTH;

    /** Phases of a frame (K in the paper): 0 Hz up to the third highest bin. */
    public static final int BINS = RtfPhases.BINS;

    private final PairAudio audio;
    private final PairGrid grid;
    private final int stride;
    private final float[] phases;

    private PhaseSequences(PairAudio audio, PairGrid grid, int stride, float[] phases) {
        this.audio = audio;
        this.grid = grid;
        this.stride = stride;
        this.phases = phases;
    }

    /**
     * Reads all frames.
     *
     * @param audio what was heard
     * @param grid the classes
     * @param stride frames from one sequence to the next, above 0: 1 in the paper, 4 for a quarter of the sequences
     * @return the sequences
     */
    public static PhaseSequences of(PairAudio audio, PairGrid grid, int stride) {
        if (stride < 1 || audio.framesPerPosition() < LENGTH) {
            throw new IllegalArgumentException("stride must be above 0 and every position have " + LENGTH
                    + " frames: stride=" + stride + ", frames=" + audio.framesPerPosition());
        }
        float[] phases = new float[Math.multiplyExact(audio.frames(), BINS)];
        RtfPhases reader = new RtfPhases();
        PairSpectra spectra = new PairSpectra(audio);
        for (int frame = 0; frame < audio.frames(); frame++) {
            int at = frame * BINS;
            spectra.read(frame, 1, spectrum -> reader.read(spectrum, phases, at));
        }
        return new PhaseSequences(audio, grid, stride, phases);
    }

    /** {@return what was heard} */
    public PairAudio audio() {
        return audio;
    }

    /** {@return the classes} */
    public PairGrid grid() {
        return grid;
    }

    @Override
    public int size() {
        return (audio.frames() - LENGTH) / stride + 1;
    }

    @Override
    public void read(int index, float[] into, int at) {
        System.arraycopy(phases, firstFrame(index) * BINS, into, at, LENGTH * BINS);
    }

    @Override
    public int label(int index) {
        return straddles(index) ? -1 : grid.label(position(index).azimuthDeg());
    }

    /**
     * First frame of a sequence, for {@link PairSpectra}.
     *
     * @param index of the sequence
     * @return number of the frame
     */
    public int firstFrame(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("index must be in [0, " + size() + "): " + index);
        }
        return index * stride;
    }

    /**
     * Whether a sequence has frames from two positions.
     *
     * @param index of the sequence
     * @return true for a few at each change of the position
     */
    public boolean straddles(int index) {
        int first = firstFrame(index);
        return audio.position(first) != audio.position(first + LENGTH - 1);
    }

    /**
     * Where a sequence came from.
     *
     * @param index of the sequence
     * @return position of its first frame
     */
    public PairPosition position(int index) {
        return audio.positions().get(audio.position(firstFrame(index)));
    }

    /** {@return all that come from one position, with their labels; off the grid these are -1} */
    public SequenceSubset whole() {
        int[] clean = IntStream.range(0, size()).filter(i -> !straddles(i)).toArray();
        return new SequenceSubset(this, clean, i -> true);
    }

    /**
     * Chooses which sequences have labels: of every direction as many, evenly over the time that the direction with the
     * fewest has, first and last included; always the same, as in the paper's code.
     *
     * @param labels at most how many, over all directions: 250 gives 247 for 19 directions
     * @return the choice
     * @throws IllegalArgumentException if a direction has too few sequences, or {@code labels} is below one for each
     */
    public LabelPick pick(int labels) {
        return LabelPick.of(this, labels);
    }
}
