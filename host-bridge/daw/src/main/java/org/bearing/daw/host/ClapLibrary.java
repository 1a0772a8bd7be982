package org.bearing.daw.host;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** A loaded file with plug-ins. It stays loaded as long as this object is referenced. */
final class ClapLibrary {
    private static final int NOW_AND_LOCAL = 2;
    private static final String PLUGIN_FACTORY = "clap.plugin-factory";
    private static final int MOST_FEATURES = 64;

    private final Path file;
    private final NativeLibrary library;
    private final Pointer entry;

    private ClapLibrary(Path file, NativeLibrary library, Pointer entry) {
        this.file = file;
        this.library = library;
        this.entry = entry;
    }

    static ClapLibrary load(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException("There is no plug-in " + file + "; build it, or check its name.");
        }
        NativeLibrary library;
        Pointer entry;
        try {
            library = NativeLibrary.getInstance(file.toString(), Map.of(Library.OPTION_OPEN_FLAGS, NOW_AND_LOCAL));
            entry = library.getGlobalVariableAddress("clap_entry");
        } catch (UnsatisfiedLinkError e) {
            throw new ConfigurationException(
                    file + " is no CLAP plug-in for this machine (" + e.getMessage()
                            + "); give a .clap file built for it.",
                    e);
        }
        int major = entry.getInt(ClapLayout.PLUGIN_ENTRY_CLAP_VERSION + ClapLayout.VERSION_MAJOR);
        if (major != 1) {
            throw new BearingException(file + " speaks version " + major
                    + " of CLAP; this host speaks version 1: use another build of it.");
        }
        if (!NativeFunctions.ask(entry, ClapLayout.PLUGIN_ENTRY_INIT, file.toString())) {
            throw new BearingException(file + " says that it cannot be used here; ask its maker.");
        }
        return new ClapLibrary(file, library, entry);
    }

    Path file() {
        return file;
    }

    /** A factory by its name; null if the file has none of that kind. */
    @Nullable
    Pointer factory(String id) {
        return NativeFunctions.askPointer(entry, ClapLayout.PLUGIN_ENTRY_GET_FACTORY, id);
    }

    private Pointer pluginFactory() {
        Pointer factory = factory(PLUGIN_FACTORY);
        if (factory == null) {
            throw new BearingException(file + " holds no plug-ins; give a .clap file that does.");
        }
        return factory;
    }

    /** What plug-ins the file holds. */
    List<PluginInfo> plugins() {
        Pointer factory = pluginFactory();
        int count = NativeFunctions.askInt(factory, ClapLayout.PLUGIN_FACTORY_GET_PLUGIN_COUNT, factory);
        List<PluginInfo> plugins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pointer descriptor =
                    NativeFunctions.askPointer(factory, ClapLayout.PLUGIN_FACTORY_GET_PLUGIN_DESCRIPTOR, factory, i);
            if (descriptor != null) {
                plugins.add(info(descriptor));
            }
        }
        return plugins;
    }

    private static PluginInfo info(Pointer descriptor) {
        List<String> features = new ArrayList<>();
        Pointer list = descriptor.getPointer(ClapLayout.PLUGIN_DESCRIPTOR_FEATURES);
        for (int i = 0; list != null && i < MOST_FEATURES && list.getPointer((long) i * Long.BYTES) != null; i++) {
            features.add(NativeFunctions.textAt(list, i * Long.BYTES));
        }
        return new PluginInfo(
                NativeFunctions.textAt(descriptor, ClapLayout.PLUGIN_DESCRIPTOR_ID),
                NativeFunctions.textAt(descriptor, ClapLayout.PLUGIN_DESCRIPTOR_NAME),
                NativeFunctions.textAt(descriptor, ClapLayout.PLUGIN_DESCRIPTOR_VENDOR),
                NativeFunctions.textAt(descriptor, ClapLayout.PLUGIN_DESCRIPTOR_VERSION),
                features);
    }

    /** A new plug-in, not yet initialised. */
    ClapPlugin create(String id, HostSide host) {
        Pointer factory = pluginFactory();
        Pointer plugin = NativeFunctions.askPointer(
                factory, ClapLayout.PLUGIN_FACTORY_CREATE_PLUGIN, factory, host.pointer(), id);
        if (plugin == null) {
            throw new BearingException(
                    file + " could not make the plug-in " + id + "; there may be too little memory.");
        }
        return new ClapPlugin(plugin);
    }

    /** The opposite of the plug-in's initialisation at loading; the file itself goes with the garbage. */
    void release() {
        NativeFunctions.call(entry, ClapLayout.PLUGIN_ENTRY_DEINIT);
    }

    @Override
    public String toString() {
        return library.getName();
    }
}
