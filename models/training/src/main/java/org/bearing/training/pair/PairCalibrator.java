package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final double[] PEAK_PER_SPREAD = {0, 0.5, 1, 2, 4, 8};
    private static final double DRY_SECONDS = 0.2;
    private static final double NARROW_M = 0.05;
    private static final double ARC_SHARE = 0.9;
    private static final int ARC_GROUPS = 8;
    private static final double LEAST_ARC_RAD = 1e-3;
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
                        for (double peakPerSpread : PEAK_PER_SPREAD) {
                            PairTrust tried = with(before, floor, perSpread, slack, decay, peakPerSpread);
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

    private static PairTrust with(
            PairTrust t, double floor, double perSpread, double slack, double decay, double peakPerSpread) {
        return new PairTrust(
                t.reach(),
                t.searchPart(),
                floor,
                perSpread,
                slack,
                decay,
                peakPerSpread,
                t.arcSpreadRad(),
                t.arcHalfWidthRad(),
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
        List<double[]> arc = arc(errors, samples);
        double[] w = new LogisticRegression(rows, right, SIGNS).fit();
        return new PairTrust(
                trust.reach(),
                trust.searchPart(),
                trust.modelFloorRad(),
                trust.modelPerSpread(),
                trust.peakSlackSeconds(),
                trust.peakDecay(),
                trust.peakPerSpread(),
                arc.stream().map(point -> point[0]).toList(),
                arc.stream().map(point -> point[1]).toList(),
                w[0],
                w[1],
                w[2],
                w[3],
                w[4],
                w[5]);
    }

    /** The curve of the arc: the error that nine in ten do not exceed, in groups of equal size by spread; it never falls. */
    private static List<double[]> arc(double[] errors, List<PairSample> samples) {
        int[] order = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> samples.get(i).readout().spreadRad()))
                .mapToInt(i -> i)
                .toArray();
        List<double[]> points = new ArrayList<>();
        for (int group = 0; group < ARC_GROUPS; group++) {
            int from = group * order.length / ARC_GROUPS;
            int to = (group + 1) * order.length / ARC_GROUPS;
            double spread = samples.get(order[(from + to) / 2]).readout().spreadRad();
            double half = quantile(
                    Arrays.stream(order, from, to).mapToDouble(i -> errors[i]).toArray(), ARC_SHARE);
            double before = points.isEmpty() ? LEAST_ARC_RAD : points.get(points.size() - 1)[1];
            points.add(new double[] {spread, Math.max(before, half)});
        }
        return points;
    }
}
