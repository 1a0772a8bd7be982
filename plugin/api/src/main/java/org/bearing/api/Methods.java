package org.bearing.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.BundledModels;
import org.bearing.inference.EmbeddingMethod;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.EmbeddingSettings;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.method.DelayMap;
import org.bearing.method.GccPhat;

/** The methods by their names in a preset. */
public final class Methods {
    private static final String WEIGHTS_SUFFIX = ".safetensors";
    /** The embedding's longest window, s; of a longer clip the end is heard. */
    private static final double LONGEST_EMBEDDING_SECONDS = 60;

    private static final Map<String, Function<Preset, MethodFactory>> KNOWN = known();

    private Methods() {}

    private static Map<String, Function<Preset, MethodFactory>> known() {
        Map<String, Function<Preset, MethodFactory>> map = new LinkedHashMap<>();
        map.put("embedding", Methods::embedding);
        map.put("gcc-phat", Methods::gccPhat);
        return map;
    }

    /** {@return the names of all methods} */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /**
     * Prepares a preset's method.
     *
     * @param preset names the method
     * @return makes it
     * @throws ConfigurationException if it is unknown or lacks a setting
     */
    static MethodFactory of(Preset preset) {
        Function<Preset, MethodFactory> maker = KNOWN.get(preset.method());
        if (maker == null) {
            throw new ConfigurationException("Unknown method " + preset.method() + " in preset " + preset.name() + "; "
                    + Nearest.suggest(preset.method(), KNOWN.keySet()) + ".");
        }
        return maker.apply(preset);
    }

    private static MethodFactory gccPhat(Preset preset) {
        DelayMap map = isPair(preset)
                ? new DelayMap.Pair(spacingM(preset))
                : new DelayMap.Head(preset.number("capture.head_radius_m").orElse(SphericalHead.CUSTOMARY_RADIUS_M));
        return integrationSeconds -> new GccPhat(map, integrationSeconds);
    }

    private static MethodFactory embedding(Preset preset) {
        if (isPair(preset)) {
            throw new ConfigurationException("Preset " + preset.name() + ": method = \"embedding\" needs"
                    + " capture.kind = \"head\", found \"pair\"; use method = \"gcc-phat\" for a pair.");
        }
        EmbeddingModel model = BundledModels.find(model(preset));
        Hemisphere hemisphere =
                preset.text("capture.hemisphere").orElseThrow().equals("all") ? Hemisphere.ALL : Hemisphere.FRONT;
        OptionalDouble radius = preset.number("capture.head_radius_m");
        boolean refine = preset.text("analysis.refine").orElseThrow().equals("true");
        return integrationSeconds -> new EmbeddingMethod(
                model,
                new EmbeddingSettings(
                        Math.min(LONGEST_EMBEDDING_SECONDS, integrationSeconds), hemisphere, radius, refine));
    }

    private static String model(Preset preset) {
        List<String> bundled = BundledModels.names();
        String model = preset.text("model")
                .orElseThrow(() -> new ConfigurationException("Preset " + preset.name()
                        + ": the key model is missing; method = \"embedding\" needs a model, known are "
                        + String.join(", ", bundled) + "."));
        if (!bundled.contains(model) && !model.endsWith(WEIGHTS_SUFFIX)) {
            throw new ConfigurationException("Unknown model " + model + " in preset " + preset.name() + "; "
                    + Nearest.suggest(model, bundled) + "; a model of your own is named by the path of its "
                    + WEIGHTS_SUFFIX + " file.");
        }
        return model;
    }

    private static boolean isPair(Preset preset) {
        return preset.text("capture.kind").orElseThrow().equals("pair");
    }

    private static double spacingM(Preset preset) {
        return preset.number("capture.spacing_m")
                .orElseThrow(() -> new ConfigurationException("Preset " + preset.name()
                        + ": capture.spacing_m is missing; capture.kind = \"pair\" needs the distance between the"
                        + " microphones in metres, such as --set capture.spacing_m=0.085."));
    }
}
