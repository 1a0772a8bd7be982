package org.bearing.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.BundledModels;
import org.bearing.inference.EmbeddingMethod;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.EmbeddingSettings;
import org.bearing.inference.HeadSizeReadout;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairMethod;
import org.bearing.inference.pair.printed.PrintedPairModel;
import org.bearing.inference.printed.PrintedFiles;
import org.bearing.inference.printed.PrintedKind;
import org.bearing.inference.printed.PrintedMethod;
import org.bearing.method.CaptureMap;
import org.bearing.method.DelayMap;
import org.bearing.method.GccPhat;
import org.bearing.method.LevelTime;
import org.bearing.method.Music;
import org.bearing.method.SrpPhat;
import org.bearing.method.SteeringGrid;

/** The methods by their names in a preset. */
public final class Methods {
    private static final String FRONTAL = "binaural-embedding";
    private static final String SPHERE = "binaural-sphere";
    private static final String WEIGHTS_SUFFIX = ".safetensors";
    /** The longest window of a learned method, s; of a longer clip the end is heard. */
    private static final double LONGEST_EMBEDDING_SECONDS = 60;

    /** A spacing is measured to a tenth of a millimetre at best. */
    private static final double SPACING_SLACK_M = 1e-4;

    /** Below it there is no time to measure. */
    private static final double LEAST_SPACING_M = 0.005;

    private static final Map<String, Function<Preset, MethodFactory>> KNOWN = known();

    private static final String GRID = "analysis.grid_deg";
    private static final String RADIUS = "capture.head_radius_m";

    private Methods() {}

