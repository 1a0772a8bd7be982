package org.bearing.automation.stream;

import com.illposed.osc.BufferBytesReceiver;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCSerializeException;
import com.illposed.osc.OSCSerializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sources as OSC 1.0 messages, one a packet. Used by one thread. */
public final class OscEncoder implements ObjectEncoder {
    private static final int MOST_BYTES = 8192;

    private final OscTemplate appear;
    private final OscTemplate present;
    private final OscTemplate disappear;
    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    private final OSCSerializer serializer = OscTypes.serializer(new BufferBytesReceiver(buffer));

    /**
     * Makes it.
     *
     * @param appear messages when a source is there for the first time
     * @param present messages when a source is somewhere
     * @param disappear messages when a source is gone
     */
    public OscEncoder(OscTemplate appear, OscTemplate present, OscTemplate disappear) {
        this.appear = appear;
        this.present = present;
        this.disappear = disappear;
    }

    @Override
    public List<byte[]> appears(Source source) {
        return encode(appear, source);
    }

    @Override
    public List<byte[]> present(Source source) {
        return encode(present, source);
    }

    @Override
    public List<byte[]> disappears(Source last) {
        return encode(disappear, last);
    }

    private List<byte[]> encode(OscTemplate template, Source source) {
        List<byte[]> packets = new ArrayList<>();
        for (OSCMessage message : template.of(source)) {
            try {
                serializer.write(message);
            } catch (OSCSerializeException e) {
                throw new IllegalStateException("an OSC message that cannot be encoded: " + message.getAddress(), e);
            }
            packets.add(Arrays.copyOf(buffer.array(), buffer.position()));
        }
        return packets;
    }
}
