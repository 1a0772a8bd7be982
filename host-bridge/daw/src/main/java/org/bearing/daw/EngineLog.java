package org.bearing.daw;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the engine says, line by line, to standard error; whoever started it appends that to {@code engine.log}. */
final class EngineLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private EngineLog() {}

    /**
     * Says a sentence.
     *
     * @param sentence one line
     */
    static void say(String sentence) {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
        System.err.println(time + " " + sentence.replace('\n', ' '));
    }
}
