package org.bearing.daw.host;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parameters of one plug-in. Main thread, but for {@link #flush}. */
final class ParameterPort {
    private static final int TEXT_BYTES = 256;

    private final ClapPlugin plugin;
    private final Pointer extension;

    private ParameterPort(ClapPlugin plugin, Pointer extension) {
        this.plugin = plugin;
        this.extension = extension;
    }

    /** Empty if the plug-in has no parameters. */
    static Optional<ParameterPort> of(ClapPlugin plugin) {
        return Optional.ofNullable(plugin.extension("clap.params"))
                .map(extension -> new ParameterPort(plugin, extension));
    }

    List<ClapParameter> list() {
        int count = NativeFunctions.askInt(extension, ClapLayout.PLUGIN_PARAMS_COUNT, plugin.pointer());
        List<ClapParameter> parameters = new ArrayList<>();
        Memory info = NativeFunctions.memory(ClapLayout.PARAM_INFO_SIZE);
        for (int i = 0; i < count; i++) {
            if (NativeFunctions.ask(extension, ClapLayout.PLUGIN_PARAMS_GET_INFO, plugin.pointer(), i, info)) {
                parameters.add(new ClapParameter(
                        info.getInt(ClapLayout.PARAM_INFO_ID),
                        info.getString(ClapLayout.PARAM_INFO_NAME, StandardCharsets.UTF_8.name()),
                        info.getString(ClapLayout.PARAM_INFO_MODULE, StandardCharsets.UTF_8.name()),
                        info.getInt(ClapLayout.PARAM_INFO_FLAGS),
                        info.getDouble(ClapLayout.PARAM_INFO_MIN_VALUE),
                        info.getDouble(ClapLayout.PARAM_INFO_MAX_VALUE),
                        info.getDouble(ClapLayout.PARAM_INFO_DEFAULT_VALUE)));
            }
        }
        return parameters;
    }

    OptionalDouble value(int id) {
        Memory value = NativeFunctions.memory(Double.BYTES);
        return NativeFunctions.ask(extension, ClapLayout.PLUGIN_PARAMS_GET_VALUE, plugin.pointer(), id, value)
                ? OptionalDouble.of(value.getDouble(0))
                : OptionalDouble.empty();
    }

    Optional<String> text(int id, double value) {
        Memory text = NativeFunctions.memory(TEXT_BYTES);
        return NativeFunctions.ask(
                        extension,
                        ClapLayout.PLUGIN_PARAMS_VALUE_TO_TEXT,
                        plugin.pointer(),
                        id,
                        value,
                        text,
                        TEXT_BYTES)
                ? Optional.of(text.getString(0, StandardCharsets.UTF_8.name()))
                : Optional.empty();
    }

    OptionalDouble parse(int id, String text) {
        Memory value = NativeFunctions.memory(Double.BYTES);
        return NativeFunctions.ask(extension, ClapLayout.PLUGIN_PARAMS_TEXT_TO_VALUE, plugin.pointer(), id, text, value)
                ? OptionalDouble.of(value.getDouble(0))
                : OptionalDouble.empty();
    }

    void flush(EventInput in, EventOutput out) {
        NativeFunctions.call(extension, ClapLayout.PLUGIN_PARAMS_FLUSH, plugin.pointer(), in.pointer(), out.pointer());
    }
}
