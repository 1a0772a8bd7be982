package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Takes the events of a plug-in. Used by one thread. */
final class EventOutput {
    interface TryPush extends Callback {
        byte callback(Pointer list, Pointer event);
    }

    private final Memory struct = NativeFunctions.memory(ClapLayout.OUTPUT_EVENTS_SIZE);
    private final List<HostEvent> events = new ArrayList<>();
    private final TryPush push = (list, event) -> accept(event);
    private int room = Integer.MAX_VALUE;

    EventOutput() {
        NativeFunctions.setCallback(struct, ClapLayout.OUTPUT_EVENTS_TRY_PUSH, push);
    }

    Pointer pointer() {
        return struct;
    }

    /** From now on only so many events fit between two calls of {@link #take}. */
    void limit(int most) {
        room = most;
    }

    private byte accept(Pointer event) {
        if (events.size() >= room) {
            return NativeFunctions.FALSE;
        }
        if (event.getShort(ClapLayout.EVENT_HEADER_SPACE_ID) != 0) {
            return NativeFunctions.TRUE;
        }
        int frame = event.getInt(ClapLayout.EVENT_HEADER_TIME);
        int parameter = event.getInt(ClapLayout.EVENT_PARAM_VALUE_PARAM_ID);
        int type = event.getShort(ClapLayout.EVENT_HEADER_TYPE);
        switch (type) {
            case ClapLayout.PARAM_VALUE ->
                events.add(new HostEvent.Value(frame, parameter, event.getDouble(ClapLayout.EVENT_PARAM_VALUE_VALUE)));
            case ClapLayout.GESTURE_BEGIN, ClapLayout.GESTURE_END ->
                events.add(new HostEvent.Gesture(frame, parameter, type == ClapLayout.GESTURE_BEGIN));
            case ClapLayout.MIDI -> {
                byte[] data = event.getByteArray(ClapLayout.EVENT_MIDI_DATA, 3);
                events.add(new HostEvent.Midi(frame, data[0] & 0xFF, data[1] & 0xFF, data[2] & 0xFF));
            }
            default -> {
                // Other kinds do not concern this host.
            }
        }
        return NativeFunctions.TRUE;
    }

    /** What came since the last call, in the order in which it came. */
    List<HostEvent> take() {
        List<HostEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
