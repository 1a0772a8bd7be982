package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;

/**
 * Changes an example's spectrum as another source, another bandwidth or outer ears of another size would, so that a
 * network does not learn the few sounds and ears there are by heart. One thread; buffers are reused.
 */
final class SpectrumVariation {
    private static final double TILT_DB_PER_DECADE = 6;
    private static final double BUMP_DB = 4;
    private static final int BUMPS = 2;
    private static final double LOWEST_DECADE = 2.5;
    private static final double HIGHEST_DECADE = 4.2;
    private static final double NARROWEST = 0.05;
    private static final double WIDEST = 0.25;

    /** Part of the examples that lose their upper bands, from one above the bins' cues on. */
    private static final double LOW_PASS_SHARE = 0.25;

    private static final double FIRST_CUT_HZ = 7000;

    /** Ears differ in size by some percent: a band is six. */
    private static final double SHIFT_BANDS = 0.6;

    /** Ears differ in shape, each by itself: bumps of the level difference, of this standard deviation. */
    private static final double EAR_DB = 2.5;

    private static final double LOWEST_EAR_DECADE = 3.5;
    private static final double WIDEST_EAR = 0.1;

    private final CueSpec cues;
    private final double[] decades;
    private final double[] curve;
    private final double[] ear;
    private final int firstCut;
    private final double[] heard = new double[CueSpec.BANDS];
    private final double[] power = new double[CueSpec.BANDS];
    private final double[] level = new double[CueSpec.BANDS];

    /**
     * Prepares.
     *
     * @param cues what the vectors hold; with bands
     * @param frames what they were measured with
     */
    SpectrumVariation(CueSpec cues, FrameSpec frames) {
        this.cues = cues;
        int bins = cues.spectrum() ? cues.levels() : 0;
        decades = new double[bins + CueSpec.BANDS];
        curve = new double[decades.length];
        ear = new double[decades.length];
        double binHz = (double) frames.sampleRateHz() / frames.frameSize();
        for (int k = 0; k < bins; k++) {
            decades[k] = Math.log10(binHz * (cues.levelFrom() + k));
        }
        int cut = CueSpec.BANDS;
        for (int b = CueSpec.BANDS - 1; b >= 0; b--) {
            decades[bins + b] = Math.log10(CueSpec.bandEdgeHz(b) * CueSpec.bandEdgeHz(b + 1)) / 2;
            cut = CueSpec.bandEdgeHz(b) >= FIRST_CUT_HZ ? b : cut;
        }
        firstCut = cut;
    }

    /** Changes a cue vector. */
    void apply(float[] row, SplittableRandom random) {
        draw(random);
        int bins = cues.spectrum() ? cues.levels() : 0;
        double mean = 0;
        for (int k = 0; k < bins; k++) {
            mean += curve[k] / bins;
        }
        for (int k = 0; k < bins; k++) {
            row[cues.spectrumAt() + k] += (float) (curve[k] - mean);
            row[k] += (float) ear[k];
        }
        boolean lowPassed = random.nextDouble() < LOW_PASS_SHARE;
        int cut = lowPassed ? firstCut + random.nextInt(CueSpec.BANDS - firstCut) : CueSpec.BANDS;
        bands(row, bins, cut, SHIFT_BANDS * random.nextGaussian());
    }

    private void draw(SplittableRandom random) {
        double tilt = TILT_DB_PER_DECADE * random.nextGaussian() / 2;
        for (int k = 0; k < curve.length; k++) {
            curve[k] = tilt * decades[k];
        }
        Arrays.fill(ear, 0);
        for (int i = 0; i < BUMPS; i++) {
            bump(curve, LOWEST_DECADE, WIDEST, BUMP_DB / 2, random);
            bump(ear, LOWEST_EAR_DECADE, WIDEST_EAR, EAR_DB, random);
        }
    }

    private void bump(double[] into, double from, double widest, double deviationDb, SplittableRandom random) {
        double centre = from + (HIGHEST_DECADE - from) * random.nextDouble();
        double width = NARROWEST + (widest - NARROWEST) * random.nextDouble();
        double gain = deviationDb * random.nextGaussian();
        for (int k = 0; k < into.length; k++) {
            double distance = (decades[k] - centre) / width;
            into[k] += gain * Math.exp(-distance * distance / 2);
        }
    }

    private void bands(float[] row, int bins, int cut, double shift) {
        int at = cues.bandsAt();
        for (int b = 0; b < CueSpec.BANDS; b++) {
            // As the cues are made: full power from a third of the trust on.
            heard[b] = Math.min(1, 3 * row[at + CueSpec.BANDS + b]);
            power[b] = heard[b] > 0 ? row[at + b] / heard[b] : 0;
            level[b] = heard[b] > 0 ? row[at + 2 * CueSpec.BANDS + b] / heard[b] : 0;
        }
        double sum = 0;
        double total = 0;
        for (int b = 0; b < cut; b++) {
            sum += heard[b] * (shifted(power, b, shift) + curve[bins + b]);
            total += heard[b];
        }
        double mean = total > 0 ? sum / total : 0;
        for (int b = 0; b < CueSpec.BANDS; b++) {
            boolean kept = b < cut;
            row[at + b] = kept ? (float) (heard[b] * (shifted(power, b, shift) + curve[bins + b] - mean)) : 0;
            row[at + CueSpec.BANDS + b] *= kept ? 1 : 0;
            row[at + 2 * CueSpec.BANDS + b] =
                    kept ? (float) (heard[b] * (shifted(level, b, shift) + ear[bins + b])) : 0;
        }
    }

    /** The value a fraction of a band away; bands without sound keep out of it. */
    private double shifted(double[] values, int band, double shift) {
        double place = Math.max(0, Math.min(CueSpec.BANDS - 1, band + shift));
        int low = (int) place;
        int high = Math.min(CueSpec.BANDS - 1, low + 1);
        if (heard[low] < heard[band] / 2 || heard[high] < heard[band] / 2) {
            return values[band];
        }
        return values[low] + (place - low) * (values[high] - values[low]);
    }
}
