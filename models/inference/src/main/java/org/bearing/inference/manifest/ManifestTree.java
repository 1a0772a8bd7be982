package org.bearing.inference.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;

/** A manifest as JSON; the other direction of {@link ManifestFile}'s reading. */
final class ManifestTree {
    private ManifestTree() {}

    static ObjectNode of(ModelManifest manifest, String format) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", format).put("name", manifest.name()).put("kind", manifest.kind());
        frames(root.putObject("frames"), manifest.frames());
        cues(root.putObject("cues"), manifest.cues());
        network(root.putObject("network"), manifest.network());
        root.putObject("neighbours")
                .put("dimension", manifest.neighbours().dimension())
                .put("count", manifest.neighbours().count())
                .put("nearest", manifest.neighbours().nearest())
                .put("bandwidth", manifest.neighbours().bandwidth());
        root.putObject("head_radius")
                .put("input", manifest.headRadius().input())
                .put("centre_m", manifest.headRadius().centreM())
                .put("scale_m", manifest.headRadius().scaleM())
                .put("average_m", manifest.headRadius().averageM());
        calibration(root.putObject("calibration"), manifest.calibration());
        training(root.putObject("training"), manifest.training());
        ArrayNode rows = root.putArray("accuracy");
        manifest.accuracy().forEach(row -> accuracy(rows.addObject(), row));
        root.put("weights_sha256", manifest.weightsSha256());
        return root;
    }

    private static void frames(ObjectNode node, FrameSpec spec) {
        node.put("sample_rate_hz", spec.sampleRateHz())
                .put("window", spec.window().name().toLowerCase(Locale.ROOT))
                .put("frame_size", spec.frameSize())
                .put("hop_size", spec.hopSize());
    }

    private static void cues(ObjectNode node, CueSpec spec) {
        node.put("level_from", spec.levelFrom())
                .put("level_to", spec.levelTo())
                .put("phase_to", spec.phaseTo())
                .put("weighted", spec.weighted())
                .put("curves", spec.curves())
                .put("spectrum", spec.spectrum());
        if (spec.bands()) {
            node.put("bands", true);
        }
    }

    private static void network(ObjectNode node, NetworkSpec spec) {
        ArrayNode layers = node.putArray("layers");
        spec.layers().forEach(layers::add);
        node.put("activation", spec.activation().name().toLowerCase(Locale.ROOT))
                .put("unit_output", spec.unitOutput())
                .put("odd_inputs", spec.oddInputs())
                .put("odd_outputs", spec.oddOutputs());
    }

    private static void calibration(ObjectNode node, Calibration constants) {
        node.put("embedding_floor_rad", constants.embeddingFloorRad())
                .put("embedding_per_spread", constants.embeddingPerSpread())
                .put("embedding_per_lateral", constants.embeddingPerLateral())
                .put("refined_floor_rad", constants.refinedFloorRad())
                .put("refined_per_defect_rad", constants.refinedPerDefect())
                .put("refined_per_lateral_known", constants.refinedPerLateralKnown())
                .put("refined_per_lateral_average", constants.refinedPerLateralAverage())
                .put("search_s", constants.searchSeconds())
                .put("usual_distance", constants.usualDistance())
                .put("arc_floor_rad", constants.arcFloorRad())
                .put("arc_per_spread", constants.arcPerSpread());
        ConfidenceWeights weights = constants.confidence();
        node.putObject("confidence")
                .put("intercept", weights.intercept())
                .put("resultant", weights.resultant())
                .put("log_spread", weights.logSpread())
                .put("coherence", weights.coherence())
                .put("log_distance", weights.logDistance())
                .put("disagreement", weights.disagreement())
                .put("refinement_gap", weights.refinementGap())
                .put("peak", weights.peak());
    }

    private static void training(ObjectNode node, TrainingRecord training) {
        node.put("data_version", training.dataVersion())
                .put("examples", training.examples())
                .put("seed", training.seed())
                .put("licence", training.licence());
        ArrayNode attributions = node.putArray("attributions");
        training.attributions().forEach(attributions::add);
    }

    private static void accuracy(ObjectNode node, AccuracyRow row) {
        node.put("set", row.set())
                .put("condition", row.condition())
                .put("scenes", row.scenes())
                .put("azimuth_median_deg", row.azimuthMedianDeg())
                .put("azimuth_mean_deg", row.azimuthMeanDeg())
                .put("lateral_median_deg", row.lateralMedianDeg())
                .put("lateral_mean_deg", row.lateralMeanDeg())
                .put("elevation_median_deg", row.elevationMedianDeg())
                .put("elevation_mean_deg", row.elevationMeanDeg());
    }
}
