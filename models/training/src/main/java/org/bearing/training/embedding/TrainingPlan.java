package org.bearing.training.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.network.NetworkSpec;

/**
 * All that decides a training run but the data's place: read from {@code NAME.toml} among the resources.
 *
 * @param name of the model
 * @param licence of the weights, an SPDX expression
 * @param attributions what the licences of the training data ask to be said
 * @param examples training examples
 * @param blendedHeads training heads between two measured ones, beside the measured ones
 * @param headStretch heads are made larger or smaller by up to this share, in [0, 0.5)
 * @param weightedCues whether cues are weighted by coherence, onset and energy, else plain means (eq. 2)
 * @param mute cues that the network is not shown
 * @param validationExamples validation examples
 * @param seed of data, weights, order, dropout
 * @param mirror whether examples are exchanged left and right at random
 * @param radiusInput whether the head radius and a flag (known or not) are inputs
 * @param network shape of the network
 * @param loss what it is trained for
 * @param schedule how long and how fast
 * @param readout how directions are read
 * @param sphere whether sources are all around and heard at 48 kHz, else mostly in front and at 16 kHz
 * @param from bundled model whose weights training starts from; it may hear less; empty for random weights
 */
public record TrainingPlan(
        String name,
        String licence,
        List<String> attributions,
        int examples,
        int blendedHeads,
        double headStretch,
        boolean weightedCues,
        List<CueGroup> mute,
        int validationExamples,
        long seed,
        boolean mirror,
        boolean radiusInput,
        NetworkSpec network,
        LossSpec loss,
        ScheduleSpec schedule,
        ReadoutSpec readout,
        boolean sphere,
        String from) {
    private static final ObjectMapper TOML = TomlMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    public TrainingPlan {
        attributions = List.copyOf(attributions);
        mute = List.copyOf(mute);
        if (!(headStretch >= 0 && headStretch < 0.5) || blendedHeads < 0) {
            throw new IllegalArgumentException("headStretch must be in [0, 0.5) and blendedHeads at least 0: "
                    + headStretch + ", " + blendedHeads);
        }
        if (network.symmetric() && readout.directScale() > 0) {
            throw new IllegalArgumentException("a symmetric network's direct output cannot be part of the embedding:"
                    + " odd_size=" + network.oddSize() + ", direct_scale=" + readout.directScale());
        }
    }

    /**
     * Reads a plan and changes some of its values.
     *
     * @param name of the plan, such as {@code binaural-embedding}
     * @param changes new values by dotted key, such as {@code loss.metric}
     * @return the plan
     * @throws ConfigurationException if there is no such plan or key, or a value does not fit
     */
    public static TrainingPlan read(String name, Map<String, String> changes) {
        try (InputStream in = TrainingPlan.class.getResourceAsStream("/org/bearing/training/" + name + ".toml")) {
            if (in == null) {
                throw new ConfigurationException("There is no training plan \"" + name + "\"; see train --help.");
            }
            JsonNode tree = TOML.readTree(in);
            changes.forEach((key, value) -> change((ObjectNode) tree, key, value));
            return TOML.treeToValue(tree, TrainingPlan.class);
        } catch (JsonProcessingException e) {
            String found = e.getCause() instanceof IllegalArgumentException cause
                    ? String.valueOf(cause.getMessage())
                    : e.getOriginalMessage();
            throw new ConfigurationException("The training plan does not fit: " + found + ".", e);
        } catch (IOException e) {
            throw new BearingException("The training plan " + name + " cannot be read.", e);
        }
    }

    /**
     * Reads the plan that lies beside a model and changes some of its values.
     *
     * @param json as {@link #json} wrote it
     * @param changes new values by dotted key
     * @return the plan
     * @throws ConfigurationException if it is no plan, or a key or value does not fit
     */
    public static TrainingPlan parse(String json, Map<String, String> changes) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!tree.has("from")) { // plans of earlier models
                ((ObjectNode) tree).put("from", "");
            }
            changes.forEach((key, value) -> change((ObjectNode) tree, key, value));
            return JSON.treeToValue(tree, TrainingPlan.class);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    "The plan beside the model does not fit (" + e.getOriginalMessage() + "); export the model again.",
                    e);
        }
    }

    private static void change(ObjectNode tree, String key, String value) {
        int dot = key.indexOf('.');
        String head = dot < 0 ? key : key.substring(0, dot);
        JsonNode old = tree.path(head);
        if (old.isMissingNode() || old.isObject() != (dot >= 0)) {
            throw new ConfigurationException("The training plan has no key \"" + key + "\"; see train --help.");
        }
        if (dot >= 0) {
            change((ObjectNode) old, key.substring(dot + 1), value);
            return;
        }
        try {
            tree.set(
                    head,
                    TOML.readTree("value = " + (old.isTextual() ? "\"" + value + "\"" : value))
                            .path("value"));
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("The value " + value + " of " + key + " is no TOML.", e);
        }
    }

    /** {@return the frames that the model is fed with} */
    public FrameSpec frames() {
        return sphere ? FrameSpec.WIDE : FrameSpec.TANG;
    }

    /** {@return what the model hears} */
    public CueSpec cues() {
        CueSpec usual = sphere ? CueSpec.SPHERE : CueSpec.EMBEDDING;
        return new CueSpec(
                usual.levelFrom(),
                usual.levelTo(),
                usual.phaseTo(),
                weightedCues,
                usual.curves(),
                usual.spectrum(),
                usual.bands());
    }

    /** {@return this as JSON, for logs and checkpoints} */
    public String json() {
        return JSON.valueToTree(this).toString();
    }
}
