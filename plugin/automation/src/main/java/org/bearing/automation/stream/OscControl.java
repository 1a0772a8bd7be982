package org.bearing.automation.stream;

import com.illposed.osc.OSCBundle;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCPacket;
import com.illposed.osc.OSCParseException;
import com.illposed.osc.OSCParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bearing.geometry.BearingException;

/**
 * OSC that comes in by UDP: {@code /bearing/bypass i} (1 or 0), {@code /bearing/preset s}, {@code /bearing/method s}.
 *
 * <p>What is no OSC, or is OSC for someone else, is counted and ignored. A thread of its own calls the listener.
 */
public final class OscControl implements AutoCloseable {
    private static final int MOST_BYTES = 65_536;

    private final DatagramChannel channel;
    private final Listener listener;
    private final OSCParser parser = OscTypes.parser();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong ignored = new AtomicLong();

    /** Whom the messages are for. Called by the control's thread. */
    public interface Listener {
        /**
         * Whether nothing is to be sent.
         *
         * @param on true = nothing is sent
         */
        default void bypass(boolean on) {}

        /**
         * Another preset.
         *
         * @param name as a user names it; not checked
         */
        default void preset(String name) {}

        /**
         * Another method.
         *
         * @param name as a user names it; not checked
         */
        default void method(String name) {}
    }

    private OscControl(DatagramChannel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    /**
     * Begins to listen.
     *
     * @param at where; the loopback address unless the user named another
     * @param listener whom the messages are for
     * @return the control
     * @throws org.bearing.geometry.ConfigurationException if there is no such host
     * @throws BearingException if another program listens there
     */
    public static OscControl open(Endpoint at, Listener listener) {
        InetSocketAddress address = at.resolve();
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.bind(address);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            OscControl control = new OscControl(channel, listener);
            Thread thread = new Thread(control::run, "osc-control");
            thread.setDaemon(true);
            thread.start();
            return control;
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot listen for OSC at " + at + " (" + e.getMessage() + "); name another port.", e);
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
        try {
            while (channel.isOpen()) {
                buffer.clear();
                channel.receive(buffer);
                accept(buffer.flip());
            }
        } catch (ClosedChannelException e) {
            // The end that close() asks for.
        } catch (IOException e) {
            malformed.incrementAndGet();
        }
    }

    /**
     * Takes a packet.
     *
     * @param packet its bytes
     */
    void accept(ByteBuffer packet) {
        OSCPacket parsed;
        try {
            parsed = parser.convert(packet);
        } catch (OSCParseException | RuntimeException | StackOverflowError e) {
            malformed.incrementAndGet();
            return;
        }
        handle(parsed);
    }

    private void handle(OSCPacket packet) {
        if (packet instanceof OSCBundle bundle) {
            bundle.getPackets().forEach(this::handle);
        } else if (!(packet instanceof OSCMessage message) || !known(message.getAddress(), message.getArguments())) {
            ignored.incrementAndGet();
        }
    }

    private boolean known(String address, List<Object> arguments) {
        Object value = arguments.size() == 1 ? arguments.get(0) : "";
        if (address.equals("/bearing/bypass") && value instanceof Integer on && (on == 0 || on == 1)) {
            listener.bypass(on == 1);
        } else if (address.equals("/bearing/preset") && value instanceof String name && !name.isBlank()) {
            listener.preset(name);
        } else if (address.equals("/bearing/method") && value instanceof String name && !name.isBlank()) {
            listener.method(name);
        } else {
            return false;
        }
        return true;
    }

    /** {@return packets that are no OSC} */
    public long malformed() {
        return malformed.get();
    }

    /** {@return messages with another address, type or value than those above} */
    public long ignored() {
        return ignored.get();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BearingException("Cannot end listening for OSC: " + e.getMessage() + ".", e);
        }
    }
}
