package org.bearing.simulation.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes what the suite of steering found as Markdown. */
public final class SteeringTables {
    private static final List<Double> GOALS_DB = List.of(5.0, 3.0);

    private SteeringTables() {}

    /**
     * The table.
     *
     * @param outcomes of {@link SteeringSuite}
     * @param seed of the first scene
     * @return Markdown
     */
    public static String markdown(List<SteeringOutcome> outcomes, long seed) {
        StringBuilder out = new StringBuilder("# A pair's beam: one of two talkers\n\n");
        out.append(String.format(
                Locale.ROOT,
                "Made by `./bearing evaluate --suite steering --data DIR`. A pair of %.1f cm, a talker at %.0f and another at %.0f"
                        + " degrees, at equal level, both %.0f m away; test speakers, %.0f s, microphone noise at %.0f dB below"
                        + " either; seeds from %d on. The beam is steered to the first talker's angle; all else it finds out by"
                        + " itself. Diagonal loading %.0f dB, white-noise gain at least %.0f dB.%n%n",
                100 * SteeringSuite.SPACING_M,
                SteeringSuite.WANTED.azimuthDeg(),
                SteeringSuite.OTHER.azimuthDeg(),
                SteeringSuite.DISTANCE_M,
                SteeringSuite.SECONDS,
                SteeringSuite.SNR_DB,
                seed,
                SteeringSuite.DESIGN.loadingDb(),
                SteeringSuite.DESIGN.whiteNoiseGainDb().orElseThrow()));
        out.append(
                "SI-SDR against the talker's image at the microphone where the mixture's is higher, and what the beam gains over"
                        + " it, in dB: means with 95% intervals (1000 bootstrap draws of scenes).\n\n");
        out.append("| RT60, s | scenes | mixture | beam | gain | least gain | goal | reached |\n");
        out.append("|---|---:|---:|---|---:|---:|---:|---|\n");
        for (int cell = 0; cell < SteeringSuite.RT60_S.size(); cell++) {
            double rt60 = SteeringSuite.RT60_S.get(cell);
            List<SteeringOutcome> own =
                    outcomes.stream().filter(o -> o.rt60Seconds() == rt60).toList();
            for (SteeringBeam beam : SteeringBeam.values()) {
                row(out, own, beam, beam.hasGoal() && cell < GOALS_DB.size() ? GOALS_DB.get(cell) : Double.NaN, seed);
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "%nThe least white-noise gain of the first beam at any frequency from 100 Hz on was %.1f dB.%n",
                outcomes.stream()
                        .mapToDouble(SteeringOutcome::whiteNoiseGainDb)
                        .min()
                        .orElse(Double.NaN)));
        return out.toString();
    }

    private static void row(
            StringBuilder out, List<SteeringOutcome> scenes, SteeringBeam beam, double goal, long seed) {
        double[] gains = scenes.stream()
                .mapToDouble(o -> Objects.requireNonNull(o.gainDb().get(beam)))
                .toArray();
        ErrorSummary summary = ErrorSummary.of(gains, seed);
        double rt60 = scenes.get(0).rt60Seconds();
        out.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %s | %s | %.2f | %s | %s |%n",
                rt60 == 0 ? "free field" : String.format(Locale.ROOT, "%.1f", rt60),
                gains.length,
                scenes.stream()
                        .mapToDouble(SteeringOutcome::mixtureDb)
                        .average()
                        .orElse(Double.NaN),
                beam.label(),
                summary.mean().text(),
                java.util.Arrays.stream(gains).min().orElse(Double.NaN),
                Double.isNaN(goal) ? "" : String.format(Locale.ROOT, "%.0f", goal),
                Double.isNaN(goal) ? "" : summary.mean().value() >= goal ? "yes" : "no"));
    }
}
