package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bearing.geometry.Direction;

/**
 * What was said about the scenes of a suite.
 *
 * @param suite which scenes
 * @param contenders their labels, in order
 * @param outcomes one per scene
 * @param seed of the scenes and the intervals
 */
public record SuiteResult(SuiteSpec suite, List<String> contenders, List<SceneOutcome> outcomes, long seed) {
    /** Stands for every reverberation time or ratio. */
    public static final String ALL = "all";

    public SuiteResult {
        contenders = List.copyOf(contenders);
        outcomes = List.copyOf(outcomes);
    }

    /** The rival's name in rows. */
    public static final String RIVAL = "gcc-phat";

    /** {@return the head radius at which the rival has its least median lateral error on all these scenes, m} */
    public double rivalLateralRadiusM() {
        return RivalSweep.RADII_M.get(best(AngleErrors::lateralDeg));
    }

    /** {@return the head radius at which the rival has its least median azimuth error on all these scenes, m} */
    public double rivalAzimuthRadiusM() {
        return RivalSweep.RADII_M.get(best(AngleErrors::azimuthDeg));
    }

    /** {@return index into {@link RivalSweep#RADII_M} of the radius at which the rival does best} */
    int best(Distance distance) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < RivalSweep.RADII_M.size(); r++) {
            double median = ErrorSummary.median(rivalErrors(outcomes, r, distance));
            if (median < least) {
                least = median;
                best = r;
            }
        }
        return best;
    }

    /** {@return for every stratum and for all scenes together: each contender, then the rival} */
    public List<SuiteRow> rows() {
        int lateral = best(AngleErrors::lateralDeg);
        int azimuth = best(AngleErrors::azimuthDeg);
        List<SuiteRow> rows = new ArrayList<>();
        for (int cell = 0; cell < suite.cells().size(); cell++) {
            int index = cell;
            List<SceneOutcome> some =
                    outcomes.stream().filter(o -> o.cell() == index).toList();
            SuiteSpec.Cell stratum = suite.cells().get(cell);
            addRows(rows, stratum.rt60(), stratum.snr(), some, lateral, azimuth);
        }
        addRows(rows, ALL, ALL, outcomes, lateral, azimuth);
        return rows;
    }

    private void addRows(
            List<SuiteRow> rows, String rt60, String snr, List<SceneOutcome> some, int byLateral, int byAzimuth) {
        double[] lateral = rivalErrors(some, byLateral, AngleErrors::lateralDeg);
        for (int c = 0; c < contenders.size(); c++) {
            int who = c;
            double[] ours = errors(
                    some, o -> AngleErrors.lateralDeg(truth(o), answer(o, who).direction()));
            rows.add(new SuiteRow(
                    rt60,
                    snr,
                    contenders.get(c),
                    some.size(),
                    (int) some.stream().filter(o -> !answer(o, who).given()).count(),
                    summary(errors(
                            some,
                            o -> AngleErrors.azimuthDeg(truth(o), answer(o, who).direction()))),
                    summary(ours),
                    summary(elevationErrors(some, who)),
                    ErrorSummary.medianRatio(ours, lateral, seed),
                    ErrorSummary.meanRatio(ours, lateral, seed)));
        }
        rows.add(new SuiteRow(
                rt60,
                snr,
                RIVAL,
                some.size(),
                0,
                summary(rivalErrors(some, byAzimuth, AngleErrors::azimuthDeg)),
                summary(lateral),
                summary(new double[0]),
                new Interval(1, 1, 1),
                new Interval(1, 1, 1)));
    }

    private static double[] elevationErrors(List<SceneOutcome> some, int who) {
        boolean told = some.stream()
                .anyMatch(o -> answer(o, who).given() && answer(o, who).elevationKnown());
        return told
                ? errors(
                        some,
                        o -> AngleErrors.elevationDeg(truth(o), answer(o, who).direction()))
                : new double[0];
    }

    private ErrorSummary summary(double[] errors) {
        return ErrorSummary.of(errors, seed);
    }

    private static Direction truth(SceneOutcome outcome) {
        return outcome.scene().direction();
    }

    private static Answer answer(SceneOutcome outcome, int contender) {
        return outcome.answers().get(contender);
    }

    private static double[] errors(List<SceneOutcome> some, ToDoubleFunction<SceneOutcome> error) {
        return some.stream().mapToDouble(error).toArray();
    }

    /** An error of one kind, degrees. */
    interface Distance {
        double between(Direction truth, Direction heard);
    }

    private static double[] rivalErrors(List<SceneOutcome> some, int radius, Distance distance) {
        return errors(some, o -> distance.between(truth(o), o.rival().get(radius)));
    }
}
