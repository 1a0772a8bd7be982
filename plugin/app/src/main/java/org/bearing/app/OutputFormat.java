package org.bearing.app;

import java.io.OutputStream;
import java.nio.file.Path;
import org.bearing.automation.CsvSink;
import org.bearing.automation.JsonLinesSink;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;

/** The text formats of directions. */
enum OutputFormat {
    /** Comma-separated values with a header. */
    CSV {
        @Override
        DirectionSink open(Path file) {
            return CsvSink.open(file);
        }

        @Override
        DirectionSink to(OutputStream stream) {
            return CsvSink.to(stream);
        }
    },
    /** One JSON object per line. */
    JSONL {
        @Override
        DirectionSink open(Path file) {
            return JsonLinesSink.open(file);
        }

        @Override
        DirectionSink to(OutputStream stream) {
            return JsonLinesSink.to(stream);
        }
    },
    /** Steering commands, which need the preset too: {@link SteeringOutput} opens them. */
    STEERING {
        @Override
        DirectionSink open(Path file) {
            throw needsSound();
        }

        @Override
        DirectionSink to(OutputStream stream) {
            throw needsSound();
        }
    };

    private static ConfigurationException needsSound() {
        return new ConfigurationException(
                "Steering commands need IN.wav and its preset, not a capture: name the WAV file, or another --format.");
    }

    /**
     * Into a file, which appears whole or not at all.
     *
     * @param file where
     * @return the sink
     */
    abstract DirectionSink open(Path file);

    /**
     * Into a stream, which stays open.
     *
     * @param stream where
     * @return the sink
     */
    abstract DirectionSink to(OutputStream stream);
}
