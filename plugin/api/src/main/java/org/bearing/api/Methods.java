package org.bearing.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.method.DelayMap;
import org.bearing.method.GccPhat;

/** The methods by their names in a preset. */
public final class Methods {
    private static final Map<String, Function<Preset, MethodFactory>> KNOWN = known();

    private Methods() {}

    private static Map<String, Function<Preset, MethodFactory>> known() {
        Map<String, Function<Preset, MethodFactory>> map = new LinkedHashMap<>();
        map.put("gcc-phat", Methods::gccPhat);
        return map;
    }

    /** {@return the names of all methods} */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /**
     * Prepares a preset's method.
     *
     * @param preset names the method
     * @return makes it
     * @throws ConfigurationException if it is unknown or lacks a setting
     */
    static MethodFactory of(Preset preset) {
        Function<Preset, MethodFactory> maker = KNOWN.get(preset.method());
        if (maker == null) {
            throw new ConfigurationException("Unknown method " + preset.method() + " in preset " + preset.name() + "; "
                    + Nearest.suggest(preset.method(), KNOWN.keySet()) + ".");
        }
        return maker.apply(preset);
    }

    private static MethodFactory gccPhat(Preset preset) {
        DelayMap map = isPair(preset)
                ? new DelayMap.Pair(spacingM(preset))
                : new DelayMap.Head(preset.number("capture.head_radius_m").orElse(SphericalHead.CUSTOMARY_RADIUS_M));
        return integrationSeconds -> new GccPhat(map, integrationSeconds);
    }

    private static boolean isPair(Preset preset) {
        return preset.text("capture.kind").orElseThrow().equals("pair");
    }

    private static double spacingM(Preset preset) {
        return preset.number("capture.spacing_m")
                .orElseThrow(() -> new ConfigurationException("Preset " + preset.name()
                        + ": capture.spacing_m is missing; capture.kind = \"pair\" needs the distance between the"
                        + " microphones in metres, such as --set capture.spacing_m=0.085."));
    }
}
