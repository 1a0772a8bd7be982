package org.bearing.method;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * Multiple signal classification (Schmidt 1986) for one source and a pair of microphones, over all bins.
 *
 * <p>With two channels the noise subspace is one vector, and what a steering vector has in it needs no eigenvectors: with the
 * covariance {@code (a, c; conj c, b)} of a bin and the phase p of a direction it is {@code 1 - Re(c exp(-jp)) / d}, where
 * {@code d^2 = ((a - b) / 2)^2 + |c|^2}. A bin's spectrum is the reciprocal. An experiment uses this as it does {@link
 * SrpPhat}.
 */
public final class Music implements LocalizationMethod {
    /** How the spectra of the bins become one. */
    public enum Form {
        /** Each is first divided by its maximum, so that every bin counts as much. */
        NORMALISED,
        /** Their plain mean, as the toolbox of Bianco et al. 2021 (section IV-E) has it: a few bins with spikes decide. */
        PLAIN
    }

    private static final int BINS = SteeringGrid.BINS;
    /** Values of a bin: both powers, real and imaginary part of the cross spectrum. */
    private static final int VALUES = 4;
    /** Least part of a steering vector in the noise subspace: about what rounding leaves of none. */
    private static final double LEAST = 1e-12;

    private static final int PLAIN_CAUTION = 4;

    private final Form form;
    private final PairSteering steering;
    private final PairWindow window;
    private final double[] re = new double[BINS];
    private final double[] im = new double[BINS];
    private final double[] weight = new double[BINS];
    private final double[] spectrum;
    private final GridPeak peak;

    /**
     * Makes the method.
     *
     * @param grid where it is steered to
     * @param form how the bins are joined
     * @param integrationSeconds length of the integration window, s; 0.256 are the paper's 31 frames
     */
    public Music(SteeringGrid grid, Form form, double integrationSeconds) {
        this.form = form;
        steering = new PairSteering(grid);
        window = new PairWindow(frames(), integrationSeconds, VALUES * BINS);
        spectrum = new double[steering.points()];
        peak = new GridPeak(grid, form == Form.PLAIN ? PLAIN_CAUTION : 1);
    }

    @Override
    public FrameSpec frames() {
        return FrameSpec.BIANCO;
    }

    @Override
    public AngleKind angleKind() {
        return AngleKind.PAIR;
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum frame) {
        float[] leftRe = frame.leftRe();
        float[] leftIm = frame.leftIm();
        float[] rightRe = frame.rightRe();
        float[] rightIm = frame.rightIm();
        float[] row = window.row();
        double heard = 0;
        for (int k = 0; k < BINS; k++) {
            int at = VALUES * k;
            row[at] = leftRe[k] * leftRe[k] + leftIm[k] * leftIm[k];
            row[at + 1] = rightRe[k] * rightRe[k] + rightIm[k] * rightIm[k];
            row[at + 2] = leftRe[k] * rightRe[k] + leftIm[k] * rightIm[k];
            row[at + 3] = leftIm[k] * rightRe[k] - leftRe[k] * rightIm[k];
            heard += Math.abs(row[at + 2]) + Math.abs(row[at + 3]);
        }
        window.push(heard, frame.centreSample());
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (!window.sum()) {
            return false;
        }
        decompose(window.sums());
        if (form == Form.NORMALISED) {
            normalise();
        }
        for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = join(i);
        }
        peak.measure(spectrum);
        double height = coherence(peak.point());
        double azimuth = peak.azimuthRad();
        out.centreSample(window.centreSample());
        out.add(azimuth, Double.NaN, Math.PI - azimuth, peak.confidence(height), peak.spreadRad(height));
        return true;
    }

    /** Cross spectra over d; where a bin is silent or the channels equal noise, no direction has less noise than another. */
    private void decompose(double[] sums) {
        for (int k = 0; k < BINS; k++) {
            int at = VALUES * k;
            double half = (sums[at] - sums[at + 1]) / 2;
            double d = Math.sqrt(half * half + sums[at + 2] * sums[at + 2] + sums[at + 3] * sums[at + 3]);
            re[k] = d > 0 ? sums[at + 2] / d : 0;
            im[k] = d > 0 ? sums[at + 3] / d : 0;
        }
        Arrays.fill(weight, 1.0 / BINS);
    }

    /** Sets the weights to one over the maxima, which are one over the least noise. */
    private void normalise() {
        for (int k = 0; k < BINS; k++) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < spectrum.length; i++) {
                least = Math.min(least, noise(i, k));
            }
            weight[k] = least / BINS;
        }
    }

    private double join(int point) {
        double sum = 0;
        for (int k = 0; k < BINS; k++) {
            sum += weight[k] / noise(point, k);
        }
        return sum;
    }

    /** Mean coherence with what a point would be heard as; the spectrum itself does not tell noise from sound. */
    private double coherence(int point) {
        double[] sums = window.sums();
        for (int k = 0; k < BINS; k++) {
            int at = VALUES * k;
            double powers = Math.sqrt(sums[at] * sums[at + 1]);
            re[k] = powers > 0 ? sums[at + 2] / powers : 0;
            im[k] = powers > 0 ? sums[at + 3] / powers : 0;
        }
        return steering.agreement(re, im, point);
    }

    private double noise(int point, int k) {
        double s = point < steering.front() ? -steering.sine(point)[k] : steering.sine(point)[k];
        return Math.max(LEAST, 1 - (re[k] * steering.cosine(point)[k] + im[k] * s));
    }

    /** {@return what the latest estimate is the highest point of, from the rightmost direction to the leftmost} */
    double[] spectrum() {
        return spectrum;
    }

    @Override
    @EngineThread
    public void reset() {
        window.reset();
    }
}
