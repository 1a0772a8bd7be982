package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.inference.pair.PairBlend;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.PairReadout;
import org.bearing.inference.pair.PairTrust;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.method.DirectionCandidates;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneRenderer;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.training.calibration.LogisticRegression;

/** Fits how far a pair model can be trusted, on scenes that it was not trained on. One thread. */
final class PairCalibrator {
    /** An answer within 10 degrees is right. */
    static final double RIGHT_RAD = Math.toRadians(10);

    private static final double[] MODEL_FLOOR_RAD = {0.01, 0.02, 0.03, 0.05};
    private static final double[] MODEL_PER_SPREAD = {0.2, 0.4, 0.7, 1};
    private static final double[] SLACK_SECONDS = {1e-6, 2e-6, 4e-6, 7e-6, 12e-6, 20e-6, 40e-6};
    private static final double[] DECAY = {0, 1, 2, 3, 4.5, 6};
    private static final double ARC_SHARE = 0.9;
    private static final int[] SIGNS = {-1, 1, 1, -1, 1};

    private PairCalibrator() {}

    /**
     * Hears scenes.
     *
     * @param model who hears
     * @param speech of the scenes
     * @param examples draws them
     * @param from number of the first
     * @param count how many
     * @param done told after each
     * @return what was read of those that gave an answer
     */
    static List<PairSample> hear(
            PairModel model, List<Sound> speech, PairExamples examples, long from, int count, LongConsumer done) {
        PairSceneRenderer renderer = new PairSceneRenderer(speech);
        StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        ShortTimeSpectrum spectra = new ShortTimeSpectrum(PairExamples.FRAMES);
        DirectionCandidates out = new DirectionCandidates();
        Map<Double, VaeMethod> bySpacing = new TreeMap<>();
        List<PairSample> samples = new ArrayList<>();
        for (long index = from; index < from + count; index++) {
            PairScene scene = examples.scene(index);
            renderer.render(scene, clip);
            VaeMethod method = bySpacing.computeIfAbsent(
                    scene.spacingM(), spacing -> new VaeMethod(model, spacing, true, 1));
            method.reset();
            spectra.reset();
            spectra.push(clip.left(), clip.right(), 0, clip.length(), method::accept);
            if (method.estimate(out)) {
                samples.add(new PairSample(method.readout(), scene.lateralRad()));
            }
            done.accept(1);
        }
        return samples;
    }

    /**
     * Fits the blend by the sum of mean and median error, then the arc, then the confidence.
     *
     * @param before what is not fitted here is kept
     * @param samples at least some hundreds
     * @return the trust
     */
    static PairTrust fit(PairTrust before, List<PairSample> samples) {
        PairTrust blend = before;
        double least = Double.POSITIVE_INFINITY;
        for (double floor : MODEL_FLOOR_RAD) {
            for (double perSpread : MODEL_PER_SPREAD) {
                for (double slack : SLACK_SECONDS) {
                    for (double decay : DECAY) {
                        PairTrust tried = with(before, floor, perSpread, slack, decay);
                        double[] errors = errors(tried, samples);
                        double sum = Arrays.stream(errors).average().orElseThrow() + quantile(errors, 0.5);
                        if (sum < least) {
                            least = sum;
                            blend = tried;
                        }
                    }
                }
            }
        }
        return confident(blend, samples);
    }

    private static PairTrust with(PairTrust t, double floor, double perSpread, double slack, double decay) {
        return new PairTrust(
                t.reach(),
                t.searchPart(),
                floor,
                perSpread,
                slack,
                decay,
                t.arc(),
                t.intercept(),
                t.logSpread(),
                t.mass(),
                t.coherence(),
                t.gap(),
                t.peak());
    }

    /** {@return the errors of the blend, rad} */
    static double[] errors(PairTrust trust, List<PairSample> samples) {
        PairBlend blend = new PairBlend();
        return samples.stream()
                .mapToDouble(sample -> {
                    blend.take(trust, sample.readout());
                    return Math.abs(blend.lateralRad() - sample.lateralRad());
                })
                .toArray();
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1))];
    }

    private static PairTrust confident(PairTrust trust, List<PairSample> samples) {
        double[] errors = errors(trust, samples);
        PairBlend blend = new PairBlend();
        double[] scaled = new double[errors.length];
        boolean[] right = new boolean[errors.length];
        double[][] rows = new double[errors.length][];
        for (int i = 0; i < errors.length; i++) {
            PairReadout readout = samples.get(i).readout();
            blend.take(trust, readout);
            scaled[i] = errors[i] / blend.deviationRad();
            right[i] = errors[i] <= RIGHT_RAD;
            rows[i] = new double[] {
                Math.log(Math.max(1e-3, readout.spreadRad())),
                readout.mass(),
                readout.coherence(),
                blend.gapRad(),
                readout.peakHeight()
            };
        }
        double[] w = new LogisticRegression(rows, right, SIGNS).fit();
        return new PairTrust(
                trust.reach(),
                trust.searchPart(),
                trust.modelFloorRad(),
                trust.modelPerSpread(),
                trust.peakSlackSeconds(),
                trust.peakDecay(),
                quantile(scaled, ARC_SHARE),
                w[0],
                w[1],
                w[2],
                w[3],
                w[4],
                w[5]);
    }
}
