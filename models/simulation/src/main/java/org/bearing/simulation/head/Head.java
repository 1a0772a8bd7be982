package org.bearing.simulation.head;

import java.nio.file.Path;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.sofa.SofaFile;
import org.jspecify.annotations.Nullable;

/**
 * A head at a working rate: its responses for any direction, continuously.
 *
 * <p>Every measured response is kept without its delay, resampled; a wanted direction blends the responses and, apart
 * from them, the delays of the three measured directions around it. Levels are scaled so that a response has unit energy
 * on average over the sphere and both ears. Delays count from the arrival at the middle of the head (their mean over the
 * sphere and both ears is 0). Immutable; for any thread.
 */
public final class Head {
    private static final double RESPONSE_S = 0.0045;
    private static final double LEAD_S = 0.0005;
    private static final double FADE_S = 0.0005;
    private static final double PASS = 0.95;

    private final HrirSet set;
    private final int rateHz;
    private final int taps;
    private final int lead;
    private final float[] responses;
    private final float[] delays;
    private final double[] areas;
    private final int span;
    private double radiusM;
    private @Nullable DiffuseNoise noise;

    private Head(HrirSet set, int rateHz) {
        this.set = set;
        this.rateHz = rateHz;
        lead = (int) Math.round(LEAD_S * rateHz);
        taps = (int) Math.ceil(RESPONSE_S * rateHz / 8) * 8;
        areas = set.triangulation().areas();
        int count = set.directions().size();
        responses = new float[2 * count * taps];
        delays = new float[2 * count];
        resample();
        normalise();
        double largest = 0;
        for (float delay : delays) {
            largest = Math.max(largest, Math.abs(delay));
        }
        span = (int) Math.ceil(largest) + FractionalDelay.HALF;
    }

    /**
     * Prepares a head.
     *
     * @param set measured responses
     * @param sampleRateHz working rate, Hz
     * @return the head
     */
    public static Head of(HrirSet set, int sampleRateHz) {
        if (sampleRateHz < 8000 || sampleRateHz > 384_000) {
            throw new IllegalArgumentException("sampleRateHz must be in [8000, 384000]: sampleRateHz=" + sampleRateHz);
        }
        return new Head(set, sampleRateHz);
    }

    /**
     * Reads a head.
     *
     * @param sofa a SOFA file of free-field responses
     * @param sampleRateHz working rate, Hz
     * @return the head
     * @throws ConfigurationException if it is not such a file
     * @throws org.bearing.geometry.BearingException if it cannot be read
     */
    public static Head open(Path sofa, int sampleRateHz) {
        return of(SofaFile.read(sofa), sampleRateHz);
    }

    /**
     * The same head with its time axis stretched.
     *
     * @param factor above 1 = a larger head, in [0.5, 2]
     * @return the other head
     */
    public Head stretched(double factor) {
        return factor == 1 ? this : of(set.stretched(factor), rateHz);
    }

    /** {@return the head with left and right exchanged} */
    public Head mirrored() {
        return of(set.mirrored(), rateHz);
    }

    /** {@return the head's name} */
    public String name() {
        return set.name();
    }

    /** {@return working rate, Hz} */
    public int sampleRateHz() {
        return rateHz;
    }

    /** {@return the measured responses} */
    public HrirSet set() {
        return set;
    }

    /**
     * The spherical head (Woodworth) that fits best: least squares of the delays that a correlation of 200-4000 Hz finds
     * at the measured directions within 30 degrees of the horizon. Takes some 30 ms at the first call.
     *
     * @return radius, m
     */
    public synchronized double radiusM() {
        if (radiusM == 0) {
            radiusM = HeadRadius.fit(this);
        }
        return radiusM;
    }

    /** {@return a pair of responses as long as {@link #hrir} needs it} */
    public HrirPair newPair() {
        return new HrirPair(taps + 2 * span);
    }

    /**
     * The responses for a direction, delays included; sample {@link #centre()} is the arrival at the middle of the head.
     *
     * @param direction any direction
     * @param into from {@link #newPair()}
     */
    public void hrir(Direction direction, HrirPair into) {
        Blend blend = new Blend();
        locate(direction.x(), direction.y(), direction.z(), blend);
        float[] response = new float[taps];
        for (int ear = 0; ear < 2; ear++) {
            float[] out = ear == 0 ? into.left() : into.right();
            java.util.Arrays.fill(out, 0);
            blend(blend, ear, response, 0);
            FractionalDelay.add(response, span + delay(blend, ear), out);
        }
    }

