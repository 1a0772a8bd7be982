package org.bearing.daw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bearing.api.Localizer;
import org.bearing.api.MotionPreset;
import org.bearing.api.Preset;
import org.bearing.api.UserFolder;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Opens localizers on a thread of its own, since loading a model takes longer than a ring may wait. Safe for any thread.
 *
 * <p>The default one is opened at once: it is what the first instance will most likely ask for.
 */
final class Chains implements AutoCloseable {
    private static final double STEEPNESS = 2;

    private final Path presets;
    private final ExecutorService opener = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "opener");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable CompletableFuture<Localizer> spare;

    /**
     * Begins to open the default one.
     *
     * @param presets folder of the user's own presets; may be missing
     */
    Chains(Path presets) {
        this.presets = presets;
        spare = CompletableFuture.supplyAsync(() -> open(Settings.DEFAULT), opener);
    }

    /**
     * Opens a localizer.
     *
     * @param settings name its preset and method
     * @return the localizer; fails with a {@link ConfigurationException} if a name is unknown or does not fit
     */
    synchronized CompletableFuture<Localizer> request(Settings settings) {
        CompletableFuture<Localizer> waiting = spare;
        if (waiting != null && settings.sameChain(Settings.DEFAULT)) {
            spare = null;
            return waiting;
        }
        return CompletableFuture.supplyAsync(() -> open(settings), opener);
    }

    private Localizer open(Settings settings) {
        Preset preset = preset(settings.preset());
        return Localizer.open(settings.method().isEmpty() ? preset : preset.with("method", settings.method()));
    }

    private Preset preset(String name) {
        if (Preset.bundledNames().contains(name)) {
            return Preset.bundled(name);
        }
        Optional<Path> own = UserFolder.find(presets, name);
        try {
            // A session that somebody else saved must not make the engine read what is not the user's.
            if (own.isPresent()
                    && Files.isRegularFile(own.get(), LinkOption.NOFOLLOW_LINKS)
                    && RuntimeFolder.isOwn(own.get())) {
                return Preset.load(own.get());
            }
        } catch (IOException e) {
            throw new BearingException("Cannot look at " + own.get() + " (" + e.getMessage() + ").", e);
        }
        throw new ConfigurationException("Unknown preset " + name + ": bundled are "
                + String.join(", ", Preset.bundledNames()) + "; your own belong into " + presets + ".");
    }

    /**
     * What smoothing means to the tracker.
     *
     * @param preset whose own value stands in the middle
     * @param smoothing in [0, 1]
     * @return how fast a source typically moves, within the schema's range, degrees per second
     */
    static double motionDegPerSecond(Preset preset, double smoothing) {
        String name = "tracker.motion_deg_per_s";
        double own = MotionPreset.degPerSecond(preset);
        double wanted = own * Math.pow(10, 1 - STEEPNESS * smoothing);
        return Preset.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .map(key -> Math.max(key.minimum(), Math.min(key.maximum(), wanted)))
                .orElse(wanted);
    }

    @Override
    public void close() {
        opener.shutdownNow();
    }
}
