package org.bearing.inference.manifest;

import java.util.List;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.neighbours.Hemisphere;

/**
 * What a model says about itself.
 *
 * @param name the model's name, such as {@code binaural-embedding}
 * @param kind {@link #EMBEDDING}
 * @param frames how it is fed
 * @param cues what its input holds
 * @param network its layers; the input is the cues and then the head radius, if that is an input
 * @param neighbours its neighbour set
 * @param headRadius what it knows of head size
 * @param calibration how far it can be trusted
 * @param training where the weights come from
 * @param accuracy errors on scenes it was not trained on
 * @param weightsSha256 checksum of the weights' file, 64 hexadecimal digits
 */
public record ModelManifest(
        String name,
        String kind,
        FrameSpec frames,
        CueSpec cues,
        NetworkSpec network,
        NeighbourSpec neighbours,
        HeadRadiusSpec headRadius,
        Calibration calibration,
        TrainingRecord training,
        List<AccuracyRow> accuracy,
        String weightsSha256) {
    /** A contrastive embedding with a neighbour set (Tang et al. 2022). */
    public static final String EMBEDDING = "embedding";

    /** For a manifest whose weights are not written yet. */
    public static final String NO_CHECKSUM = "0".repeat(64);

    public ModelManifest {
        accuracy = List.copyOf(accuracy);
        if (!kind.equals(EMBEDDING)) {
            throw new IllegalArgumentException("kind must be \"" + EMBEDDING + "\": " + kind);
        }
        if (network.inputs() != cues.size() + headRadius.inputs()) {
            throw new IllegalArgumentException("the first of network.layers must be " + cues.size() + " cues + "
                    + headRadius.inputs() + " head radius inputs: " + network.inputs());
        }
        if (network.outputs() != neighbours.dimension()) {
            throw new IllegalArgumentException("the last of network.layers must be neighbours.dimension="
                    + neighbours.dimension() + ": " + network.outputs());
        }
        if (!weightsSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("weightsSha256 must be 64 hexadecimal digits: " + weightsSha256);
        }
    }

    /** {@return where the model was made for: all around if it hears the bands that tell front from back, else in front} */
    public Hemisphere hemisphere() {
        return cues.bands() ? Hemisphere.ALL : Hemisphere.FRONT;
    }

    /**
     * The same with another checksum.
     *
     * @param sha256 64 hexadecimal digits
     * @return the manifest
     */
    public ModelManifest withWeightsSha256(String sha256) {
        return new ModelManifest(
                name, kind, frames, cues, network, neighbours, headRadius, calibration, training, accuracy, sha256);
    }

    /**
     * The same with other constants.
     *
     * @param fitted how far the model can be trusted
     * @return the manifest
     */
    public ModelManifest withCalibration(Calibration fitted) {
        return new ModelManifest(
                name, kind, frames, cues, network, neighbours, headRadius, fitted, training, accuracy, weightsSha256);
    }

    /**
     * The same with another average head.
     *
     * @param radius what the model knows of head size; the same inputs
     * @return the manifest
     */
    public ModelManifest withHeadRadius(HeadRadiusSpec radius) {
        return new ModelManifest(
                name, kind, frames, cues, network, neighbours, radius, calibration, training, accuracy, weightsSha256);
    }

    /**
     * The same with another table.
     *
     * @param rows errors on scenes it was not trained on
     * @return the manifest
     */
    public ModelManifest withAccuracy(List<AccuracyRow> rows) {
        return new ModelManifest(
                name, kind, frames, cues, network, neighbours, headRadius, calibration, training, rows, weightsSha256);
    }
}
