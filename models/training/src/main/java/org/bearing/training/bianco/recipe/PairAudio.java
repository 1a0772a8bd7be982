package org.bearing.training.bianco.recipe;

import java.util.Arrays;
import java.util.List;
import org.bearing.frames.FrameSpec;

/**
 * What a pair of microphones heard: the same clips from one position after the other, each clip cut into frames of its own,
 * and the frames counted through all of it. Immutable; any thread.
 */
public final class PairAudio {
    /** Rate of all sound, Hz. */
    public static final int RATE_HZ = 16_000;

    /** The paper's frames (section III-B): 256 samples, Hamming, 50% overlap. */
    public static final FrameSpec FRAMES = FrameSpec.BIANCO;

    private final double spacingM;
    private final List<PairPosition> positions;
    private final float[][][] audio;
    private final int[] frameAt;

    private PairAudio(double spacingM, List<PairPosition> positions, float[][][] audio, int[] frameAt) {
        this.spacingM = spacingM;
        this.positions = List.copyOf(positions);
        this.audio = audio;
        this.frameAt = frameAt;
    }

    /**
     * Takes clips that were heard.
     *
     * @param spacingM between the microphones, m
     * @param positions where they came from
     * @param clipSamples length of every clip, the same from every position
     * @param audio by position: left and right, all clips one after the other; owned by this from now on
     * @return the audio
     */
    static PairAudio of(double spacingM, List<PairPosition> positions, int[] clipSamples, float[][][] audio) {
        int all = Arrays.stream(clipSamples).sum();
        for (float[][] stereo : audio) {
            if (stereo[0].length != all || stereo[1].length != all) {
                throw new IllegalArgumentException(
                        "the clips have " + all + " samples, the audio " + stereo[0].length + ", " + stereo[1].length);
            }
        }
        if (audio.length != positions.size()) {
            throw new IllegalArgumentException(
                    "there are " + positions.size() + " positions and audio from " + audio.length);
        }
        int frames = Arrays.stream(clipSamples).map(PairAudio::framesOf).sum();
        int[] frameAt = new int[frames];
        int next = 0;
        int start = 0;
        for (int samples : clipSamples) {
            for (int i = 0; i < framesOf(samples); i++) {
                frameAt[next++] = start + i * FRAMES.hopSize();
            }
            start += samples;
        }
        return new PairAudio(spacingM, positions, audio, frameAt);
    }

    /** {@return frames of a clip, as the paper's code counts them: the last full one is left out} */
    static int framesOf(int samples) {
        return Math.max(0, (samples - FRAMES.frameSize()) / FRAMES.hopSize());
    }

    /** {@return distance between the microphones, m} */
    public double spacingM() {
        return spacingM;
    }

    /** {@return where the sound came from, by rising azimuth} */
    public List<PairPosition> positions() {
        return positions;
    }

    /** {@return number of frames from all positions} */
    public int frames() {
        return frameAt.length * positions.size();
    }

    /** {@return number of frames from one position} */
    public int framesPerPosition() {
        return frameAt.length;
    }

    /**
     * Position of a frame.
     *
     * @param frame in [0, {@link #frames()})
     * @return index of the position
     */
    public int position(int frame) {
        return frame / frameAt.length;
    }

    /**
     * Where a frame starts.
     *
     * @param frame in [0, {@link #frames()})
     * @return its first sample in the channels of its position
     */
    public int sample(int frame) {
        return frameAt[frame % frameAt.length];
    }

    /**
     * What was heard from a position.
     *
     * @param position index of the position
     * @param channel 0 = left, 1 = right
     * @return samples; not a copy
     */
    public float[] channel(int position, int channel) {
        return audio[position][channel];
    }
}
