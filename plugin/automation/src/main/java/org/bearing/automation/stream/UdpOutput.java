package org.bearing.automation.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bearing.geometry.BearingException;

/**
 * Packets as UDP datagrams. A receiver that is not there is told once, and once when it takes packets again. Used by one
 * thread.
 */
public final class UdpOutput implements PacketOutput {
    /** The refusal of a packet is heard only at a later one, so one that passes does not yet mean that someone listens. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Endpoint to;
    private final DatagramChannel channel;
    private final Consumer<String> notice;
    private boolean away;
    private long refusedNanos;
    private long dropped;

    private UdpOutput(Endpoint to, DatagramChannel channel, Consumer<String> notice) {
        this.to = to;
        this.channel = channel;
        this.notice = notice;
    }

    /**
     * Opens it.
     *
     * @param to the receiver
     * @param notice receives a sentence when the receiver goes or comes
     * @return the output
     * @throws org.bearing.geometry.ConfigurationException if there is no such host
     * @throws BearingException if this machine has no network for it
     */
    public static UdpOutput open(Endpoint to, Consumer<String> notice) {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.connect(to.resolve());
                channel.configureBlocking(false);
                return new UdpOutput(to, channel, notice);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot send to " + to + " by UDP (" + e.getMessage() + "); check this machine's network.", e);
        }
    }

    @Override
    public void send(byte[] packet) {
        try {
            if (channel.write(ByteBuffer.wrap(packet)) == 0) {
                dropped++;
            }
            if (away && System.nanoTime() - refusedNanos > QUIET_NANOS) {
                away = false;
                notice.accept(to + " takes packets again.");
            }
        } catch (IOException e) {
            dropped++;
            refusedNanos = System.nanoTime();
            if (!away) {
                away = true;
                notice.accept(
                        "Nobody takes packets at " + to + " (UDP); sending goes on, in case the receiver returns.");
            }
        }
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BearingException("Cannot end sending to " + to + ": " + e.getMessage() + ".", e);
        }
    }
}
