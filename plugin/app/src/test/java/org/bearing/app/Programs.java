package org.bearing.app;

import com.illposed.osc.OSCBundle;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCPacket;
import com.illposed.osc.OSCParseException;
import com.illposed.osc.OSCSerializerAndParserBuilder;
import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Other programs in tests: whether they are there, and their ports. */
final class Programs {
    private Programs() {}

    /** Leaves a test out where a program is not installed. */
    static void needs(String program) {
        boolean there = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        Assumptions.assumeTrue(there, program + " is not installed");
    }

    static int freePort(boolean tcp) throws IOException {
        if (tcp) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            }
        }
        try (DatagramSocket free = new DatagramSocket()) {
            return free.getLocalPort();
        }
    }

    /** Until a packet is not refused any more. */
    static void awaitUdp(int port) throws IOException, InterruptedException {
        byte[] hello = "/hello\0\0,\0\0\0".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(50);
                socket.send(new DatagramPacket(hello, hello.length));
                socket.receive(new DatagramPacket(new byte[16], 16));
            } catch (java.net.SocketTimeoutException e) {
                return;
            } catch (java.net.PortUnreachableException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new AssertionError("nobody listens at " + port);
    }

    /** The floats that a packet has for an address, each with a space before it. */
    static String floats(DatagramPacket packet, String address) throws OSCParseException {
        ByteBuffer bytes =
                ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).slice();
        return floats(new OSCSerializerAndParserBuilder().buildParser().convert(bytes), address);
    }

    private static String floats(OSCPacket packet, String address) {
        if (packet instanceof OSCBundle bundle) {
            StringBuilder all = new StringBuilder();
            bundle.getPackets().forEach(inner -> all.append(floats(inner, address)));
            return all.toString();
        }
        OSCMessage message = (OSCMessage) packet;
        return message.getAddress().equals(address)
                ? " " + message.getArguments().get(0)
                : "";
    }
}
