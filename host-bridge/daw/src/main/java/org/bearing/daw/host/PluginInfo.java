package org.bearing.daw.host;

import java.util.List;

/**
 * What a plug-in says about itself.
 *
 * @param id identifier, such as {@code org.bearing.bearing}
 * @param name for people
 * @param vendor who made it; may be empty
 * @param version may be empty
 * @param features what it is, in CLAP's words
 */
public record PluginInfo(String id, String name, String vendor, String version, List<String> features) {
    /** Copies the features. */
    public PluginInfo {
        features = List.copyOf(features);
    }
}
