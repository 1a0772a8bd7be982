package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The presets inside a plug-in's file: found without making a plug-in. Main thread. */
final class PresetPort {
    private static final String FACTORY = "clap.preset-discovery-factory/2";

    interface Declare extends Callback {
        byte callback(Pointer indexer, Pointer declared);
    }

    interface Find extends Callback {
        @Nullable
        Pointer callback(Pointer indexer, Pointer name);
    }

    interface Begin extends Callback {
        byte callback(Pointer receiver, @Nullable Pointer name, @Nullable Pointer loadKey);
    }

    interface Take extends Callback {
        void callback(Pointer receiver, @Nullable Pointer text);
    }

    interface TakeNumber extends Callback {
        void callback(Pointer receiver, int number);
    }

    interface TakeTwo extends Callback {
        void callback(Pointer receiver, @Nullable Pointer first, @Nullable Pointer second);
    }

    interface TakeTimes extends Callback {
        void callback(Pointer receiver, long first, long second);
    }

    interface TakeError extends Callback {
        void callback(Pointer receiver, int number, @Nullable Pointer text);
    }

    private final List<Integer> kinds = new ArrayList<>();
    private final List<ClapPreset> found = new ArrayList<>();

    private PresetPort() {}

    static List<ClapPreset> list(ClapLibrary library) {
        Pointer factory = library.factory(FACTORY);
        if (factory == null) {
            return List.of();
        }
        PresetPort port = new PresetPort();
        int count = NativeFunctions.askInt(factory, ClapLayout.PRESET_DISCOVERY_FACTORY_COUNT, factory);
        for (int i = 0; i < count; i++) {
            Pointer descriptor =
                    NativeFunctions.askPointer(factory, ClapLayout.PRESET_DISCOVERY_FACTORY_GET_DESCRIPTOR, factory, i);
            if (descriptor != null) {
                port.ask(
                        factory,
                        NativeFunctions.textAt(descriptor, ClapLayout.PRESET_DISCOVERY_PROVIDER_DESCRIPTOR_ID));
            }
        }
        return List.copyOf(port.found);
    }

    private void ask(Pointer factory, String id) {
        List<Object> kept = new ArrayList<>();
        Memory indexer = indexer(kept);
        Memory receiver = receiver(kept);
        Pointer provider =
                NativeFunctions.askPointer(factory, ClapLayout.PRESET_DISCOVERY_FACTORY_CREATE, factory, indexer, id);
        if (provider == null) {
            return;
        }
        kinds.clear();
        if (NativeFunctions.ask(provider, ClapLayout.PRESET_DISCOVERY_PROVIDER_INIT, provider)
                && kinds.contains(ClapLayout.LOCATION_PLUGIN)) {
            NativeFunctions.ask(
                    provider,
                    ClapLayout.PRESET_DISCOVERY_PROVIDER_GET_METADATA,
                    provider,
                    ClapLayout.LOCATION_PLUGIN,
                    Pointer.NULL,
                    receiver);
        }
        NativeFunctions.call(provider, ClapLayout.PRESET_DISCOVERY_PROVIDER_DESTROY, provider);
        kept.clear();
    }

    private Memory indexer(List<Object> kept) {
        Memory indexer = NativeFunctions.memory(ClapLayout.PRESET_DISCOVERY_INDEXER_SIZE);
        indexer.setInt(ClapLayout.VERSION_MAJOR, 1);
        indexer.setInt(ClapLayout.VERSION_MINOR, 2);
        Memory name = NativeFunctions.text("Bearing's CLAP host");
        kept.add(name);
        indexer.setPointer(ClapLayout.PRESET_DISCOVERY_INDEXER_NAME, name);
        indexer.setPointer(ClapLayout.PRESET_DISCOVERY_INDEXER_VENDOR, name);
        indexer.setPointer(ClapLayout.PRESET_DISCOVERY_INDEXER_URL, name);
        indexer.setPointer(ClapLayout.PRESET_DISCOVERY_INDEXER_VERSION, name);
        Declare accept = (self, declared) -> NativeFunctions.TRUE;
        Declare location = (self, declared) -> {
            kinds.add(declared.getInt(ClapLayout.PRESET_DISCOVERY_LOCATION_KIND));
            return NativeFunctions.TRUE;
        };
        set(indexer, ClapLayout.PRESET_DISCOVERY_INDEXER_DECLARE_FILETYPE, accept, kept);
        set(indexer, ClapLayout.PRESET_DISCOVERY_INDEXER_DECLARE_LOCATION, location, kept);
        set(indexer, ClapLayout.PRESET_DISCOVERY_INDEXER_DECLARE_SOUNDPACK, accept, kept);
        set(indexer, ClapLayout.PRESET_DISCOVERY_INDEXER_GET_EXTENSION, (Find) (self, id) -> null, kept);
        return indexer;
    }

    private Memory receiver(List<Object> kept) {
        Memory receiver = NativeFunctions.memory(ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_SIZE);
        Begin begin = (self, name, loadKey) -> {
            found.add(new ClapPreset(text(name), text(loadKey), ""));
            return NativeFunctions.TRUE;
        };
        Take description = (self, text) -> {
            ClapPreset last = found.get(found.size() - 1);
            found.set(found.size() - 1, new ClapPreset(last.name(), last.loadKey(), text(text)));
        };
        Take ignored = (self, text) -> {};
        TakeError error = (self, number, text) -> {};
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_ON_ERROR, error, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_BEGIN_PRESET, begin, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_ADD_PLUGIN_ID, ignored, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_SET_SOUNDPACK_ID, ignored, kept);
        TakeNumber flags = (self, number) -> {};
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_SET_FLAGS, flags, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_ADD_CREATOR, ignored, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_SET_DESCRIPTION, description, kept);
        TakeTimes times = (self, first, second) -> {};
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_SET_TIMESTAMPS, times, kept);
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_ADD_FEATURE, ignored, kept);
        TakeTwo more = (self, first, second) -> {};
        set(receiver, ClapLayout.PRESET_DISCOVERY_METADATA_RECEIVER_ADD_EXTRA_INFO, more, kept);
        return receiver;
    }

    private static void set(Memory struct, int offset, Callback callback, List<Object> kept) {
        kept.add(callback);
        NativeFunctions.setCallback(struct, offset, callback);
    }

    private static String text(@Nullable Pointer pointer) {
        return pointer == null ? "" : pointer.getString(0, StandardCharsets.UTF_8.name());
    }
}