    private static Map<String, Function<Preset, MethodFactory>> known() {
        Map<String, Function<Preset, MethodFactory>> map = new LinkedHashMap<>();
        map.put("embedding", Methods::embedding);
        map.put("gcc-phat", Methods::gccPhat);
        map.put("srp-phat", Methods::srpPhat);
        map.put("music", Methods::music);
        map.put("level-time", Methods::levelTime);
        map.put("vae", Methods::vae);
        for (PrintedKind kind : PrintedKind.values()) {
            map.put(kind.label(), preset -> printed(preset, kind));
        }
        for (PairKind kind : PairKind.values()) {
            map.put(kind.label(), preset -> pair(preset, kind));
        }
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

    private static MethodFactory levelTime(Preset preset) {
        CaptureMap map = CapturePreset.map(preset);
        return integrationSeconds -> new LevelTime(map, integrationSeconds);
    }

    private static MethodFactory gccPhat(Preset preset) {
        if (!isPair(preset)) {
            needsHead(preset);
        }
        DelayMap map = isPair(preset)
                ? new DelayMap.Pair(spacingM(preset))
                : new DelayMap.Head(HeadPreset.radiusM(preset, RADIUS).orElse(SphericalHead.CUSTOMARY_RADIUS_M));
        return integrationSeconds -> new GccPhat(map, integrationSeconds);
    }

    private static MethodFactory srpPhat(Preset preset) {
        SteeringGrid grid = steeringGrid(preset);
        return integrationSeconds -> new SrpPhat(grid, integrationSeconds);
    }

    private static MethodFactory music(Preset preset) {
        SteeringGrid grid = steeringGrid(preset);
        Music.Form form =
                Music.Form.valueOf(preset.text("analysis.music").orElseThrow().toUpperCase(Locale.ROOT));
        return integrationSeconds -> new Music(grid, form, integrationSeconds);
    }

    private static SteeringGrid steeringGrid(Preset preset) {
        needsPair(preset);
        double step = preset.number(GRID).orElseThrow();
        if (!SteeringGrid.divides(step)) {
            throw new ConfigurationException("Preset " + preset.name() + ": " + GRID + " is " + PresetKey.plain(step)
                    + "; expected a divisor of 90, such as --set " + GRID + "=10.");
        }
        return new SteeringGrid(spacingM(preset), (int) step);
    }

    private static MethodFactory embedding(Preset preset) {
        needsHead(preset);
        EmbeddingModel model = BundledModels.find(embeddingModel(preset));
        Hemisphere hemisphere = hemisphere(preset);
        OptionalDouble radius = HeadPreset.radiusM(preset, RADIUS);
        Optional<HeadSizeReadout> size = headSize(preset);
        boolean refine = preset.text("analysis.refine").orElseThrow().equals("true");
        return integrationSeconds -> new EmbeddingMethod(
                model,
                new EmbeddingSettings(
                        Math.min(LONGEST_EMBEDDING_SECONDS, integrationSeconds), hemisphere, radius, refine, size));
    }

    /** A preset's model is the embedding's unless it is a file; the printed methods have bundled ones of their own. */
    private static MethodFactory printed(Preset preset, PrintedKind kind) {
        needsHead(preset);
        PrintedFiles.Loaded loaded = preset.text("model")
                .filter(model -> model.endsWith(WEIGHTS_SUFFIX))
                .map(file -> PrintedFiles.load(kind, Path.of(file)))
                .orElseGet(() -> PrintedFiles.bundled(kind));
        return integrationSeconds -> new PrintedMethod(loaded, Math.min(LONGEST_EMBEDDING_SECONDS, integrationSeconds));
    }

    /** A learned method of a pair, as printed; a preset's model is its own only if it is a file. */
    private static MethodFactory pair(Preset preset, PairKind kind) {
        needsPair(preset);
        double spacing = spacingM(preset);
        double hopSeconds = preset.number("analysis.hop_ms").orElseThrow() / 1000;
        PrintedPairModel model = preset.text("model")
                .filter(name -> name.endsWith(WEIGHTS_SUFFIX))
                .map(file -> PrintedPairFiles.load(kind, Path.of(file)))
                .orElseGet(() -> PrintedPairFiles.bundled(kind));
        return integrationSeconds -> new PrintedPairMethod(
                model, spacing, Math.min(LONGEST_EMBEDDING_SECONDS, integrationSeconds), hopSeconds);
    }

    private static MethodFactory vae(Preset preset) {
        PairModel model = pairModel(preset);
        double spacing = spacingM(preset);
        boolean refine = preset.text("analysis.refine").orElseThrow().equals("true");
        return integrationSeconds ->
                new VaeMethod(model, spacing, refine, Math.min(LONGEST_EMBEDDING_SECONDS, integrationSeconds));
    }

    /**
     * The model of a preset with method = "vae": the bundled one unless the key model is a file.
     *
     * @param preset for a pair
     * @return the model, fit for the preset's spacing
     * @throws ConfigurationException if the preset is for a head, or its spacing missing or not one of the model's
     */
    public static PairModel pairModel(Preset preset) {
        needsPair(preset);
        PairModel model = preset.text("model")
                .filter(name -> name.endsWith(WEIGHTS_SUFFIX))
                .map(file -> PairFiles.load(Path.of(file)))
                .orElseGet(PairFiles::bundled);
        double spacing = spacingM(preset);
        double least = model.manifest().leastSpacingM();
        double most = model.manifest().mostSpacingM();
        if (spacing < least - SPACING_SLACK_M || spacing > most + SPACING_SLACK_M) {
            throw new ConfigurationException("Preset " + preset.name() + ": capture.spacing_m is " + spacing
                    + "; expected " + least + " to " + most
                    + ", which the model of method = \"vae\" was trained for; use"
                    + " method = \"gcc-phat\" for other spacings.");
        }
        return model;
    }

    private static void needsPair(Preset preset) {
        if (!isPair(preset)) {
            throw new ConfigurationException("Preset " + preset.name() + ": method = \"" + preset.method()
                    + "\" needs capture.kind = \"pair\", found \"" + kind(preset)
                    + "\"; use method = \"embedding\" or \"gcc-phat\" for a head, \"level-time\" for ms or panned, or"
                    + " --preset spaced-pair for two microphones.");
        }
    }

    private static void needsHead(Preset preset) {
        if (!kind(preset).equals("head")) {
            throw new ConfigurationException("Preset " + preset.name() + ": method = \"" + preset.method()
                    + "\" needs capture.kind = \"head\", found \"" + kind(preset)
                    + "\"; use method = \"vae\", \"gcc-phat\", \"srp-phat\", \"music\", \"level-time\" or a learned one of"
                    + " Bianco et al. 2021 for a pair, \"level-time\" for ms or panned.");
        }
    }

    private static Optional<HeadSizeReadout> headSize(Preset preset) {
        if (!preset.text(RADIUS).equals(Optional.of("estimate"))) {
            return Optional.empty();
        }
        String model = embeddingModel(preset);
        return Optional.of(HeadSizeReadout.find(model)
                .orElseThrow(() -> new ConfigurationException("Preset " + preset.name() + ": the model " + model
                        + " cannot tell the head's size (it has no .head-size.safetensors beside it); expected "
                        + RADIUS + " to be a number or a head for it.")));
    }

    private static Hemisphere hemisphere(Preset preset) {
        return preset.text("capture.hemisphere").orElseThrow().equals("all") ? Hemisphere.ALL : Hemisphere.FRONT;
    }

    /**
     * The model of a preset's embedding: the bundled frontal one has a sister that hears all around.
     *
     * @param preset with method = "embedding"
     * @return its name, or the path of its weights
     * @throws ConfigurationException if the preset names none, or an unknown one
     */
    public static String embeddingModel(Preset preset) {
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
        boolean around = hemisphere(preset) == Hemisphere.ALL && model.equals(FRONTAL) && bundled.contains(SPHERE);
        return around ? SPHERE : model;
    }

    private static boolean isPair(Preset preset) {
        return kind(preset).equals("pair");
    }

    private static String kind(Preset preset) {
        return preset.text("capture.kind").orElseThrow();
    }

    /**
     * The distance between the microphones of a preset whose method goes by the time between them.
     *
     * @param preset for a pair
     * @return the distance, at least 5 mm, m
     * @throws ConfigurationException if the preset does not say, or they are in one point
     */
    public static double spacingM(Preset preset) {
        double spacing = CapturePreset.spacingM(preset);
        if (spacing < LEAST_SPACING_M) {
            throw new ConfigurationException("Preset " + preset.name() + ": capture.spacing_m is "
                    + PresetKey.plain(spacing) + "; expected at least " + LEAST_SPACING_M + " for method = \""
                    + preset.method() + "\", which goes by time alone; use method = \"level-time\".");
        }
        return spacing;
    }
}
