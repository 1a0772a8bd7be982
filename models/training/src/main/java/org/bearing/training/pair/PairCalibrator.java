package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.SphericalHead;
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
    private static final double[] SLACK_SECONDS = {0.2e-6, 0.5e-6, 1e-6, 2e-6, 4e-6, 8e-6, 16e-6, 40e-6};
    private static final double[] DECAY = {0, 2, 4, 7, 10, 14, 20, 30};
    private static final double DRY_SECONDS = 0.2;
    private static final double NARROW_M = 0.05;
    private static final double ARC_SHARE = 0.9;
    private static final double MOST_GROWTH = 4;
    private static final double GROWTH_STEP = 0.05;
    private static final double LEAST_FLOOR_RAD = 1e-3;
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
            VaeMethod method =
                    bySpacing.computeIfAbsent(scene.spacingM(), spacing -> new VaeMethod(model, spacing, true, 1));
            method.reset();
            spectra.reset();
            spectra.push(clip.left(), clip.right(), 0, clip.length(), method::accept);
            if (method.estimate(out)) {
                samples.add(new PairSample(method.readout(), scene.lateralRad(), scene.rt60Seconds() < DRY_SECONDS));
            }
            done.accept(1);
        }
        return samples;
    }

    /**
     * Fits the blend by the product of mean and median errors, then the arc, then the confidence.
     *
     * @param before what is not fitted here is kept
     * @param samples at least some hundreds
     * @return the trust
     */
    static PairTrust fit(PairTrust before, List<PairSample> samples) {
        PairTrust blend = before;
        double least = Double.POSITIVE_INFINITY;
        List<List<PairSample>> groups = groups(samples);
        for (double floor : MODEL_FLOOR_RAD) {
            for (double perSpread : MODEL_PER_SPREAD) {
                for (double slack : SLACK_SECONDS) {
                    for (double decay : DECAY) {
                        PairTrust tried = with(before, floor, perSpread, slack, decay);
                        double sum = groups.stream()
                                .mapToDouble(group -> cost(errors(tried, group)))
                                .sum();
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

    /** Dry rooms and others, narrow pairs and others: each counts by its relative error, whatever its share of the scenes. */
    private static List<List<PairSample>> groups(List<PairSample> samples) {
        return List.copyOf(samples.stream()
                .collect(Collectors.groupingBy(sample -> (sample.dry() ? 2 : 0)
                        + (sample.readout().delaySeconds() * SphericalHead.SPEED_OF_SOUND < NARROW_M ? 1 : 0)))
                .values());
    }

    private static double cost(double[] errors) {
        return Math.log(Arrays.stream(errors).average().orElseThrow()) + Math.log(quantile(errors, 0.5));
    }

    private static PairTrust with(PairTrust t, double floor, double perSpread, double slack, double decay) {
        return new PairTrust(
                t.reach(),
                t.searchPart(),
                floor,
                perSpread,
                slack,
                decay,
                t.arcFloorRad(),
                t.arcPerSpread(),
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
        boolean[] right = new boolean[errors.length];
        double[][] rows = new double[errors.length][];
        for (int i = 0; i < errors.length; i++) {
            PairReadout readout = samples.get(i).readout();
            blend.take(trust, readout);
            right[i] = errors[i] <= RIGHT_RAD;
            rows[i] = new double[] {
                Math.log(Math.max(1e-3, readout.spreadRad())),
                readout.mass(),
                readout.coherence(),
                blend.gapRad(),
                readout.peakHeight()
            };
        }
        double[] arc = arc(errors, samples);
        double[] w = new LogisticRegression(rows, right, SIGNS).fit();
        return new PairTrust(
                trust.reach(),
                trust.searchPart(),
                trust.modelFloorRad(),
                trust.modelPerSpread(),
                trust.peakSlackSeconds(),
                trust.peakDecay(),
                arc[0],
                arc[1],
                w[0],
                w[1],
                w[2],
                w[3],
                w[4],
                w[5]);
    }

    /** Finds floor and growth of the arc: right over all, and as nearly as can be in each third by spread. */
    private static double[] arc(double[] errors, List<PairSample> samples) {
        double[] spreads =
                samples.stream().mapToDouble(s -> s.readout().spreadRad()).toArray();
        double low = quantile(spreads, 1.0 / 3);
        double high = quantile(spreads, 2.0 / 3);
        double[] best = {0, 0};
        double least = Double.POSITIVE_INFINITY;
        for (double growth = 0; growth <= MOST_GROWTH; growth += GROWTH_STEP) {
            double[] floors = new double[errors.length];
            for (int i = 0; i < errors.length; i++) {
                floors[i] = Math.sqrt(Math.max(0, errors[i] * errors[i] - Math.pow(growth * spreads[i], 2)));
            }
            double floor = Math.max(LEAST_FLOOR_RAD, quantile(floors, ARC_SHARE));
            int[] inside = new int[3];
            int[] all = new int[3];
            for (int i = 0; i < errors.length; i++) {
                int third = spreads[i] < low ? 0 : spreads[i] < high ? 1 : 2;
                all[third]++;
                inside[third] += errors[i] <= Math.hypot(floor, growth * spreads[i]) ? 1 : 0;
            }
            double off = 0;
            for (int third = 0; third < 3; third++) {
                off += Math.abs((double) inside[third] / Math.max(1, all[third]) - ARC_SHARE);
            }
            if (off < least) {
                least = off;
                best = new double[] {floor, growth};
            }
        }
        return best;
    }
}
