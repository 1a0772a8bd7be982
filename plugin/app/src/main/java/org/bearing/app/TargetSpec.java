package org.bearing.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bearing.api.TargetPreset;
import org.bearing.automation.stream.Endpoint;
import org.bearing.geometry.ConfigurationException;

/**
 * Where directions are sent, as it is typed: {@code osc:HOST:PORT,TARGET}, {@code midi:DEVICE} and others, or the name of a
 * target of the user's own that says where it is.
 *
 * @param preset what the receiver understands
 * @param transport "udp" or "tcp"; for JSON Lines
 * @param to where it is: HOST, HOST:PORT or a MIDI device
 */
record TargetSpec(TargetPreset preset, String transport, String to) {
    private static final Pattern TYPED = Pattern.compile("(osc|udp|tcp|odas|ssr|midi):([^,]+)(?:,([^,]+))?");
    private static final Pattern ADDRESS = Pattern.compile("\\[([^]]+)](?::(\\d+))?|([^:]+)(?::(\\d+))?");
    private static final Map<String, String> USUAL =
            Map.of("osc", "adm-osc", "udp", "jsonl", "tcp", "jsonl", "odas", "odas", "ssr", "ssr", "midi", "midi");

    /**
     * Reads it.
     *
     * @param typed what stands behind --to
     * @param own the folder of the user's own targets
     * @return where and what
     * @throws ConfigurationException if it is none of the above
     */
    static TargetSpec parse(String typed, Path own) {
        Matcher matcher = TYPED.matcher(typed);
        if (matcher.matches()) {
            String scheme = matcher.group(1);
            String named = matcher.group(3);
            TargetPreset preset = TargetPreset.find(named == null ? USUAL.getOrDefault(scheme, "") : named, own);
            boolean lines = scheme.equals("udp") || scheme.equals("tcp");
            String kind = lines ? "json-lines" : scheme;
            if (!preset.kind().equals(kind)) {
                throw new ConfigurationException("--to " + typed + ": the target " + preset.name() + " is of the kind "
                        + preset.kind() + "; expected one of the kind " + kind + ".");
            }
            return new TargetSpec(preset, lines ? scheme : "", matcher.group(2));
        }
        if (typed.contains(",") || (typed.contains(":") && !typed.contains("/"))) {
            throw new ConfigurationException("--to " + typed + " is not understood; expected osc:HOST:PORT,TARGET or"
                    + " udp:HOST:PORT, tcp:HOST:PORT, odas:HOST:PORT, ssr:HOST, midi:DEVICE, or the name of a target"
                    + " of your own.");
        }
        TargetPreset preset = TargetPreset.find(typed, own);
        String to = preset.text("to")
                .orElseThrow(() -> new ConfigurationException("The target " + typed
                        + " does not say where it is; name the host, as in --to osc:HOST:PORT," + typed
                        + ", or write to = \"HOST:PORT\" into a target of your own."));
        return new TargetSpec(preset, preset.text("transport").orElse(""), to);
    }

    /** {@return the receiver on a network, at the target's port if none is typed} */
    Endpoint endpoint() {
        Matcher matcher = ADDRESS.matcher(to);
        OptionalDouble usual = preset.number("port");
        if (matcher.matches()) {
            boolean brackets = matcher.group(1) != null;
            String port = matcher.group(brackets ? 2 : 4);
            if (port != null && port.length() <= 5) {
                return new Endpoint(matcher.group(brackets ? 1 : 3), Integer.parseInt(port));
            }
            if (port == null && usual.isPresent()) {
                return new Endpoint(matcher.group(brackets ? 1 : 3), (int) usual.getAsDouble());
            }
        }
        throw new ConfigurationException("Found " + to + " as the receiver of the target " + preset.name()
                + "; expected HOST:PORT with a port from 1 to 65535.");
    }
}
