package org.bearing.method;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * The rival: generalized cross-correlation with phase transform, peak of 200-4000 Hz, one direction.
 *
 * <p>The cross spectra of the integration window are summed, then every bin is whitened to magnitude one, then the
 * correlation is evaluated at eighths of a sample within the delays that the capture allows, and the peak refined by a
 * parabola (Knapp and Carter 1976, "The generalized correlation method for estimation of time delay"). The delay gives
 * the azimuth in the front half; its mirror behind is always possible, and elevation cannot be known.
 */
public final class GccPhat implements LocalizationMethod {
    private static final FrameSpec FRAMES = FrameSpec.TANG;
    private static final double LOW_HZ = 200;
    private static final double HIGH_HZ = 4000;
    /** Least sound to say anything about, s. */
    private static final double LEAST_SECONDS = 0.1;

    private final DelayMap map;
    private final int firstBin;
    private final int bins;
    private final int leastFrames;
    private final float[][] crossRe;
    private final float[][] crossIm;
    private final float[] frameEnergy;
    private final long[] centres;
    private final double[] sumRe;
    private final double[] sumIm;
    private final PhatCurve curve;
    private int held;
    private int next;

    /**
     * Makes the method.
     *
     * @param map how the sound was captured
     * @param integrationSeconds length of the integration window, at least one frame (64 ms), s
     */
    public GccPhat(DelayMap map, double integrationSeconds) {
        this.map = map;
        firstBin = (int) Math.ceil(LOW_HZ * FRAMES.frameSize() / FRAMES.sampleRateHz());
        bins = (int) Math.floor(HIGH_HZ * FRAMES.frameSize() / FRAMES.sampleRateHz()) - firstBin + 1;
        int frames = framesIn(integrationSeconds);
        leastFrames = Math.min(frames, framesIn(LEAST_SECONDS) + 1);
        crossRe = new float[frames][bins];
        crossIm = new float[frames][bins];
        frameEnergy = new float[frames];
        centres = new long[frames];
        sumRe = new double[bins];
        sumIm = new double[bins];
        curve = new PhatCurve(FRAMES, firstBin, bins, map.maxDelaySeconds());
    }

    private static int framesIn(double seconds) {
        long samples = Math.round(seconds * FRAMES.sampleRateHz());
        return (int) Math.max(1, (samples - FRAMES.frameSize()) / FRAMES.hopSize() + 1);
    }

    @Override
    public FrameSpec frames() {
        return FRAMES;
    }

    @Override
    public AngleKind angleKind() {
        return map.angleKind();
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        float[] leftRe = spectrum.leftRe();
        float[] leftIm = spectrum.leftIm();
        float[] rightRe = spectrum.rightRe();
        float[] rightIm = spectrum.rightIm();
        float[] re = crossRe[next];
        float[] im = crossIm[next];
        float energy = 0;
        for (int i = 0; i < bins; i++) {
            int k = firstBin + i;
            re[i] = leftRe[k] * rightRe[k] + leftIm[k] * rightIm[k];
            im[i] = leftIm[k] * rightRe[k] - leftRe[k] * rightIm[k];
            energy += Math.abs(re[i]) + Math.abs(im[i]);
        }
        frameEnergy[next] = energy;
        centres[next] = spectrum.centreSample();
        next = (next + 1) % centres.length;
        held = Math.min(held + 1, centres.length);
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (held < leastFrames || !sumWindow()) {
            return false;
        }
        curve.evaluate(sumRe, sumIm);
        double azimuth = map.azimuthRad(curve.peakSeconds());
        double low = map.azimuthRad(curve.lowerSeconds());
        double high = map.azimuthRad(curve.upperSeconds());
        int oldest = (next - held + centres.length) % centres.length;
        int newest = (next - 1 + centres.length) % centres.length;
        out.centreSample((centres[oldest] + centres[newest]) / 2);
        out.add(azimuth, Double.NaN, Math.PI - azimuth, curve.confidence(), (high - low) / 2);
        return true;
    }

    /** Sums oldest first, so that the result depends on the window only and not on the place in the ring. */
    private boolean sumWindow() {
        Arrays.fill(sumRe, 0);
        Arrays.fill(sumIm, 0);
        double energy = 0;
        for (int n = held; n > 0; n--) {
            int slot = (next - n + centres.length) % centres.length;
            energy += frameEnergy[slot];
            float[] re = crossRe[slot];
            float[] im = crossIm[slot];
            for (int i = 0; i < bins; i++) {
                sumRe[i] += re[i];
                sumIm[i] += im[i];
            }
        }
        return energy > 0;
    }

    @Override
    @EngineThread
    public void reset() {
        held = 0;
        next = 0;
    }
}
