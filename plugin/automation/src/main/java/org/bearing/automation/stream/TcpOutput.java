package org.bearing.automation.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packets over a TCP connection that we open, written by a thread of its own: {@link #send} never waits.
 *
 * <p>What waits is bounded: the oldest packet is given up for the newest. A receiver that goes away is called again, ever more
 * seldom, up to every 5 s. What the receiver says is read and thrown away.
 */
public final class TcpOutput implements PacketOutput {
    private static final int MOST_WAITING = 256;
    private static final int CONNECT_MILLIS = 3000;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5000;
    private static final long FAREWELL_MILLIS = 1000;
    private static final long LOOK_MILLIS = 50;

    private final Endpoint to;
    private final Consumer<String> notice;
    private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer = new Thread(this::run, "tcp-output");
    private volatile @Nullable Socket connection;

    private TcpOutput(Endpoint to, Consumer<String> notice) {
        this.to = to;
        this.notice = notice;
        writer.setDaemon(true);
    }

    /**
     * Begins to call the receiver.
     *
     * @param to the receiver
     * @param notice receives a sentence when the receiver goes or comes, on another thread
     * @return the output
     * @throws org.bearing.geometry.ConfigurationException if there is no such host
     */
    public static TcpOutput open(Endpoint to, Consumer<String> notice) {
        to.resolve();
        TcpOutput output = new TcpOutput(to, notice);
        output.writer.start();
        return output;
    }

    @Override
    public void send(byte[] packet) {
        while (!waiting.offer(packet)) {
            if (waiting.poll() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        boolean away = false;
        try {
            while (closing.getCount() > 0 || (connection != null && !waiting.isEmpty())) {
                try (Socket socket = new Socket()) {
                    socket.connect(to.resolve(), CONNECT_MILLIS);
                    connection = socket;
                    if (away) {
                        notice.accept(to + " is there again.");
                    }
                    away = false;
                    pause = FIRST_PAUSE_MILLIS;
                    Thread reader = new Thread(() -> listen(socket), "tcp-reader");
                    reader.setDaemon(true);
                    reader.start();
                    pump(socket);
                } catch (IOException | RuntimeException e) {
                    connection = null;
                    if (!away && closing.getCount() > 0) {
                        away = true;
                        notice.accept(to + " does not take a connection or has ended it (" + e.getMessage()
                                + "); it is called again until it does.");
                    }
                }
                if (closing.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes until the connection ends, or until nothing waits and nothing will come. */
    private void pump(Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
        while (!socket.isClosed()) {
            byte[] packet = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (packet != null) {
                try {
                    out.write(packet);
                } catch (IOException e) {
                    dropped.incrementAndGet();
                    throw e;
                }
            } else if (closing.getCount() == 0) {
                return;
            }
        }
        throw new IOException("connection closed");
    }

    /** Some receivers talk back, and would choke on what nobody reads; the end of their words is the end of the connection. */
    private static void listen(Socket socket) {
        byte[] ignored = new byte[4096];
        try (socket) {
            InputStream in = socket.getInputStream();
            while (in.read(ignored) >= 0) {
                // Nothing of it is of use here.
            }
        } catch (IOException e) {
            // The writer meets the same failure and tells it.
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join(FAREWELL_MILLIS);
            Socket open = connection;
            if (open != null) {
                open.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            notice.accept("The connection to " + to + " did not end well: " + e.getMessage() + ".");
        }
    }
}
