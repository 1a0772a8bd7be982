package org.bearing.daw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bearing.direction.Estimate;
import org.bearing.tracker.TrackEvent;
import org.jspecify.annotations.Nullable;

/**
 * The Capture switch of one instance: a new file whenever it is turned on. Used by one thread.
 *
 * <p>A file that cannot be made or written costs a complaint, never the directions on the outputs.
 */
final class CaptureSwitch {
    private final Spec spec;
    private final String ring;
    private final Consumer<String> complain;
    private @Nullable CaptureFile file;
    private boolean on;

    /**
     * Where captured directions go.
     *
     * @param folder made when it is needed
     * @param lines writes them
     */
    record Spec(Path folder, CaptureLines lines) {}

    /**
     * Is off.
     *
     * @param spec where the files go
     * @param ring name of the ring's file
     * @param complain receives a sentence when something goes wrong
     */
    CaptureSwitch(Spec spec, String ring, Consumer<String> complain) {
        this.spec = spec;
        this.ring = ring;
        this.complain = complain;
    }

    /**
     * Follows the settings.
     *
     * @param settings the latest
     * @param analysed frames that have been analysed: a new file begins there
     * @param written frames that the host has written: an old one ends there
     */
    void follow(Settings settings, long analysed, long written) {
        boolean before = on;
        on = settings.capture();
        if (on && !before) {
            close();
            attempt(() -> file = CaptureFile.open(spec.folder(), ring, settings.trackName(), spec.lines(), analysed));
        } else if (!on && before && file != null) {
            file.endAt(written);
        }
    }

    /**
     * Writes an estimate, if it belongs into a file.
     *
     * @param event born or moved
     * @param estimate its estimate
     * @param position centre of what was analysed
     * @param place where that is
     * @param sampleRateHz rate of the timeline
     */
    void add(TrackEvent event, Estimate estimate, long position, TimelineMap.Place place, int sampleRateHz) {
        CaptureFile to = file;
        if (to != null) {
            attempt(() -> to.add(event, estimate, position, place, sampleRateHz));
        }
    }

    /** Closes a file to which nothing more can come. */
    void closeFinished(long position, int sampleRateHz) {
        CaptureFile open = file;
        if (open != null && open.isOver(position, sampleRateHz)) {
            close();
        }
    }

    void close() {
        CaptureFile open = file;
        file = null;
        if (open != null) {
            attempt(open::close);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | RuntimeException e) {
            file = null;
            complain.accept(ring + ": its capture file cannot be written (" + e.getMessage() + ")");
        }
    }
}
