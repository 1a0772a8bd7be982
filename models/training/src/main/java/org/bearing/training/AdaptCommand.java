package org.bearing.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bearing.api.Preset;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.adapt.PairAdaptation;
import org.bearing.training.adapt.RoomAdaptation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code adapt}: a model learns one room from a handful of labels. */
@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a preset's model know one room, from labelled stretches of recordings made there.",
            "A third of the labels is held back; the new model is kept only if it hears these better.",
            "The table of labels: file,start_s,end_s,azimuth_deg (+ = left), files named from the table's folder."
        })
final class AdaptCommand implements Callable<Integer> {
    private static final int WORSE = 1;

    @Option(
            names = {"-p", "--preset"},
            paramLabel = "PRESET",
            defaultValue = "binaural",
            description = "How the recordings were made (${DEFAULT-VALUE}).")
    private String preset = "binaural";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the preset.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--labels", paramLabel = "FILE.csv", required = true, description = "The labels.")
    private Path labels = Path.of("");

    @Option(
            names = "--unlabelled",
            paramLabel = "DIR",
            description = "For a pair: WAV files of more sound from the room, from unknown directions.")
    private Optional<Path> unlabelled = Optional.empty();

    @Option(
            names = "--fine-tune",
            description = "For an embedding: its network learns from the labels too, not only its neighbour set.")
    private boolean fineTune;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the room's model goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        Preset chosen = Preset.find(preset);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            chosen = chosen.with(change.getKey(), change.getValue());
        }
        RoomAdaptation.Result result = adapt(chosen);
        System.err.println("bearing: " + result.sentence());
        return result.kept() ? 0 : WORSE;
    }

    private RoomAdaptation.Result adapt(Preset chosen) {
        switch (chosen.method()) {
            case "embedding" -> {
                if (unlabelled.isPresent()) {
                    throw new ConfigurationException("--unlabelled is " + unlabelled.get()
                            + ", but method = \"embedding\" learns from labels only; leave it out.");
                }
                return RoomAdaptation.of(chosen, labels).run(fineTune, out);
            }
            case "vae" -> {
                if (fineTune) {
                    throw new ConfigurationException("--fine-tune is for method = \"embedding\"; method = \"vae\" is"
                            + " always tuned, leave it out.");
                }
                PairAdaptation adaptation = PairAdaptation.of(chosen, labels, unlabelled);
                adaptation.warnings().forEach(warning -> System.err.println("bearing: " + warning));
                return adaptation.run(out, Bars::bar);
            }
            default ->
                throw new ConfigurationException("adapt teaches method = \"embedding\" or \"vae\", found \""
                        + chosen.method() + "\" in preset " + chosen.name()
                        + "; use --preset binaural or --preset spaced-pair.");
        }
    }
}
