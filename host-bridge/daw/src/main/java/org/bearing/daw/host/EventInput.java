package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of events for a plug-in. The events' memory is reused after {@link #clear}. Used by one thread. */
final class EventInput {
    private static final short CORE_SPACE = 0;
    private static final short ANY = -1;

    interface Count extends Callback {
        int callback(Pointer list);
    }

    interface Get extends Callback {
        @Nullable
        Pointer callback(Pointer list, int index);
    }

    private final Memory struct = NativeFunctions.memory(ClapLayout.INPUT_EVENTS_SIZE);
    private final List<Memory> events = new ArrayList<>();
    private final Count count = list -> events.size();
    private final Get get = (list, index) -> index >= 0 && index < events.size() ? events.get(index) : null;

    EventInput() {
        NativeFunctions.setCallback(struct, ClapLayout.INPUT_EVENTS_SIZE_FUNCTION, count);
        NativeFunctions.setCallback(struct, ClapLayout.INPUT_EVENTS_GET, get);
    }

    Pointer pointer() {
        return struct;
    }

    void clear() {
        events.clear();
    }

    /** A change of a parameter. */
    void add(int frame, int parameter, double value) {
        add(frame, parameter, value, CORE_SPACE, ClapLayout.EVENT_PARAM_VALUE_SIZE);
    }

    /** The same with a header that may be of another space or of another size, as a host may send. */
    void add(int frame, int parameter, double value, short space, int size) {
        Memory event = NativeFunctions.memory(ClapLayout.EVENT_PARAM_VALUE_SIZE);
        event.setInt(0, size);
        event.setInt(ClapLayout.EVENT_HEADER_TIME, frame);
        event.setShort(ClapLayout.EVENT_HEADER_SPACE_ID, space);
        event.setShort(ClapLayout.EVENT_HEADER_TYPE, (short) ClapLayout.PARAM_VALUE);
        event.setInt(ClapLayout.EVENT_PARAM_VALUE_PARAM_ID, parameter);
        event.setInt(ClapLayout.EVENT_PARAM_VALUE_NOTE_ID, ANY);
        event.setShort(ClapLayout.EVENT_PARAM_VALUE_PORT_INDEX, ANY);
        event.setShort(ClapLayout.EVENT_PARAM_VALUE_CHANNEL, ANY);
        event.setShort(ClapLayout.EVENT_PARAM_VALUE_KEY, ANY);
        event.setDouble(ClapLayout.EVENT_PARAM_VALUE_VALUE, value);
        events.add(event);
    }

    /** Orders by time, as a host must; equal times keep their order. */
    void sort() {
        events.sort((a, b) -> Integer.compareUnsigned(
                a.getInt(ClapLayout.EVENT_HEADER_TIME), b.getInt(ClapLayout.EVENT_HEADER_TIME)));
    }
}
