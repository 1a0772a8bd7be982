package org.bearing.automation.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sources as ODAS sends its tracked sources: a JSON object with all slots, unit vectors with three decimals (x to the front, y
 * to the left, z up), an empty slot with the id 0, and nothing between one object and the next.
 */
public final class OdasEncoder implements ObjectEncoder {
    /** ODAS counts time in hops; those of its usual configuration are 128 samples at 16 kHz. */
    private static final double HOP_SECONDS = 0.008;

    private final int firstObject;
    private final int slots;
    private final Map<Integer, Source> taken = new TreeMap<>();

    /**
     * Makes it.
     *
     * @param firstObject number of the first slot's source
     * @param slots how many sources an object has room for
     */
    public OdasEncoder(int firstObject, int slots) {
        this.firstObject = firstObject;
        this.slots = slots;
    }

    @Override
    public List<byte[]> present(Source source) {
        taken.put(source.object(), source);
        return object(source);
    }

    @Override
    public List<byte[]> disappears(Source last) {
        taken.remove(last.object());
        return object(last);
    }

    private List<byte[]> object(Source now) {
        List<String> sources = new ArrayList<>();
        for (int object = firstObject; object < firstObject + slots; object++) {
            Source source = taken.get(object);
            sources.add(
                    source == null
                            ? slot(0, "", 0, 0, 0, 0)
                            : slot(
                                    object,
                                    "dynamic",
                                    source.front(),
                                    source.left(),
                                    source.up(),
                                    source.estimate().confidence()));
        }
        String text = "{\n    \"timeStamp\": " + Math.round(now.estimate().timeSeconds() / HOP_SECONDS)
                + ",\n    \"src\": [\n" + String.join(",\n", sources) + "\n    ]\n}\n";
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String slot(int id, String tag, double x, double y, double z, double activity) {
        return String.format(
                Locale.ROOT,
                "        { \"id\": %d, \"tag\": \"%s\", \"x\": %.3f, \"y\": %.3f, \"z\": %.3f, \"activity\": %.3f }",
                id,
                tag,
                x,
                y,
                z,
                activity);
    }
}
