package org.bearing.automation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpOutputTest {
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();

    private static ServerSocket server(int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return server;
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void callsAReceiverThatWentAwayUntilItIsThereAgain() throws Exception {
        ServerSocket first = server(0);
        int port = first.getLocalPort();
        try (TcpOutput output = TcpOutput.open(new Endpoint("localhost", port), notices::add)) {
            try (Socket socket = first.accept()) {
                output.send(line("one"));
                assertThat(reader(socket).readLine()).isEqualTo("one");
                first.close();
            }
            assertThat(notices.poll(20, TimeUnit.SECONDS)).contains("is called again");
            try (ServerSocket second = server(port);
                    Socket socket = second.accept()) {
                assertThat(notices.poll(20, TimeUnit.SECONDS)).endsWith("is there again.");
                output.send(line("two"));
                assertThat(reader(socket).readLine()).isEqualTo("two");
            }
        }
        assertThat(notices.stream().filter(n -> n.contains("is there again"))).isEmpty();
    }

    @Test
    void aReceiverThatDoesNotReadCostsTheOldestPacketsAndNeverBlocks() throws Exception {
        byte[] large = new byte[1 << 16];
        try (ServerSocket server = server(0);
                TcpOutput output = TcpOutput.open(new Endpoint("localhost", server.getLocalPort()), notices::add);
                Socket socket = server.accept()) {
            assertThat(socket.isConnected()).isTrue();
            for (int i = 0; i < 5000; i++) {
                output.send(large);
            }
            assertThat(output.dropped()).isGreaterThan(1000);
        }
    }

    @Test
    void whatWaitsIsStillSentAtTheEnd() throws Exception {
        try (ServerSocket server = server(0)) {
            TcpOutput output = TcpOutput.open(new Endpoint("localhost", server.getLocalPort()), notices::add);
            try (Socket socket = server.accept()) {
                for (int i = 0; i < 100; i++) {
                    output.send(line("line " + i));
                }
                output.close();
                assertThat(reader(socket).lines()).hasSize(100).endsWith("line 99");
            }
        }
        assertThat(notices).isEmpty();
    }
}
