package org.bearing.daw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** A target of tests: a line for each direction, "gone" for an end, "closed" at last. */
final class SentLines implements DirectionSink {
    private final Path file;

    SentLines(Path file) {
        this.file = file;
        add("opened");
    }

    @Override
    public void accept(TrackEvent event) {
        add(
                event instanceof TrackEvent.Moved moved
                        ? String.format(
                                Locale.ROOT,
                                "%.1f",
                                moved.estimate().direction().azimuthDeg())
                        : "gone");
    }

    private void add(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        add("closed");
    }
}
