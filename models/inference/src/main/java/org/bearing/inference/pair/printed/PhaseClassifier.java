package org.bearing.inference.pair.printed;

import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;
import org.bearing.inference.kernel.DenseLayer;

/**
 * Classifies a stream of RTF phases: every few frames the sequence of the last 31. One thread; allocates nothing after it is
 * made.
 *
 * <p>Sequences overlap, and so do their convolutions: a row of the second one belongs to 7 frames and stands in up to 7
 * sequences that start 4 frames apart (stride 2 twice). Rows are computed once, when their last frame comes, and kept. A
 * sequence every 4 frames (32 ms) then costs one row of each, 0.6 million products, and the fully connected layers' 2.8
 * million, instead of 7.1 million; a sequence every frame costs that 125 times a second. No column is shared by sequences 1 or
 * 2 frames apart, so that their rows are computed each.
 */
public final class PhaseClassifier {
    /** Rows of the second convolution in a sequence. */
    static final int DEEP_ROWS = 7;

    private static final int MIDDLE_COLUMNS = (RtfPhases.BINS - 1) / 2;
    private static final int DEEP_COLUMNS = (MIDDLE_COLUMNS - 1) / 2;

    /** Numbers in a row of the second convolution. */
    static final int DEEP_ROW = DEEP_COLUMNS * PhaseNetwork.DEEP_CHANNELS;

    /** Frames from one row of a sequence to the next, by layer. */
    private static final int MIDDLE_STEP = 2;

    private static final int DEEP_STEP = 4;
    private static final int TAPS = PhaseNetwork.TAPS;
    /** Rows are kept as long as a sequence may need them. */
    private static final int MIDDLE_KEPT = MIDDLE_STEP * (TAPS - 1) + 1;

    private static final int DEEP_KEPT = DEEP_STEP * (DEEP_ROWS - 1) + 1;

    private final PhaseNetwork network;
    private final int step;
    private final PhaseSequence sequence;
    private final float[][] patches = new float[MIDDLE_COLUMNS][TAPS * TAPS];
    private final float[][][] middle =
            new float[MIDDLE_KEPT][MIDDLE_COLUMNS][DenseLayer.arrayLength(PhaseNetwork.CHANNELS)];
    private final float[][] deepPatches = new float[DEEP_COLUMNS][TAPS * TAPS * PhaseNetwork.CHANNELS];
    private final float[][] deepOut = new float[DEEP_COLUMNS][DenseLayer.arrayLength(PhaseNetwork.DEEP_CHANNELS)];
    private final float[][] deep = new float[DEEP_KEPT][DEEP_ROW];
    private final float[][] flat = new float[1][DEEP_ROWS * DEEP_ROW];
    private final float[][] inner = new float[1][DenseLayer.arrayLength(PhaseNetwork.HIDDEN)];
    private final float[][] logits;
    private long frames;

    /**
     * Allocates the buffers.
     *
     * @param network the weights; shared
     * @param phases reads a frame
     * @param step frames from one sequence to the next: 1, 2 or 4
     */
    public PhaseClassifier(PhaseNetwork network, RtfPhases phases, int step) {
        if (step != 1 && step != MIDDLE_STEP && step != DEEP_STEP) {
            throw new IllegalArgumentException("step must be 1, 2 or 4: " + step);
        }
        this.network = network;
        this.step = step;
        sequence = new PhaseSequence(phases);
        logits = new float[1][network.classes()];
    }

    /**
     * Takes a frame.
     *
     * @param spectrum both channels
     * @return whether a sequence ends with it; then {@link #logits()} are those of that sequence
     */
    @EngineThread
    public boolean accept(StereoSpectrum spectrum) {
        sequence.accept(spectrum);
        return advance();
    }

    /**
     * Takes a frame whose phases were read before.
     *
     * @param phases holds {@link RtfPhases#BINS} phases over pi
     * @param at index of the first
     * @return as for a spectrum
     */
    @EngineThread
    public boolean accept(float[] phases, int at) {
        sequence.accept(phases, at);
        return advance();
    }

    private boolean advance() {
        frames++;
        PhaseNetwork.Layers layers = network.layers();
        long middleStart = frames - TAPS;
        if (middleStart >= 0 && middleStart % Math.min(step, MIDDLE_STEP) == 0) {
            convolveMiddle(layers.first(), middle[(int) (middleStart % MIDDLE_KEPT)]);
        }
        long deepStart = middleStart - MIDDLE_STEP * (TAPS - 1);
        if (deepStart >= 0 && deepStart % step == 0) {
            convolveDeep(layers.second(), deepStart);
        }
        long start = frames - PhaseSequence.LENGTH;
        if (start < 0 || start % step != 0) {
            return false;
        }
        for (int row = 0; row < DEEP_ROWS; row++) {
            float[] from = deep[(int) ((start + (long) row * DEEP_STEP) % DEEP_KEPT)];
            System.arraycopy(from, 0, flat[0], row * DEEP_ROW, DEEP_ROW);
        }
        layers.hidden().apply(flat, 1, inner);
        layers.output().apply(inner, 1, logits);
        return true;
    }

    /** Over the last three frames. */
    private void convolveMiddle(DenseLayer layer, float[][] out) {
        for (int tap = 0; tap < TAPS; tap++) {
            float[] row = sequence.row(TAPS - 1 - tap);
            for (int column = 0; column < MIDDLE_COLUMNS; column++) {
                for (int i = 0; i < TAPS; i++) {
                    patches[column][tap * TAPS + i] = row[MIDDLE_STEP * column + i];
                }
            }
        }
        layer.apply(patches, MIDDLE_COLUMNS, out);
    }

    /** Over three rows, two frames apart. */
    private void convolveDeep(DenseLayer layer, long start) {
        int channels = PhaseNetwork.CHANNELS;
        for (int tap = 0; tap < TAPS; tap++) {
            float[][] row = middle[(int) ((start + (long) tap * MIDDLE_STEP) % MIDDLE_KEPT)];
            for (int column = 0; column < DEEP_COLUMNS; column++) {
                for (int i = 0; i < TAPS; i++) {
                    float[] from = row[MIDDLE_STEP * column + i];
                    System.arraycopy(from, 0, deepPatches[column], (tap * TAPS + i) * channels, channels);
                }
            }
        }
        layer.apply(deepPatches, DEEP_COLUMNS, deepOut);
        float[] out = deep[(int) (start % DEEP_KEPT)];
        for (int column = 0; column < DEEP_COLUMNS; column++) {
            int at = column * PhaseNetwork.DEEP_CHANNELS;
            System.arraycopy(deepOut[column], 0, out, at, PhaseNetwork.DEEP_CHANNELS);
        }
    }

    /** {@return the scores of the directions, log q(y|x) but for a constant; live until the next sequence} */
    public float[] logits() {
        return logits[0];
    }

    /** Forgets all frames. */
    @EngineThread
    public void reset() {
        sequence.reset();
        frames = 0;
    }
}
