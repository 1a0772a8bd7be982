package org.bearing.simulation.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.bearing.direction.Estimate;

/** Follows the sources of a recording. Used by one thread. */
@FunctionalInterface
public interface RecordingLocalizer {
    /**
     * Listens to a whole file; nothing is kept between files.
     *
     * @param wav a stereo file
     * @return what it hears, in order of time
     */
    List<Estimate> localize(Path wav);
}
