package org.bearing.automation.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.illposed.osc.BufferBytesReceiver;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCSerializeException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bearing.geometry.BearingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OscControlTest {
    private static final long SEED = 20260;
    private static final int PACKETS = 10_000;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private int port;
    private OscControl control;

    @BeforeEach
    void listen() throws IOException {
        port = freePort();
        control = OscControl.open(new Endpoint("localhost", port), new OscControl.Listener() {
            @Override
            public void bypass(boolean on) {
                heard.add("bypass " + on);
            }

            @Override
            public void preset(String name) {
                heard.add("preset " + name);
            }

            @Override
            public void method(String name) {
                heard.add("method " + name);
            }
        });
    }

    @AfterEach
    void end() {
        control.close();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static byte[] packet(String address, Object... arguments) throws OSCSerializeException {
        BufferBytesReceiver bytes = new BufferBytesReceiver(ByteBuffer.allocate(256));
        OscTypes.serializer(bytes).write(new OSCMessage(address, List.of(arguments)));
        return bytes.toByteArray();
    }

    private void send(byte[] packet) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void hearsWhatItKnows() throws Exception {
        send(packet("/bearing/bypass", 1));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("bypass true");
        send(packet("/bearing/bypass", 0));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("bypass false");
        send(packet("/bearing/preset", "spaced-pair"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("preset spaced-pair");
        send(packet("/bearing/method", "music"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("method music");
    }

    @Test
    void ignoresAndCountsOtherTypesValuesAndAddresses() throws Exception {
        control.accept(ByteBuffer.wrap(packet("/bearing/bypass", 1.0f)));
        control.accept(ByteBuffer.wrap(packet("/bearing/bypass", 2)));
        control.accept(ByteBuffer.wrap(packet("/bearing/bypass", 1, 1)));
        control.accept(ByteBuffer.wrap(packet("/bearing/preset", 1)));
        control.accept(ByteBuffer.wrap(packet("/bearing/method")));
        control.accept(ByteBuffer.wrap(packet("/other", 1)));

        assertThat(control.ignored()).isEqualTo(6);
        assertThat(control.malformed()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void survivesRandomPackets() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] right = packet("/bearing/preset", "binaural");
        for (int i = 0; i < PACKETS; i++) {
            byte[] bytes = i % 2 == 0 ? right.clone() : new byte[random.nextInt(128)];
            if (i % 2 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            } else {
                random.nextBytes(bytes);
                byte[] head =
                        (i % 4 == 1 ? "#bundle\0" : "/a\0\0,sib").getBytes(java.nio.charset.StandardCharsets.UTF_8);
                System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
            }
            control.accept(ByteBuffer.wrap(bytes));
        }
        assertThat(control.malformed() + control.ignored() + heard.size()).isGreaterThanOrEqualTo(PACKETS / 2);
        assertThat(control.malformed()).isPositive();

        heard.clear();
        send(packet("/bearing/bypass", 1));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("bypass true");
    }

    @Test
    void saysThatAPortIsTaken() {
        assertThatThrownBy(() -> OscControl.open(new Endpoint("localhost", port), new OscControl.Listener() {}))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("name another port");
    }
}
