package org.bearing.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.ModelFiles;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.calibration.CalibrationReport;
import org.bearing.training.calibration.CalibrationResult;
import org.bearing.training.calibration.Calibrator;
import org.bearing.training.calibration.ReliabilityPlot;

/** Calibrates a model's files: the manifest is written anew, the weights stay. */
final class ModelCalibration {
    private final DataFolder data;
    private final int scenes;
    private final long seed;
    private final int threads;
    private final Optional<Path> report;

    ModelCalibration(DataFolder data, int scenes, long seed, int threads, Optional<Path> report) {
        if (scenes < Calibrator.LEAST_SCENES) {
            throw new ConfigurationException(
                    "A calibration takes at least " + Calibrator.LEAST_SCENES + " scenes, not " + scenes + ".");
        }
        if (threads < 1) {
            throw new ConfigurationException("--threads must be at least 1, not " + threads + ".");
        }
        this.data = data;
        this.scenes = scenes;
        this.seed = seed;
        this.threads = threads;
        this.report = report;
    }

    /** Fits, writes the manifest beside the weights, and the report where one is asked for. */
    void calibrate(Path weights) {
        EmbeddingModel model = EmbeddingModel.load(weights);
        Calibrator calibrator = new Calibrator(data, scenes, seed, threads);
        CalibrationResult result;
        try (ProgressBar bar = Bars.bar("calibration scenes", calibrator.rendered())) {
            result = calibrator.calibrate(model, bar::stepBy);
        }
        String text = CalibrationReport.text(result, model.manifest());
        System.err.println(text);
        report.ifPresent(file -> {
            write(
                    file,
                    text + "\n![Share right against confidence]("
                            + ReliabilityPlot.beside(file).getFileName() + ")\n");
            ReliabilityPlot.write(
                    result.reliability(), "Confidence of " + model.manifest().name(), ReliabilityPlot.beside(file));
        });
        Path manifest = ModelFiles.manifestOf(weights);
        ManifestFile.write(result.fit().applyTo(model).manifest(), manifest);
        System.err.println("bearing: wrote " + manifest);
    }

    private static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be made (" + e.getMessage() + "); choose another.", e);
        }
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
