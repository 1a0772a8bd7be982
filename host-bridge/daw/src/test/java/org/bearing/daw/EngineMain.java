package org.bearing.daw;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** An engine in a process of its own, for tests: RUNTIME DATA IDLE_EXIT_SECONDS. */
final class EngineMain {
    private EngineMain() {}

    public static void main(String[] args) {
        Path data = Path.of(args[1]);
        EngineProcess.run(new EngineProcess.Spec(
                Path.of(args[0]),
                data,
                "test",
                Double.parseDouble(args[2]),
                false,
                EngineMain::lines,
                (target, object, name) -> target(data, target, object)));
    }

    /** The first target writes the tracks' azimuths to a file named by the object's number, the second cannot be used. */
    private static Optional<DirectionSink> target(Path data, int target, int object) {
        if (target == 1) {
            throw new BearingException("no route to anywhere");
        }
        return target == 0 ? Optional.of(new SentLines(data.resolveSibling("sent-" + object))) : Optional.empty();
    }

    private static CaptureLines.Writer lines(OutputStream file) {
        return (event, segment) -> {
            TrackEvent.Moved moved = (TrackEvent.Moved) event;
            String line = String.format(
                    Locale.ROOT,
                    "%d %.4f %.1f%n",
                    segment,
                    moved.estimate().timeSeconds(),
                    moved.estimate().direction().azimuthDeg());
            try {
                file.write(line.getBytes(StandardCharsets.UTF_8));
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
