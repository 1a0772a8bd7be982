package org.bearing.training.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.bearing.inference.EmbeddingReadout;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.ConfidenceWeights;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.neighbours.Hemisphere;

/** A calibration as Markdown. */
public final class CalibrationReport {
    private static final double MICRO = 1e6;
    private static final double PERCENT = 100;

    private final StringBuilder out = new StringBuilder();
    private final CalibrationResult result;

    private CalibrationReport(CalibrationResult result) {
        this.result = result;
    }

    /**
     * Writes the report.
     *
     * @param result what was found
     * @param model whose
     * @return Markdown
     */
    public static String text(CalibrationResult result, ModelManifest model) {
        CalibrationReport report = new CalibrationReport(result);
        report.head(model);
        report.lateral();
        report.reliability();
        report.coverage();
        report.constants();
        return report.out.toString();
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head(ModelManifest model) {
        CalibrationResult.Scenes scenes = result.scenes();
        line("# Calibration of %s", model.name());
        line("");
        line("Made by `./bearing calibrate`; weights %s.", model.weightsSha256().substring(0, 12));
        line("Validation heads (stretched by 0.92 to 1.08 in 8 steps, for natural sizes) and validation sounds, 1 s,");
        line(
                (model.hemisphere() == Hemisphere.ALL ? "all around, any bandwidth" : "frontal box")
                        + ", 0.7-3 m, RT60 0.1-0.8 s, SNR 5-35 dB. Fitted on %d scenes (seed %d);",
                scenes.fitted(),
                scenes.seed());
        line(
                "all tables but the last are of %d other scenes (seed %d) with the same heads.",
                scenes.checked(), scenes.checkSeed());
        line("");
    }

    private void lateral() {
        line("## Lateral error");
        line("");
        line("| head radius | angle | mean | median |");
        line("|---|---|---|---|");
        for (boolean known : new boolean[] {false, true}) {
            rows(
                    known ? "known" : "not known",
                    result.before().where(known),
                    result.after().where(known));
        }
        line("");
        line(
                "The peak alone: where one was found (%.1f%% of the scenes), else the embedding.",
                PERCENT * refinedShare());
        List<String> costs = new ArrayList<>();
        double[] searches = Calibrator.searches();
        for (int i = 0; i < searches.length; i++) {
            costs.add(String.format(
                    Locale.ROOT,
                    "%.0f us: %.3f",
                    MICRO * searches[i],
                    result.costs().get(i)));
        }
        line("Mean + median (degrees) of the fit by half-width of the search: %s.", String.join(", ", costs));
        line("");
    }

    private void rows(String radius, List<Sample> before, List<Sample> after) {
        double average = result.fit().averageRadiusM();
        row(radius, "embedding alone", after, s -> s.readout().embeddingLateralRad());
        row(radius, "peak alone", after, s -> peakOrEmbedding(s, average));
        row(radius, "blended, before", before, s -> s.readout().lateralRad());
        row(radius, "blended, calibrated", after, s -> s.readout().lateralRad());
    }

    private static double peakOrEmbedding(Sample sample, double average) {
        EmbeddingReadout readout = sample.readout();
        return readout.refined() ? sample.refinedRad(average) : readout.embeddingLateralRad();
    }

    private void row(String radius, String angle, List<Sample> samples, ToDoubleFunction<Sample> lateralRad) {
        Errors errors = Errors.of(samples, s -> Math.abs(lateralRad.applyAsDouble(s) - s.trueLateralRad()));
        line("| %s | %s | %.2f | %.2f |", radius, angle, errors.meanDeg(), errors.medianDeg());
    }

    private double refinedShare() {
        List<Sample> samples = result.after().samples();
        return (double) samples.stream().filter(s -> s.readout().refined()).count() / samples.size();
    }

    private void reliability() {
        Reliability table = result.reliability();
        line("## Confidence");
        line("");
        line(
                "Azimuth right within 10 degrees, radius known and not known together. Expected calibration error %.3f",
                table.expectedError());
        line(
                "(radius not known %.3f, known %.3f; before %.3f).",
                error(false),
                error(true),
                Reliability.of(result.before().samples(), result.start()).expectedError());
        line("");
        line("| confidence | read-outs | mean confidence | share right |");
        line("|---|---|---|---|");
        for (int i = 0; i < table.bins().size(); i++) {
            Reliability.Bin bin = table.bins().get(i);
            if (bin.count() > 0) {
                line(
                        "| %.1f-%.1f | %d | %.3f | %.3f |",
                        i / 10.0, (i + 1) / 10.0, bin.count(), bin.confidence(), bin.right());
            }
        }
        line("");
    }

    private double error(boolean known) {
        return Reliability.of(result.after().where(known), result.fit()).expectedError();
    }

    private void coverage() {
        line("## 90%% arc of azimuth");
        line("");
        if (result.after().samples().stream().anyMatch(Sample::around)) {
            line(
                    "Of %.0f%% of the scenes the answer has two sides, of which the nearer one counts. All around, an azimuth's",
                    PERCENT * twoSidedShare());
            line("error and arc are meant as seen on the horizon: times the cosine of the elevation.");
            line("");
        }
        line("| head radius | inside | least spread | middle | most spread | mean half-width of the thirds |");
        line("|---|---|---|---|---|---|");
        for (boolean known : new boolean[] {false, true}) {
            Coverage c = Coverage.of(result.after().where(known), result.fit());
            line(
                    "| %s | %.1f%% | %.1f%% | %.1f%% | %.1f%% | %.1f, %.1f, %.1f degrees |",
                    known ? "known" : "not known",
                    PERCENT * c.overall(),
                    PERCENT * c.terciles().get(0),
                    PERCENT * c.terciles().get(1),
                    PERCENT * c.terciles().get(2),
                    c.meanDeg().get(0),
                    c.meanDeg().get(1),
                    c.meanDeg().get(2));
        }
        line("");
    }

    private double twoSidedShare() {
        List<Sample> samples = result.after().samples();
        return (double) samples.stream().filter(s -> s.readout().twoSided()).count() / samples.size();
    }

    private void constants() {
        line("## Constants");
        line("");
        line(
                "Average radius %.2f mm (before %.2f mm): the mean of the training and validation heads times %.4f, chosen",
                1e3 * result.fit().averageRadiusM(), 1e3 * result.start().averageRadiusM(), result.radiusFactor());
        line(
                "between 1 and the median ratio of the peaks' delays to Woodworth's (%.4f) by the error of the blend.",
                RadiusFit.factor(result.fitted().samples()));
        line("");
        line("| constant | before | fitted |");
        line("|---|---|---|");
        constant("embeddingFloorRad", Calibration::embeddingFloorRad);
        constant("embeddingPerSpread", Calibration::embeddingPerSpread);
        constant("embeddingPerLateral", Calibration::embeddingPerLateral);
        constant("refinedFloorRad", Calibration::refinedFloorRad);
        constant("refinedPerDefect", Calibration::refinedPerDefect);
        constant("refinedPerLateralKnown", Calibration::refinedPerLateralKnown);
        constant("refinedPerLateralAverage", Calibration::refinedPerLateralAverage);
        constant("searchSeconds", Calibration::searchSeconds);
        constant("usualDistance", Calibration::usualDistance);
        constant("arcFloorRad", Calibration::arcFloorRad);
        constant("arcPerSpread", Calibration::arcPerSpread);
        weight("intercept", ConfidenceWeights::intercept);
        weight("resultant", ConfidenceWeights::resultant);
        weight("logSpread", ConfidenceWeights::logSpread);
        weight("coherence", ConfidenceWeights::coherence);
        weight("logDistance", ConfidenceWeights::logDistance);
        weight("disagreement", ConfidenceWeights::disagreement);
        weight("refinementGap", ConfidenceWeights::refinementGap);
        weight("peak", ConfidenceWeights::peak);
    }

    private void weight(String name, ToDoubleFunction<ConfidenceWeights> value) {
        constant("confidence." + name, c -> value.applyAsDouble(c.confidence()));
    }

    private void constant(String name, ToDoubleFunction<Calibration> value) {
        line(
                "| %s | %.5g | %.5g |",
                name,
                value.applyAsDouble(result.start().calibration()),
                value.applyAsDouble(result.fit().calibration()));
    }
}
