package org.bearing.daw.host;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of one plug-in, called as they are asked for: the order is up to the caller, right or wrong. */
final class ClapPlugin {
    private final Pointer plugin;
    private final Function process;

    ClapPlugin(Pointer plugin) {
        this.plugin = plugin;
        process = NativeFunctions.at(plugin, ClapLayout.PLUGIN_PROCESS);
    }

    Pointer pointer() {
        return plugin;
    }

    boolean init() {
        return NativeFunctions.ask(plugin, ClapLayout.PLUGIN_INIT, plugin);
    }

    void destroy() {
        NativeFunctions.call(plugin, ClapLayout.PLUGIN_DESTROY, plugin);
    }

    boolean activate(double sampleRateHz, int minFrames, int maxFrames) {
        return NativeFunctions.ask(plugin, ClapLayout.PLUGIN_ACTIVATE, plugin, sampleRateHz, minFrames, maxFrames);
    }

    void deactivate() {
        NativeFunctions.call(plugin, ClapLayout.PLUGIN_DEACTIVATE, plugin);
    }

    boolean startProcessing() {
        return NativeFunctions.ask(plugin, ClapLayout.PLUGIN_START_PROCESSING, plugin);
    }

    void stopProcessing() {
        NativeFunctions.call(plugin, ClapLayout.PLUGIN_STOP_PROCESSING, plugin);
    }

    void reset() {
        NativeFunctions.call(plugin, ClapLayout.PLUGIN_RESET, plugin);
    }

    /** One block; the answer is CLAP's, 0 = error. */
    int process(@Nullable Pointer block) {
        return process.invokeInt(new @Nullable Object[] {plugin, block});
    }

    /** An extension of the plug-in; null if it has none of that name. */
    @Nullable
    Pointer extension(String id) {
        return NativeFunctions.askPointer(plugin, ClapLayout.PLUGIN_GET_EXTENSION, plugin, id);
    }

    /** False: the plug-in takes no notice. */
    boolean setOffline(boolean offline) {
        Pointer render = extension("clap.render");
        return render != null && NativeFunctions.ask(render, ClapLayout.PLUGIN_RENDER_SET, plugin, offline ? 1 : 0);
    }

    /** False: the plug-in does not know it, or loads none. */
    boolean loadPreset(String loadKey) {
        Pointer load = extension("clap.preset-load/2");
        return load != null
                && NativeFunctions.ask(
                        load,
                        ClapLayout.PLUGIN_PRESET_LOAD_FROM_LOCATION,
                        plugin,
                        ClapLayout.LOCATION_PLUGIN,
                        null,
                        loadKey);
    }

    int latencyFrames() {
        Pointer latency = extension("clap.latency");
        return latency == null ? 0 : NativeFunctions.askInt(latency, ClapLayout.PLUGIN_LATENCY_GET, plugin);
    }
}
