package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Calls between Java and the functions that stand in CLAP's structs. C's {@code bool} is one byte here. */
final class NativeFunctions {
    static final byte TRUE = 1;
    static final byte FALSE = 0;

    private NativeFunctions() {}

    /** The function whose address stands in a struct. */
    static Function at(Pointer struct, int offset) {
        return Function.getFunction(struct.getPointer(offset), Function.C_CONVENTION, StandardCharsets.UTF_8.name());
    }

    static boolean ask(Pointer struct, int offset, @Nullable Object... arguments) {
        return (byte) at(struct, offset).invoke(byte.class, arguments) != 0;
    }

    static int askInt(Pointer struct, int offset, @Nullable Object... arguments) {
        return at(struct, offset).invokeInt(arguments);
    }

    static @Nullable Pointer askPointer(Pointer struct, int offset, @Nullable Object... arguments) {
        return at(struct, offset).invokePointer(arguments);
    }

    static void call(Pointer struct, int offset, @Nullable Object... arguments) {
        at(struct, offset).invokeVoid(arguments);
    }

    /** Zeroed memory. */
    static Memory memory(int bytes) {
        Memory memory = new Memory(bytes);
        memory.clear();
        return memory;
    }

    /** A text with its zero. */
    static Memory text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Memory memory = memory(bytes.length + 1);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    /** The text that a field of a struct points to; empty if it points nowhere. */
    static String textAt(Pointer struct, int offset) {
        Pointer text = struct.getPointer(offset);
        return text == null ? "" : text.getString(0, StandardCharsets.UTF_8.name());
    }

    /**
     * Lets a field of a struct call into Java. A plug-in may call from a thread of its own: that thread stays attached
     * to the virtual machine, as attaching for each call costs 20 us and more. The caller keeps the callback alive.
     */
    static void setCallback(Pointer struct, int offset, Callback callback) {
        Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, "clap-host"));
        struct.setPointer(offset, CallbackReference.getFunctionPointer(callback));
    }
}
