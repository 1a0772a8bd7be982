package org.bearing.simulation.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.tap.Resampler;

/**
 * Mono samples with a running energy, so that any part's level is known at once. Immutable; any thread.
 *
 * <p>The samples are shared and not copied: callers only read them.
 */
public final class Sound {
    private static final double ACTIVE_DB = 15;
    private static final int PART_TRIES = 40;

    private final String name;
    private final int sampleRateHz;
    private final float[] samples;
    private final double[] energyBefore;

    private Sound(String name, int sampleRateHz, float[] samples) {
        this.name = name;
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
        energyBefore = new double[samples.length + 1];
        for (int i = 0; i < samples.length; i++) {
            energyBefore[i + 1] = energyBefore[i] + (double) samples[i] * samples[i];
        }
    }

    /**
     * Takes samples as they are.
     *
     * @param name for messages and tables
     * @param sampleRateHz rate, Hz
     * @param samples at least one; owned by the sound from now on
     * @return the sound
     */
    public static Sound of(String name, int sampleRateHz, float[] samples) {
        if (samples.length == 0 || sampleRateHz < 1) {
            throw new IllegalArgumentException("a sound needs samples and a rate: " + name + ", samples="
                    + samples.length + ", sampleRateHz=" + sampleRateHz);
        }
        return new Sound(name, sampleRateHz, samples);
    }

    /**
     * Reads a FLAC or WAV file; several channels are averaged.
     *
     * @param file the file
     * @param sampleRateHz rate of the samples, Hz
     * @return the sound
     * @throws org.bearing.geometry.BearingException if the file is missing, cut short or of another kind
     */
    public static Sound read(Path file, int sampleRateHz) {
        SoundFile content = SoundFile.read(file);
        float[] samples = Resampler.resample(content.mono(), content.sampleRateHz(), sampleRateHz);
        return of(String.valueOf(file.getFileName()), sampleRateHz, samples);
    }

    /** {@return for messages and tables} */
    public String name() {
        return name;
    }

    /** {@return samples per second, Hz} */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@return number of samples} */
    public int length() {
        return samples.length;
    }

    /**
     * Copies a part; before the start and after the end are zeros.
     *
     * @param from first sample; may be negative
     * @param into receives the part
     * @param at where in {@code into}
     * @param count number of samples
     */
    public void copy(long from, float[] into, int at, int count) {
        int start = (int) Math.min(Math.max(-from, 0), count);
        int end = (int) Math.max(start, Math.min(count, samples.length - from));
        Arrays.fill(into, at, at + start, 0);
        if (end > start) {
            System.arraycopy(samples, (int) (from + start), into, at + start, end - start);
        }
        Arrays.fill(into, at + end, at + count, 0);
    }

    /**
     * Energy of a part.
     *
     * @param from first sample; outside counts as silence
     * @param count number of samples, at least 0
     * @return sum of squares
     */
    public double energy(int from, int count) {
        int start = Math.max(0, Math.min(samples.length, from));
        int end = Math.max(start, Math.min(samples.length, from + count));
        return energyBefore[end] - energyBefore[start];
    }

    /**
     * Finds the loudest part of a length.
     *
     * @param count its number of samples
     * @return where it starts
     */
    public int loudest(int count) {
        int best = 0;
        int step = Math.max(1, sampleRateHz / 100);
        for (int start = step; start + count <= samples.length; start += step) {
            if (energy(start, count) > energy(best, count)) {
                best = start;
            }
        }
        return best;
    }

    /**
     * Draws a part that sounds: its level is at most 15 dB below the loudest part of that length.
     *
     * @param count its number of samples
     * @param random where from
     * @return where it starts; 0 if the sound is no longer than that
     */
    public int soundingPart(int count, SplittableRandom random) {
        int last = samples.length - count;
        if (last <= 0) {
            return 0;
        }
        int loudest = loudest(count);
        double enough = energy(loudest, count) * Math.pow(10, -ACTIVE_DB / 10);
        for (int i = 0; i < PART_TRIES; i++) {
            int start = random.nextInt(last + 1);
            if (energy(start, count) >= enough) {
                return start;
            }
        }
        return loudest;
    }
}
