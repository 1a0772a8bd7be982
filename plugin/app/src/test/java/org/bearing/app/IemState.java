package org.bearing.app;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The saved state of an IEM standalone program, which opens its OSC ports: XML behind JUCE's magic number and length, in JUCE's own
 * base 64, which counts bits from the lowest.
 */
final class IemState {
    private static final int MAGIC = 0x21324356;
    private static final String DIGITS = ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+";

    private IemState() {}

    /** {@return the text of StereoEncoder.settings} */
    static String settings(int receiverPort, int senderPort) {
        String state =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?> <StereoEncoder><OSCConfig ReceiverPort=\"" + receiverPort
                        + "\" SenderIP=\"127.0.0.1\" SenderPort=\"" + senderPort
                        + "\" SenderOSCAddress=\"/StereoEncoder/\" SenderInterval=\"50\"/></StereoEncoder>";
        byte[] xml = state.getBytes(StandardCharsets.UTF_8);
        byte[] data = ByteBuffer.allocate(xml.length + 9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(xml.length)
                .put(xml)
                .array();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PROPERTIES>\n  <VALUE name=\"filterState\" val=\""
                + base64(data) + "\"/>\n</PROPERTIES>\n";
    }

    private static String base64(byte[] data) {
        byte[] reversed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            reversed[i] = data[data.length - 1 - i];
        }
        BigInteger bits = new BigInteger(1, reversed);
        StringBuilder text = new StringBuilder().append(data.length).append('.');
        for (int i = 0; i < (data.length * 8 + 5) / 6; i++) {
            text.append(DIGITS.charAt(bits.shiftRight(6 * i).intValue() & 63));
        }
        return text.toString();
    }
}
