package org.bearing.app;

import java.nio.file.Path;

/** A format of plug-ins, where its build leaves it and where hosts look for it. */
enum PluginFormat {
    LV2("bearing.lv2", ".lv2"),
    CLAP("bearing.clap", ".clap"),
    VST3("bearing.vst3", ".vst3");

    private final String bundle;
    private final String folder;

    PluginFormat(String bundle, String folder) {
        this.bundle = bundle;
        this.folder = folder;
    }

    /** {@return the file or folder that the build left} */
    Path built(Path nativeTarget) {
        return nativeTarget.resolve(bundle);
    }

    /** {@return where it belongs in a user's home} */
    Path installed(Path home) {
        return home.resolve(folder).resolve(bundle);
    }
}
