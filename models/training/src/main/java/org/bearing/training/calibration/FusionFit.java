package org.bearing.training.calibration;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.bearing.inference.manifest.Calibration;

/**
 * Fits how the embedding and the correlation peak are blended.
 *
 * <p>Minimises mean + median of the absolute lateral error, degrees, averaged over the radius known and not known, plus a
 * slight pull towards the start. Only ratios of the uncertainties matter to the blend; in the end they are scaled so that
 * 68% of the embedding's errors are inside its sigma.
 */
final class FusionFit {
    private static final double LEAST = 1e-3;
    private static final double MOST = 3;

    /** Degrees per squared factor of e away from the start. */
    private static final double PULL = 0.002;

    private static final double FIRST_STEP = 0.7;
    private static final double CLOSE_ENOUGH = 1e-4;
    private static final int EVALUATIONS = 400;

    /** Neither, the peak, or the embedding trusted more at first. */
    private static final List<Double> LEANINGS = List.of(0.0, 1.0, -1.0);

    private final List<Sample> samples;
    private final double[] refined;
    private final double[] known;
    private final double[] unknown;
    private final Calibration start;
    private final double[] origin;

    /**
     * Prepares a fit.
     *
     * @param samples with and without the radius
     * @param averageM radius that stands for a head whose own is not known, m
     * @param start where from; its other constants stay
     */
    FusionFit(List<Sample> samples, double averageM, Calibration start) {
        this.samples = samples;
        this.start = start;
        refined = samples.stream().mapToDouble(s -> s.refinedRad(averageM)).toArray();
        int withRadius = (int) samples.stream().filter(Sample::radiusKnown).count();
        known = new double[withRadius];
        unknown = new double[samples.size() - withRadius];
        origin = logarithms(start);
    }

    private static double[] logarithms(Calibration c) {
        double[] values = {
            c.embeddingFloorRad(),
            c.embeddingPerSpread(),
            c.embeddingPerLateral(),
            c.refinedFloorRad(),
            c.refinedPerDefect(),
            c.refinedPerLateralKnown(),
            c.refinedPerLateralAverage()
        };
        return Arrays.stream(values)
                .map(v -> Math.log(Math.max(LEAST, Math.min(MOST, v))))
                .toArray();
    }

    private Calibration at(double[] logarithms) {
        double[] v = Arrays.stream(logarithms)
                .map(x -> Math.max(LEAST, Math.min(MOST, Math.exp(x))))
                .toArray();
        return with(v, 1);
    }

    private Calibration with(double[] v, double factor) {
        return new Calibration(
                factor * v[0],
                factor * v[1],
                factor * v[2],
                factor * v[3],
                factor * v[4],
                factor * v[5],
                factor * v[6],
                start.searchSeconds(),
                start.usualDistance(),
                start.arcFloorRad(),
                start.arcPerSpread(),
                start.confidence());
    }

    /** What is minimised but for the pull: mean + median, degrees. */
    double cost(Calibration calibration) {
        int knowns = 0;
        int unknowns = 0;
        for (int i = 0; i < refined.length; i++) {
            Sample sample = samples.get(i);
            double error = Math.abs(sample.blendedRad(calibration, refined[i]) - sample.trueLateralRad());
            if (sample.radiusKnown()) {
                known[knowns++] = error;
            } else {
                unknown[unknowns++] = error;
            }
        }
        return (cost(known) + cost(unknown)) / 2;
    }

    private static double cost(double[] errorsRad) {
        Errors errors = Errors.of(errorsRad);
        return errorsRad.length == 0 ? 0 : errors.meanDeg() + errors.medianDeg();
    }

    private double objective(double[] x) {
        double pull = 0;
        for (int i = 0; i < x.length; i++) {
            pull += (x[i] - origin[i]) * (x[i] - origin[i]);
        }
        return cost(at(x)) + PULL * pull;
    }

    /** {@return the start with its seven constants of the blend replaced} */
    Calibration fit() {
        double[] best = origin;
        for (double leaning : LEANINGS) {
            double[] x = origin.clone();
            for (int i = 0; i < x.length; i++) {
                x[i] += i < 3 ? leaning / 2 : -leaning / 2;
            }
            double[] found = descend(x);
            best = objective(found) < objective(best) ? found : best;
        }
        return scaled(at(descend(best)));
    }

    /** {@return what is minimised but for the pull, after a short descent: enough to compare samples, degrees} */
    double quickCost() {
        return cost(at(descend(origin)));
    }

    private double[] descend(double[] from) {
        double[] steps = new double[from.length];
        Arrays.fill(steps, FIRST_STEP);
        // Asked for on its own: an optimizer that runs out of evaluations throws its best point away.
        double[] best = from.clone();
        double[] least = {objective(from)};
        int[] left = {EVALUATIONS};
        SimplexOptimizer optimizer =
                new SimplexOptimizer((iteration, before, after) -> left[0] <= 0 || close(before, after));
        optimizer.optimize(
                new MaxEval(Integer.MAX_VALUE),
                GoalType.MINIMIZE,
                new InitialGuess(from),
                new NelderMeadSimplex(steps),
                new ObjectiveFunction(x -> {
                    left[0]--;
                    double value = objective(x);
                    if (value < least[0]) {
                        least[0] = value;
                        System.arraycopy(x, 0, best, 0, x.length);
                    }
                    return value;
                }));
        return best;
    }

    private static boolean close(PointValuePair before, PointValuePair after) {
        return Math.abs(before.getValue() - after.getValue()) < CLOSE_ENOUGH;
    }

    private Calibration scaled(Calibration c) {
        double[] ratios = samples.stream()
                .mapToDouble(s -> Math.abs(s.readout().embeddingLateralRad() - s.trueLateralRad())
                        / Math.sqrt(c.embeddingVariance(
                                s.readout().embeddingLateralRad(), s.readout().lateralSpreadRad())))
                .sorted()
                .toArray();
        double factor = Math.max(LEAST, Errors.quantile(ratios, 0.68));
        double[] values = Arrays.stream(logarithms(c)).map(Math::exp).toArray();
        return with(values, factor);
    }
}
