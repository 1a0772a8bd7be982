package org.bearing.method;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * Steered response power with phase transform for a pair of microphones, as the toolbox of Bianco et al. 2021 (section
 * IV-E) has it: every bin of every frame is whitened, and the direction whose delays align most of them is the answer.
 *
 * <p>It differs from {@link GccPhat} in frames (16 ms, not 64), in whitening before the frames are summed, and in taking all
 * bins. Unlike there, its grid is even in angle. An experiment resets it, gives it the frames of a sequence and reads the
 * best point of a coarse grid from the only candidate; nothing else is remembered.
 */
public final class SrpPhat implements LocalizationMethod {
    private static final int BINS = SteeringGrid.BINS;

    private final PairSteering steering;
    private final PairWindow window;
    private final double[] re = new double[BINS];
    private final double[] im = new double[BINS];
    private final double[] power;
    private final GridPeak peak;

    /**
     * Makes the method.
     *
     * @param grid where it is steered to
     * @param integrationSeconds length of the integration window, s; 0.256 are the paper's 31 frames
     */
    public SrpPhat(SteeringGrid grid, double integrationSeconds) {
        steering = new PairSteering(grid);
        window = new PairWindow(frames(), integrationSeconds, 2 * BINS);
        power = new double[steering.points()];
        peak = new GridPeak(grid, 1);
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
    public void accept(StereoSpectrum spectrum) {
        float[] leftRe = spectrum.leftRe();
        float[] leftIm = spectrum.leftIm();
        float[] rightRe = spectrum.rightRe();
        float[] rightIm = spectrum.rightIm();
        float[] row = window.row();
        double heard = 0;
        for (int k = 0; k < BINS; k++) {
            double x = (double) leftRe[k] * rightRe[k] + (double) leftIm[k] * rightIm[k];
            double y = (double) leftIm[k] * rightRe[k] - (double) leftRe[k] * rightIm[k];
            double magnitude = Math.sqrt(x * x + y * y);
            double scale = magnitude > 0 ? 1 / magnitude : 0;
            row[2 * k] = (float) (x * scale);
            row[2 * k + 1] = (float) (y * scale);
            heard += magnitude;
        }
        window.push(heard, spectrum.centreSample());
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (!window.sum()) {
            return false;
        }
        double[] sums = window.sums();
        for (int k = 0; k < BINS; k++) {
            re[k] = sums[2 * k] / window.held();
            im[k] = sums[2 * k + 1] / window.held();
        }
        for (int i = 0; i < power.length; i++) {
            power[i] = steering.agreement(re, im, i);
        }
        peak.measure(power);
        double height = power[peak.point()];
        double azimuth = peak.azimuthRad();
        out.centreSample(window.centreSample());
        out.add(azimuth, Double.NaN, Math.PI - azimuth, peak.confidence(height), peak.spreadRad(height));
        return true;
    }

    /** {@return what the latest estimate is the highest point of, from the rightmost direction to the leftmost} */
    double[] spectrum() {
        return power;
    }

    @Override
    @EngineThread
    public void reset() {
        window.reset();
    }
}
