package org.bearing.inference.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.Window;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;

/** Reads and writes manifests: JSON, keys in snake case with their unit. */
public final class ManifestFile {
    /** The value of the key {@code format}. */
    static final String FORMAT = "bearing-model/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFile() {}

    /**
     * Reads a manifest.
     *
     * @param path the file
     * @return the manifest
     * @throws BearingException if it is missing or unreadable
     * @throws ConfigurationException if it is no manifest
     */
    public static ModelManifest read(Path path) {
        try {
            return parse(Files.readString(path), path.toString());
        } catch (NoSuchFileException e) {
            throw new BearingException(
                    path + " does not exist; a model is a .safetensors file with a .json beside it.", e);
        } catch (IOException e) {
            throw new BearingException(path + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Reads a manifest that is already in memory.
     *
     * @param json its text
     * @param file its name, for messages
     * @return the manifest
     * @throws ConfigurationException if it is no manifest
     */
    public static ModelManifest parse(String json, String file) {
        try {
            JsonNode root = JSON.readTree(json);
            Fields fields = new Fields(file, "", root);
            String format = fields.text("format");
            if (!format.equals(FORMAT)) {
                throw new ConfigurationException(file + " has the format \"" + format + "\", expected \"" + FORMAT
                        + "\"; use the version of Bearing that made it.");
            }
            return manifest(fields);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    file + " is not JSON (line " + e.getLocation().getLineNr() + "); a model's manifest was expected.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(file + " contradicts itself: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Writes a manifest, whole or not at all.
     *
     * @param manifest what to write
     * @param path the file; replaced if it is there
     * @throws BearingException if it cannot be written
     */
    public static void write(ModelManifest manifest, Path path) {
        WholeFile.write(path, (text(manifest) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a manifest's text.
     *
     * @param manifest what to write
     * @return JSON
     */
    public static String text(ModelManifest manifest) {
        return ManifestTree.of(manifest, FORMAT).toPrettyString();
    }

    private static ModelManifest manifest(Fields fields) {
        return new ModelManifest(
                fields.text("name"),
                fields.text("kind"),
                frames(fields.section("frames")),
                cues(fields.section("cues")),
                network(fields.section("network")),
                neighbours(fields.section("neighbours")),
                headRadius(fields.section("head_radius")),
                calibration(fields.section("calibration")),
                training(fields.section("training")),
                fields.sections("accuracy").stream().map(ManifestFile::accuracy).toList(),
                fields.text("weights_sha256"));
    }

    private static FrameSpec frames(Fields fields) {
        return new FrameSpec(
                fields.integer("sample_rate_hz"),
                fields.choice("window", Window.class),
                fields.integer("frame_size"),
                fields.integer("hop_size"));
    }

    private static CueSpec cues(Fields fields) {
        return new CueSpec(
                fields.integer("level_from"),
                fields.integer("level_to"),
                fields.integer("phase_to"),
                fields.flag("weighted"),
                fields.flag("curves"),
                fields.flag("spectrum"),
                fields.flagOr("bands", false));
    }

    private static NetworkSpec network(Fields fields) {
        return new NetworkSpec(
                fields.integers("layers"),
                fields.choice("activation", Activation.class),
                fields.flag("unit_output"),
                fields.integer("odd_inputs"),
                fields.integer("odd_outputs"));
    }

    private static NeighbourSpec neighbours(Fields fields) {
        return new NeighbourSpec(
                fields.integer("dimension"),
                fields.integer("count"),
                fields.integer("nearest"),
                fields.number("bandwidth"));
    }

    private static HeadRadiusSpec headRadius(Fields fields) {
        return new HeadRadiusSpec(
                fields.flag("input"), fields.number("centre_m"), fields.number("scale_m"), fields.number("average_m"));
    }

    private static Calibration calibration(Fields fields) {
        Fields confidence = fields.section("confidence");
        return new Calibration(
                fields.number("embedding_floor_rad"),
                fields.number("embedding_per_spread"),
                fields.number("embedding_per_lateral"),
                fields.number("refined_floor_rad"),
                fields.number("refined_per_defect_rad"),
                fields.number("refined_per_lateral_known"),
                fields.number("refined_per_lateral_average"),
                fields.number("search_s"),
                fields.number("usual_distance"),
                fields.number("arc_floor_rad"),
                fields.number("arc_per_spread"),
                new ConfidenceWeights(
                        confidence.number("intercept"),
                        confidence.number("resultant"),
                        confidence.number("log_spread"),
                        confidence.number("coherence"),
                        confidence.number("log_distance"),
                        confidence.number("disagreement"),
                        confidence.number("refinement_gap"),
                        confidence.number("peak")));
    }

    private static TrainingRecord training(Fields fields) {
        return new TrainingRecord(
                fields.text("data_version"),
                fields.longInteger("examples"),
                fields.longInteger("seed"),
                fields.text("licence"),
                fields.texts("attributions"));
    }

    private static AccuracyRow accuracy(Fields fields) {
        return new AccuracyRow(
                fields.text("set"),
                fields.text("condition"),
                fields.integer("scenes"),
                fields.number("azimuth_median_deg"),
                fields.number("azimuth_mean_deg"),
                fields.number("lateral_median_deg"),
                fields.number("lateral_mean_deg"),
                fields.number("elevation_median_deg"),
                fields.number("elevation_mean_deg"));
    }
}
