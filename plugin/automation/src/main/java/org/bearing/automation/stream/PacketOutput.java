package org.bearing.automation.stream;

/** Where packets go. {@link #send} never blocks and never fails: what cannot be sent is counted. Used by one thread. */
public interface PacketOutput extends AutoCloseable {
    /**
     * Sends a packet as a whole.
     *
     * @param packet its bytes; not changed afterwards
     */
    void send(byte[] packet);

    /** {@return packets that were given up} */
    long dropped();

    /** Sends what is still waiting, for a short while, and ends. */
    @Override
    void close();
}
