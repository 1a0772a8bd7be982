package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The host as the plug-in sees it: its struct, its extensions, and what the plug-in asked for. Callbacks and memory
 * stay referenced as long as this object; a plug-in may call from any thread.
 */
final class HostSide {
    private static final int TRACK_HAS_NAME = 1;

    /** Answers yes or no, or does nothing. */
    interface Ask extends Callback {
        byte callback(Pointer host);
    }

    interface Tell extends Callback {
        void callback(Pointer host);
    }

    interface TellFlags extends Callback {
        void callback(Pointer host, int flags);
    }

    interface TellParameter extends Callback {
        void callback(Pointer host, int parameter, int flags);
    }

    interface Find extends Callback {
        @Nullable
        Pointer callback(Pointer host, Pointer name);
    }

    interface Fill extends Callback {
        byte callback(Pointer host, Pointer into);
    }

    interface Loaded extends Callback {
        void callback(Pointer host, int kind, @Nullable Pointer location, @Nullable Pointer key);
    }

    interface LoadFailed extends Callback {
        void callback(
                Pointer host,
                int kind,
                @Nullable Pointer location,
                @Nullable Pointer key,
                int error,
                @Nullable Pointer message);
    }

    private final List<Object> kept = new ArrayList<>();
    private final Memory struct = NativeFunctions.memory(ClapLayout.HOST_SIZE);
    private final Map<String, Memory> extensions;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger rescans = new AtomicInteger();
    private final AtomicInteger flushRequests = new AtomicInteger();
    private final AtomicInteger dirtyMarks = new AtomicInteger();
    private final AtomicInteger presetsLoaded = new AtomicInteger();
    private final Thread owner = Thread.currentThread();
    private volatile boolean processing;

    HostSide(String trackName) {
        Memory threadCheck = extension((Ask) host -> inMain(), (Ask) host -> inAudio());
        Memory params = extension(
                (TellFlags) (host, flags) -> rescans.incrementAndGet(),
                (TellParameter) (host, parameter, flags) -> {},
                (Tell) host -> flushRequests.incrementAndGet());
        Memory state = extension((Tell) host -> dirtyMarks.incrementAndGet());
        Memory track = extension((Fill) (host, into) -> tellTrack(trackName, into));
        Memory presetLoad = extension(
                (LoadFailed) (host, kind, location, key, error, message) ->
                        complaints.add(message == null ? "" : message.getString(0, StandardCharsets.UTF_8.name())),
                (Loaded) (host, kind, location, key) -> presetsLoaded.incrementAndGet());
        extensions = Map.of(
                "clap.thread-check", threadCheck,
                "clap.params", params,
                "clap.state", state,
                "clap.track-info/1", track,
                "clap.preset-load/2", presetLoad);
        struct.setInt(ClapLayout.HOST_CLAP_VERSION + ClapLayout.VERSION_MAJOR, 1);
        struct.setInt(ClapLayout.HOST_CLAP_VERSION + ClapLayout.VERSION_MINOR, 2);
        setText(ClapLayout.HOST_NAME, "Bearing's CLAP host");
        setText(ClapLayout.HOST_VENDOR, "Bearing");
        setText(ClapLayout.HOST_URL, "");
        setText(ClapLayout.HOST_VERSION, "1");
        setCallback(ClapLayout.HOST_GET_EXTENSION, (Find)
                (host, name) -> extensions.get(name.getString(0, StandardCharsets.UTF_8.name())));
        setCallback(ClapLayout.HOST_REQUEST_RESTART, (Tell) host -> {});
        setCallback(ClapLayout.HOST_REQUEST_PROCESS, (Tell) host -> {});
        setCallback(ClapLayout.HOST_REQUEST_CALLBACK, (Tell) host -> {});
    }

    private void setText(int offset, String text) {
        Memory memory = NativeFunctions.text(text);
        kept.add(memory);
        struct.setPointer(offset, memory);
    }

    private void setCallback(int offset, Callback callback) {
        kept.add(callback);
        NativeFunctions.setCallback(struct, offset, callback);
    }

    private Memory extension(Callback... functions) {
        Memory memory = NativeFunctions.memory(Long.BYTES * functions.length);
        for (int i = 0; i < functions.length; i++) {
            kept.add(functions[i]);
            NativeFunctions.setCallback(memory, Long.BYTES * i, functions[i]);
        }
        return memory;
    }

    private byte inMain() {
        return Thread.currentThread().equals(owner) && !processing ? NativeFunctions.TRUE : NativeFunctions.FALSE;
    }

    private byte inAudio() {
        return Thread.currentThread().equals(owner) && processing ? NativeFunctions.TRUE : NativeFunctions.FALSE;
    }

    private static byte tellTrack(String name, Pointer into) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, ClapLayout.NAME_BYTES - 1);
        into.setLong(ClapLayout.TRACK_INFO_FLAGS, name.isEmpty() ? 0 : TRACK_HAS_NAME);
        into.write(ClapLayout.TRACK_INFO_NAME, bytes, 0, length);
        into.setByte(ClapLayout.TRACK_INFO_NAME + length, (byte) 0);
        return NativeFunctions.TRUE;
    }

    /** {@return the struct to give to the plug-in} */
    Pointer pointer() {
        return struct;
    }

    /** The one thread plays the audio thread from now on, or the main thread again. */
    void play(boolean audioThread) {
        processing = audioThread;
    }

    /** {@return how often the plug-in said that values are to be read again} */
    int rescans() {
        return rescans.get();
    }

    /** {@return how often it wants a flush} */
    int flushRequests() {
        return flushRequests.get();
    }

    /** {@return how often it said that the session has to be saved} */
    int dirtyMarks() {
        return dirtyMarks.get();
    }

    /** {@return how many presets it has loaded} */
    int presetsLoaded() {
        return presetsLoaded.get();
    }

    /** {@return what it said against presets} */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
