package org.bearing.training.calibration;

import java.util.Arrays;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits the 90% arc by quantile regression (Koenker and Bassett 1978): arc = sqrt(floor^2 + (k spread)^2), then scaled so
 * that exactly 90% of the errors are inside.
 *
 * @param floorRad least half-width, rad
 * @param perSpread its growth with the spread
 */
record ArcFit(double floorRad, double perSpread) {
    /** Share of the errors that should be inside. */
    static final double SHARE = 0.9;

    private static final double LEAST = 1e-3;
    private static final double FIRST_STEP = 0.5;
    private static final double TOLERANCE = 1e-9;
    private static final int EVALUATIONS = 5000;

    /**
     * Fits.
     *
     * @param errorRad absolute error of each sample, rad
     * @param spreadRad spread of its neighbours, rad
     * @return the arc
     */
    static ArcFit of(double[] errorRad, double[] spreadRad) {
        SimplexOptimizer optimizer =
                new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE, EVALUATIONS / 4));
        double[] best = optimizer
                .optimize(
                        new MaxEval(EVALUATIONS),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[] {Math.log(0.1), Math.log(1)}),
                        new NelderMeadSimplex(new double[] {FIRST_STEP, FIRST_STEP}),
                        new ObjectiveFunction(x -> at(x).loss(errorRad, spreadRad)))
                .getPoint();
        ArcFit shape = at(best);
        double[] ratios = new double[errorRad.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = errorRad[i] / shape.arcRad(spreadRad[i]);
        }
        Arrays.sort(ratios);
        double factor = Math.max(LEAST, Errors.quantile(ratios, SHARE));
        return new ArcFit(factor * shape.floorRad, factor * shape.perSpread);
    }

    private static ArcFit at(double[] logarithms) {
        return new ArcFit(
                Math.max(LEAST, Math.min(Math.PI, Math.exp(logarithms[0]))), Math.min(100, Math.exp(logarithms[1])));
    }

    private double arcRad(double spreadRad) {
        return Math.hypot(floorRad, perSpread * spreadRad);
    }

    private double loss(double[] errorRad, double[] spreadRad) {
        double sum = 0;
        for (int i = 0; i < errorRad.length; i++) {
            double beyond = errorRad[i] - arcRad(spreadRad[i]);
            sum += beyond > 0 ? SHARE * beyond : (SHARE - 1) * beyond;
        }
        return sum / errorRad.length;
    }
}
