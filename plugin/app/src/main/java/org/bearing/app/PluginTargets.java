package org.bearing.app;

import java.util.Map;
import java.util.Optional;
import org.bearing.api.TargetPreset;
import org.bearing.api.UserTargets;
import org.bearing.daw.SendTargets;
import org.bearing.output.DirectionSink;
import org.bearing.output.Panning;

/** The user's list of targets for the plug-ins; read anew for every instance that begins to send. */
final class PluginTargets implements SendTargets {
    private static final String NAMELESS = "Bearing";

    private final Map<String, String> environment;

    PluginTargets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<DirectionSink> open(int target, int object, String name) {
        return UserTargets.read(environment)
                .at(target)
                .map(entry -> new TargetStreams(
                                object, name.isEmpty() ? NAMELESS : name, Panning.USUAL, System.err::println)
                        .open(TargetSpec.parse(entry.where(), TargetPreset.folder(environment))));
    }
}