    /** {@return the sample of a pair at which sound would arrive at the middle of the head} */
    public int centre() {
        return span + lead;
    }

    /**
     * Finds the measured directions around a wanted one.
     *
     * @param x front component of the unit vector
     * @param y left component
     * @param z up component
     * @param into receives them
     */
    public void locate(double x, double y, double z, Blend into) {
        set.triangulation().locate(x, y, z, into);
    }

    /** {@return length of the responses without delay} */
    public int taps() {
        return taps;
    }

    /** {@return samples before the onset in the responses without delay} */
    public int lead() {
        return lead;
    }

    /** {@return no delay is larger than this, samples} */
    public int largestDelay() {
        return span - FractionalDelay.HALF;
    }

    /**
     * Blends the responses without delay; its onset is at sample {@link #lead()}.
     *
     * @param blend from {@link #locate}
     * @param ear 0 = left, 1 = right
     * @param out receives {@link #taps()} samples
     * @param at first index in out
     */
    public void blend(Blend blend, int ear, float[] out, int at) {
        int a = (2 * blend.corner(0) + ear) * taps;
        int b = (2 * blend.corner(1) + ear) * taps;
        int c = (2 * blend.corner(2) + ear) * taps;
        float wa = (float) blend.weight(0);
        float wb = (float) blend.weight(1);
        float wc = (float) blend.weight(2);
        for (int t = 0; t < taps; t++) {
            out[at + t] = wa * responses[a + t] + wb * responses[b + t] + wc * responses[c + t];
        }
    }

    /**
     * Blends the delays.
     *
     * @param blend from {@link #locate}
     * @param ear 0 = left, 1 = right
     * @return arrival at the ear after the arrival at the middle of the head, samples
     */
    public double delay(Blend blend, int ear) {
        return blend.weight(0) * delays[2 * blend.corner(0) + ear]
                + blend.weight(1) * delays[2 * blend.corner(1) + ear]
                + blend.weight(2) * delays[2 * blend.corner(2) + ear];
    }

    /** {@return noise as this head hears it in a perfectly diffuse field; made at the first call} */
    public synchronized DiffuseNoise diffuseNoise() {
        if (noise == null) {
            DiffuseField field = new DiffuseField(rateHz);
            HrirPair pair = newPair();
            for (int i = 0; i < areas.length; i++) {
                hrir(set.directions().get(i), pair);
                field.add(pair.left(), pair.right(), areas[i]);
            }
            noise = DiffuseNoise.of(field);
        }
        return noise;
    }

    private void resample() {
        double step = set.rateHz() / rateHz;
        double cutoff = Math.min(1, PASS / step);
        int fade = (int) Math.round(FADE_S * rateHz);
        double mean = 0;
        for (int i = 0; i < areas.length; i++) {
            for (int ear = 0; ear < 2; ear++) {
                int at = (2 * i + ear) * taps;
                double onset = set.onset(i, ear);
                Sinc.read(set.response(i, ear), onset - lead * step, step, cutoff, responses, at, taps);
                for (int t = 0; t < fade; t++) {
                    double gain = 0.5 - 0.5 * Math.cos(Math.PI * (t + 0.5) / fade);
                    responses[at + taps - 1 - t] *= (float) gain;
                }
                delays[2 * i + ear] = (float) ((onset + set.extraDelay(i, ear)) / step);
                mean += 0.5 * areas[i] * delays[2 * i + ear];
            }
        }
        for (int i = 0; i < delays.length; i++) {
            delays[i] -= (float) mean;
        }
    }

    private void normalise() {
        double energy = 0;
        for (int i = 0; i < areas.length; i++) {
            double sum = 0;
            for (int t = 2 * i * taps; t < 2 * (i + 1) * taps; t++) {
                sum += responses[t] * responses[t];
            }
            energy += 0.5 * areas[i] * sum;
        }
        float gain = (float) (1 / Math.sqrt(energy));
        for (int t = 0; t < responses.length; t++) {
            responses[t] *= gain;
        }
    }
}
