package org.bearing.app.benchmark;

import java.util.SplittableRandom;

/**
 * A talker-like stereo signal without end: noise in syllables, every two seconds from another side, with pauses, over a
 * faint background. It exercises every stage as a recording would. Used by one thread.
 */
final class TestSignal {
    private static final double SYLLABLE_HZ = 4;
    private static final double TURN_SECONDS = 2;
    private static final double PAUSE_PART = 0.15;
    private static final double LARGEST_DELAY_SECONDS = 0.0006;
    private static final double LARGEST_LEVEL_DB = 6;
    private static final double BACKGROUND = 0.0005;
    private static final int HISTORY = 64;

    private final int sampleRateHz;
    private final SplittableRandom random;
    private final float[] history = new float[HISTORY];
    private double low;
    private long at;
    private int delay;
    private double leftGain = 1;
    private double rightGain = 1;

    /**
     * Starts a signal.
     *
     * @param sampleRateHz its rate, Hz
     * @param seed of its noise
     */
    TestSignal(int sampleRateHz, long seed) {
        this.sampleRateHz = sampleRateHz;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Makes the next samples.
     *
     * @param left receives the left channel
     * @param right receives the right channel
     * @param count how many
     */
    void read(float[] left, float[] right, int count) {
        long turn = (long) (TURN_SECONDS * sampleRateHz);
        for (int i = 0; i < count; i++, at++) {
            if (at % turn == 0) {
                turnTo(random.nextDouble(-1, 1));
            }
            double phase = (double) (at % turn) / turn;
            double syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * SYLLABLE_HZ * at / sampleRateHz);
            double white = random.nextDouble(-1, 1);
            low += 0.2 * (white - low);
            double sound = phase < PAUSE_PART ? 0 : 0.2 * syllable * (low + 0.1 * white);
            int now = (int) (at % HISTORY);
            history[now] = (float) sound;
            int late = (int) ((at + HISTORY - Math.abs(delay)) % HISTORY);
            left[i] = (float) (leftGain * history[delay > 0 ? now : late] + BACKGROUND * random.nextDouble(-1, 1));
            right[i] = (float) (rightGain * history[delay > 0 ? late : now] + BACKGROUND * random.nextDouble(-1, 1));
        }
    }

    /** Turns to a side: 1 = left, the left channel leads and is louder. */
    private void turnTo(double side) {
        delay = (int) Math.round(side * LARGEST_DELAY_SECONDS * sampleRateHz);
        double level = Math.pow(10, side * LARGEST_LEVEL_DB / 40);
        leftGain = level;
        rightGain = 1 / level;
    }
}
