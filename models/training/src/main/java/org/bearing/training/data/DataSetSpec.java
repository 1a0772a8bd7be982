package org.bearing.training.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.WideRanges;

/**
 * What a folder of shards holds; written beside them, so that a later run continues the same set or refuses.
 *
 * @param split whose heads and sounds
 * @param seed of all scenes
 * @param dataVersion hash of the data folder's manifest
 * @param shardExamples examples per shard, above 0
 * @param frames how clips are framed
 * @param cues what is kept of a clip
 * @param blendedHeads heads between two of the split's, beside those that were measured
 * @param ranges from where the scenes are drawn
 */
public record DataSetSpec(
        String split,
        long seed,
        String dataVersion,
        int shardExamples,
        FrameSpec frames,
        CueSpec cues,
        int blendedHeads,
        SceneRanges ranges) {
    /** Name of the file beside the shards. */
    public static final String FILE = "examples.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public DataSetSpec {
        if (shardExamples < 1) {
            throw new IllegalArgumentException("shardExamples must be above 0: " + shardExamples);
        }
    }

    /** {@return this as JSON} */
    public String json() {
        ObjectNode tree = JSON.valueToTree(this);
        // Not said where there is none, as in sets that were made before there was any.
        if (!cues.bands()) {
            ((ObjectNode) tree.path("cues")).remove("bands");
        }
        if (ranges.wide().equals(WideRanges.NONE)) {
            ((ObjectNode) tree.path("ranges")).remove("wide");
        }
        return tree.toPrettyString() + "\n";
    }

    /**
     * Claims a folder: writes this into it, or makes sure that the same stands there already.
     *
     * @param folder where the shards go; made if it is not there
     * @throws ConfigurationException if the folder holds another set
     * @throws BearingException if it cannot be read or written
     */
    public void claim(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                WholeFile.write(file, json().getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (!JSON.readTree(Files.readString(file)).equals(JSON.readTree(json()))) {
                throw new ConfigurationException(
                        file + " describes another set of examples than this run asks for; take another --work folder"
                                + " or remove this one.");
            }
        } catch (JsonProcessingException e) {
            throw new BearingException(file + " is damaged (no JSON); remove " + folder + " to start over.", e);
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be used (" + e.getMessage() + "); choose another folder.", e);
        }
    }
}
