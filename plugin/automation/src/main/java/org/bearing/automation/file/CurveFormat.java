package org.bearing.automation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.bearing.output.Curve;

/** Port: what turns curves into the bytes of a file. */
@FunctionalInterface
public interface CurveFormat {
    /**
     * Writes everything.
     *
     * @param curves as tracked, not thinned, in the order of their starts; may be none
     * @param out buffered; left open
     * @throws IOException if it cannot be written
     */
    void write(List<Curve> curves, OutputStream out) throws IOException;
}
