package org.bearing.tap;

import java.util.Optional;

/**
 * Finds what makes the recording of two microphones useless or worse: silence, one sound in both channels, clipping. That the
 * microphones are swapped cannot be heard: it is the same sound from the mirrored direction. Used by one thread.
 */
public final class PairCheck {
    /** Mean power below which a channel is silent, -120 dB re full scale. */
    private static final double SILENT = 1e-12;
    /** Power of what differs over that of the sound, below which two microphones and their hiss cannot be: -60 dB. */
    private static final double SAME = 1e-6;
    /** A converter at its end, and how many samples in a row that takes; a peak that just reaches it has fewer. */
    private static final float FULL = 0.999f;

    private static final int RUN = 3;
    /** Part of the samples above which clipping is worth a word. */
    private static final double OFTEN = 1e-4;

    private final int[] run = new int[2];
    private long frames;
    private long clipped;
    private double leftEnergy;
    private double rightEnergy;
    private double product;

    /** Nothing heard yet. */
    public PairCheck() {}

    /**
     * Takes samples.
     *
     * @param left channel, full scale 1
     * @param right channel
     * @param count how many of each, from the first
     */
    public void accept(float[] left, float[] right, int count) {
        for (int i = 0; i < count; i++) {
            double l = left[i];
            double r = right[i];
            leftEnergy += l * l;
            rightEnergy += r * r;
            product += l * r;
            clip(0, left[i]);
            clip(1, right[i]);
        }
        frames += count;
    }

    private void clip(int channel, float sample) {
        run[channel] = Math.abs(sample) >= FULL ? run[channel] + 1 : 0;
        if (run[channel] >= RUN) {
            clipped += run[channel] == RUN ? RUN : 1;
        }
    }

    /** {@return what to say after the file's name: what is wrong first of all, and what follows from it} */
    public Optional<String> verdict() {
        boolean leftSilent = leftEnergy <= SILENT * frames;
        boolean rightSilent = rightEnergy <= SILENT * frames;
        if (leftSilent && rightSilent) {
            return Optional.of("is silent: there is no direction in it; check the recording.");
        }
        if (leftSilent || rightSilent) {
            return Optional.of("has a silent " + (leftSilent ? "left" : "right")
                    + " channel: a direction needs both microphones, check the cables.");
        }
        if (1 - product * product / (leftEnergy * rightEnergy) < SAME) {
            return Optional.of("carries the same in both channels, not what two microphones hear: the directions say"
                    + " nothing; record each microphone into a channel of its own.");
        }
        if (clipped > OFTEN * 2 * frames) {
            return Optional.of("is clipped (" + clipped + " samples at full scale): the directions are less certain;"
                    + " record it again at a lower level.");
        }
        return Optional.empty();
    }
}
