package org.bearing.daw;

import java.util.Optional;
import org.bearing.output.DirectionSink;

/** The user's targets, such as renderers that take OSC; the program that names the engine brings them. Any thread. */
@FunctionalInterface
public interface SendTargets {
    /** There are none. */
    SendTargets NONE = (target, object, name) -> Optional.empty();

    /**
     * Begins to send; may take its time, for a host name.
     *
     * @param target place in the user's list, from 0 on
     * @param object number of the object at the target, 1 to 128
     * @param name the object's name, such as the track's; may be empty
     * @return takes the directions of one source at a time and never waits; empty if the list has no such target
     * @throws org.bearing.geometry.BearingException if the target cannot be used
     */
    Optional<DirectionSink> open(int target, int object, String name);
}
