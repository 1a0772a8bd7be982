package org.bearing.app.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.Direction;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** What sending costs: many sources, moving all the time, to a socket of this machine that is read. */
public final class OscSpeed {
    private static final int SOURCES = 32;
    private static final int UPDATES_HZ = 50;
    private static final int SECONDS = 20;
    private static final int RUNS = 5;

    private final IntFunction<DirectionSink> opener;

    /**
     * Plans a measurement.
     *
     * @param opener opens the stream to a UDP port of this machine
     */
    public OscSpeed(IntFunction<DirectionSink> opener) {
        this.opener = opener;
    }

    /** {@return the report, line by line} */
    public List<String> lines() {
        double[] shares = new double[RUNS];
        long[] received = new long[1];
        for (int i = 0; i < RUNS; i++) {
            shares[i] = 100 * run(received) / SECONDS;
        }
        double first = shares[0];
        Arrays.sort(shares);
        return List.of(
                "# Speed of OSC",
                "",
                "Made by `./bearing benchmark --osc`. Machine: " + SpeedReport.machine() + ".",
                "",
                String.format(
                        Locale.ROOT,
                        "%d sources at %d Hz by ADM-OSC, real UDP to a socket of the same machine. The processor time of the sending"
                                + " thread (events, encoding, system calls), for %d s of the stream, sent without pauses;"
                                + " %d runs.",
                        SOURCES,
                        UPDATES_HZ,
                        SECONDS,
                        RUNS),
                "",
                "| | share of one core |",
                "|---|---|",
                String.format(Locale.ROOT, "| first run (a cold Java machine) | %.2f%% |", first),
                String.format(Locale.ROOT, "| median | %.2f%% |", shares[RUNS / 2]),
                "| asked for, at most | 3% |",
                "",
                String.format(Locale.ROOT, "The last run sent %d messages.", received[0]));
    }

    /** Processor time of the sending thread, s. */
    private double run(long[] sent) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> read(receiver), "reader");
            reader.setDaemon(true);
            reader.start();
            long count = 0;
            long before = threads.getCurrentThreadCpuTime();
            try (DirectionSink sink = opener.apply(receiver.getLocalPort())) {
                for (int update = 0; update < SECONDS * UPDATES_HZ; update++) {
                    for (int track = 1; track <= SOURCES; track++) {
                        sink.accept(new TrackEvent.Moved(track, estimate(update, track)));
                        count++;
                    }
                }
            }
            sent[0] = count;
            return (threads.getCurrentThreadCpuTime() - before) / 1e9;
        } catch (IOException e) {
            throw new BearingException("This machine has no network to measure with: " + e.getMessage() + ".", e);
        }
    }

    private static void read(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[256], 256);
        try {
            while (!socket.isClosed()) {
                socket.receive(packet);
            }
        } catch (IOException e) {
            // The measurement is over.
        }
    }

    private static Estimate estimate(int update, int track) {
        return new Estimate(
                (double) update / UPDATES_HZ,
                Direction.ofDegrees(update + 10.0 * track, 0),
                true,
                OptionalDouble.empty(),
                AngleKind.HEAD,
                0.9,
                0.1);
    }
}
