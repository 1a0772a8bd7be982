package org.bearing.automation.stream;

import java.util.List;

/** The words of one kind of receiver. Used by one thread. */
public interface ObjectEncoder {
    /**
     * A source is there for the first time; {@link #present} follows.
     *
     * @param source what is known of it
     * @return packets, each to be sent as a whole; may be none
     */
    default List<byte[]> appears(Source source) {
        return List.of();
    }

    /**
     * Where a source is.
     *
     * @param source what is known of it
     * @return packets
     */
    List<byte[]> present(Source source);

    /**
     * A source is gone.
     *
     * @param last what was last known of it; absence is not a direction
     * @return packets; may be none
     */
    default List<byte[]> disappears(Source last) {
        return List.of();
    }
}
