package org.bearing.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bearing.inference.BundledModels;
import org.bearing.inference.manifest.AccuracyRow;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairManifest;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairManifest;
import org.bearing.inference.printed.PrintedFiles;
import org.bearing.inference.printed.PrintedKind;
import org.bearing.inference.printed.PrintedManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the bundled models. */
@Command(
        name = "models",
        description = "Lists the bundled models, or tells all about one: accuracy, training data, licence.",
        footer = {
            "",
            "Examples:",
            "  ./bearing models",
            "  ./bearing models binaural-embedding",
            "",
            "A preset names its model with the key 'model'; --set model=FILE.safetensors takes one of your own."
        })
final class ModelsCommand implements Runnable {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A bundled model's name.")
    private @Nullable String model;

    ModelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (model != null) {
            tellOf(model);
            return;
        }
        List<String> names = BundledModels.names();
        for (String name : names) {
            ModelManifest manifest = BundledModels.manifest(name);
            console.print(String.format(
                    Locale.ROOT,
                    "%-24s %s, trained on %d examples, %d neighbours, %s",
                    name,
                    manifest.kind(),
                    manifest.training().examples(),
                    manifest.neighbours().count(),
                    manifest.training().licence()));
        }
        PairManifest pairs = PairFiles.manifest();
        console.print(String.format(
                Locale.ROOT,
                "%-24s for the method vae, for pairs, trained on %d examples, %s",
                pairs.name(),
                pairs.training().examples(),
                pairs.training().licence()));
        for (PrintedKind kind : PrintedKind.values()) {
            TrainingRecord training = PrintedFiles.manifest(kind).training();
            console.print(String.format(
                    Locale.ROOT,
                    "%-24s for the method of that name, as printed, trained on %d examples, %s",
                    kind.label(),
                    training.examples(),
                    training.licence()));
        }
        for (PairKind kind : PairKind.values()) {
            PrintedPairManifest manifest = PrintedPairFiles.manifest(kind);
            console.print(String.format(
                    Locale.ROOT,
                    "%-24s for the method of that name, for pairs, as printed, trained on %d examples, %s",
                    kind.label(),
                    manifest.training().examples(),
                    manifest.training().licence()));
        }
        if (names.isEmpty()) {
            console.say("no model is bundled with this build; the method gcc-phat needs none.");
        }
    }

    private void tellOf(String name) {
        Optional<PrintedKind> printed = PrintedKind.of(name);
        Optional<PairKind> pair = PairKind.of(name);
        if (printed.isPresent()) {
            tell(PrintedFiles.manifest(printed.get()));
        } else if (pair.isPresent()) {
            tell(PrintedPairFiles.manifest(pair.get()));
        } else if (name.equals(PairFiles.BUNDLED)) {
            tell(PairFiles.manifest());
        } else {
            tell(BundledModels.manifest(name));
        }
    }

    private void tell(PairManifest manifest) {
        line("name", manifest.name() + " (a variational autoencoder for pairs of microphones)");
        line("cues", manifest.cues() + " values");
        line(
                "spacing",
                String.format(Locale.ROOT, "%.2f to %.2f m", manifest.leastSpacingM(), manifest.mostSpacingM()));
        line("directions", manifest.classes() + " classes, read out continuously");
        manifest.configuration().forEach(text -> line("settings", text));
        trainedOn(manifest.training());
        line("checksum", manifest.weightsSha256());
        manifest.validation().forEach(text -> line("chosen by", text));
    }

    private void tell(PrintedPairManifest manifest) {
        line("name", manifest.name() + " (Bianco et al. 2021, as printed, for pairs of microphones)");
        line("cues", manifest.cues());
        line("spacing", String.format(Locale.ROOT, "%.3f m; others by stretching frequency", manifest.spacingM()));
        line("directions", manifest.classes() + ", in degrees: " + manifest.azimuthDeg());
        manifest.configuration().forEach(text -> line("settings", text));
        trainedOn(manifest.training());
        line("checksum", manifest.weightsSha256());
        manifest.validation().forEach(text -> line("errors", text));
    }

    private void tell(PrintedManifest manifest) {
        line("name", manifest.name() + " (Tang et al. 2022, as printed)");
        line("cues", manifest.cues());
        manifest.configuration().forEach(text -> line("settings", text));
        trainedOn(manifest.training());
        line("checksum", manifest.weightsSha256());
        manifest.validation().forEach(text -> line("errors", text));
    }

    private void trainedOn(TrainingRecord training) {
        line(
                "trained on",
                training.examples() + " examples of " + training.dataVersion() + ", seed " + training.seed());
        line("licence", training.licence());
        training.attributions().forEach(attribution -> line("attribution", attribution));
    }

    private void tell(ModelManifest manifest) {
        line("name", manifest.name() + " (" + manifest.kind() + ")");
        line(
                "frames",
                manifest.frames().sampleRateHz() + " Hz, " + manifest.frames().frameSize() + " samples, a hop of "
                        + manifest.frames().hopSize());
        line("cues", manifest.cues().size() + " values");
        line("neighbours", String.valueOf(manifest.neighbours().count()));
        trainedOn(manifest.training());
        line("checksum", manifest.weightsSha256());
        if (!manifest.accuracy().isEmpty()) {
            console.print("");
            console.print("Errors in degrees, median / mean:");
            console.print(String.format(
                    "  %-10s %-34s %6s %15s %15s %15s",
                    "set", "condition", "scenes", "azimuth", "lateral", "elevation"));
            manifest.accuracy().forEach(this::row);
        }
    }

    private void row(AccuracyRow row) {
        console.print(String.format(
                Locale.ROOT,
                "  %-10s %-34s %6d %15s %15s %15s",
                row.set(),
                row.condition(),
                row.scenes(),
                pair(row.azimuthMedianDeg(), row.azimuthMeanDeg()),
                pair(row.lateralMedianDeg(), row.lateralMeanDeg()),
                pair(row.elevationMedianDeg(), row.elevationMeanDeg())));
    }

    private static String pair(double median, double mean) {
        return String.format(Locale.ROOT, "%.2f / %.2f", median, mean);
    }

    private void line(String what, String value) {
        console.print(String.format("%-12s %s", what, value));
    }
}
