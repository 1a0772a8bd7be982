package org.bearing.simulation.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.inference.manifest.AccuracyRow;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.manifest.ModelManifest;

/** Writes what a suite measured into the manifest of the model that was measured. */
public final class AccuracyRecord {
    private AccuracyRecord() {}

    /**
     * Replaces the manifest's rows of a suite by those of its first contender.
     *
     * @param result what was said
     * @param manifest path of a model's {@code .json}
     * @throws org.bearing.geometry.BearingException if it cannot be read or written
     */
    public static void write(SuiteResult result, Path manifest) {
        ModelManifest model = ManifestFile.read(manifest);
        String set = result.suite().name();
        String who = result.contenders().get(0);
        List<AccuracyRow> rows = new ArrayList<>(
                model.accuracy().stream().filter(row -> !row.set().equals(set)).toList());
        for (SuiteRow row : result.rows()) {
            if (row.who().equals(who)) {
                rows.add(new AccuracyRow(
                        set,
                        condition(row),
                        row.scenes(),
                        hundredths(row.azimuth().median()),
                        hundredths(row.azimuth().mean()),
                        hundredths(row.lateral().median()),
                        hundredths(row.lateral().mean()),
                        hundredths(row.elevation().median()),
                        hundredths(row.elevation().mean())));
            }
        }
        ManifestFile.write(model.withAccuracy(rows), manifest);
    }

    private static String condition(SuiteRow row) {
        return row.rt60().equals(SuiteResult.ALL) ? "all" : "RT60 " + row.rt60() + " s, SNR " + row.snr() + " dB";
    }

    private static double hundredths(Interval of) {
        return Math.round(100 * of.value()) / 100.0;
    }
}
