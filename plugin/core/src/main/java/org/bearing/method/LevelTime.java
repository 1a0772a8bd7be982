package org.bearing.method;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * The direction whose level and time differences fit best what is heard, for every capture that has a {@link CaptureMap}:
 * stereo mixes panned by level, coincident, near-coincident and spaced microphones.
 *
 * <p>In every frame and band a direction explains a part of the power; the rest is taken as diffuse sound or noise of unknown
 * power. The sum of minus the logarithms of the rests is the likelihood of one source in such noise (deterministic maximum
 * likelihood, Boehme 1984, "Estimation of source parameters by maximum likelihood and nonlinear regression"), here with the
 * capture's own diffuse field as the noise, with cells that count by the fourth root of their power, and with a least rest,
 * which keeps cells of other sources from pulling. The highest point in front is the answer. What is behind and fits about as
 * well is its mirror; what fits much better behind takes the trust away. Elevation cannot be known.
 */
public final class LevelTime implements LocalizationMethod {
    private static final float LEAST_POWER = 1e-30f;

    private final CaptureMap map;
    private final CaptureGrid grid;
    private final PairWindow window;
    private final float[] s1;
    private final float[] s2;
    private final float[] s3;
    private final float[] power;
    private final float[] product;
    private final double[] likelihood;
    private final LikelihoodPeak peak;

    /**
     * Makes the method.
     *
     * @param map how the sound was captured
     * @param integrationSeconds length of the integration window, at least one frame (64 ms), s
     */
    public LevelTime(CaptureMap map, double integrationSeconds) {
        this.map = map;
        grid = new CaptureGrid(map);
        window = new PairWindow(CaptureGrid.FRAMES, integrationSeconds, grid.points() + 1);
        s1 = new float[grid.bands()];
        s2 = new float[grid.bands()];
        s3 = new float[grid.bands()];
        power = new float[grid.bands()];
        product = new float[grid.points()];
        likelihood = new double[grid.points()];
        peak = new LikelihoodPeak(grid);
    }

    @Override
    public FrameSpec frames() {
        return CaptureGrid.FRAMES;
    }

    @Override
    public AngleKind angleKind() {
        return map.angleKind();
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        double heard = 0;
        for (int band = 0; band < grid.bands(); band++) {
            measure(spectrum, band);
            heard += power[band];
        }
        float[] row = window.row();
        Arrays.fill(row, 0);
        for (int band = 0; band < grid.bands(); band += grid.groupBands()) {
            vote(band, row);
        }
        window.push(heard, spectrum.centreSample());
    }

    /** Stokes parameters of a whitened band, over twice its power, so that they need not be halved again. */
    private void measure(StereoSpectrum spectrum, int band) {
        float[] lr = spectrum.leftRe();
        float[] li = spectrum.leftIm();
        float[] rr = spectrum.rightRe();
        float[] ri = spectrum.rightIm();
        float left = 0;
        float right = 0;
        float re = 0;
        float im = 0;
        int from = CaptureGrid.FIRST_BIN + band * CaptureGrid.BAND_BINS;
        for (int k = from; k < from + CaptureGrid.BAND_BINS; k++) {
            left += lr[k] * lr[k] + li[k] * li[k];
            right += rr[k] * rr[k] + ri[k] * ri[k];
            re += lr[k] * rr[k] + li[k] * ri[k];
            im += li[k] * rr[k] - lr[k] * ri[k];
        }
        double[] white = grid.whitening(band);
        double x = white[0];
        double y = white[1];
        double z = white[2];
        double whiteLeft = x * x * left;
        double whiteRight = y * y * left + 2 * y * z * re + z * z * right;
        double sum = whiteLeft + whiteRight;
        double scale = sum > LEAST_POWER ? 0.5 / sum : 0;
        power[band] = (float) sum;
        s1[band] = (float) ((whiteLeft - whiteRight) * scale);
        s2[band] = (float) (2 * x * (y * left + z * re) * scale);
        s3[band] = (float) (2 * x * z * im * scale);
    }

    private void vote(int firstBand, float[] row) {
        Arrays.fill(product, 1);
        float groupPower = 0;
        for (int band = firstBand; band < firstBand + grid.groupBands(); band++) {
            float[][] point = grid.stokes(band);
            float[] p1 = point[0];
            float[] p2 = point[1];
            float[] p3 = point[2];
            float a = s1[band];
            float b = s2[band];
            float c = s3[band];
            float rest = 0.5f + grid.rest(band);
            for (int i = 0; i < product.length; i++) {
                product[i] *= rest - (a * p1[i] + b * p2[i] + c * p3[i]);
            }
            groupPower += power[band];
        }
        if (groupPower > LEAST_POWER) {
            float weight = (float) Math.sqrt(Math.sqrt(groupPower));
            for (int i = 0; i < product.length; i++) {
                row[i] -= weight * (float) Math.log(product[i]);
            }
            row[product.length] += weight * grid.groupBands();
        }
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (!window.sum()) {
            return false;
        }
        double[] sums = window.sums();
        double weight = sums[likelihood.length];
        if (!(weight > 0)) {
            return false;
        }
        for (int i = 0; i < likelihood.length; i++) {
            likelihood[i] = sums[i] / weight;
        }
        peak.measure(likelihood);
        out.centreSample(window.centreSample());
        out.add(peak.azimuthRad(), Double.NaN, peak.mirrorRad(), peak.confidence(), peak.spreadRad());
        return true;
    }

    @Override
    @EngineThread
    public void reset() {
        window.reset();
    }
}
