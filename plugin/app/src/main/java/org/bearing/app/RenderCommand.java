package org.bearing.app;

import java.nio.file.Path;
import org.bearing.simulation.scene.SceneFiles;
import org.bearing.simulation.scene.SceneSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders a scene file. */
@Command(
        name = "render",
        description =
                "Makes a stereo recording and its truth from a description of a head or two microphones, a room and"
                        + " sources.",
        footer = {
            "",
            "Examples:",
            "  ./bearing render examples/noise-turn.toml --out /tmp/scenes     two microphones, needs no data",
            "  ./bearing render examples/demo.toml --out /tmp/scenes           the demo's scene, needs the data folder",
            "  ./bearing evaluate /tmp/scenes                                  and how well it is localized",
            "",
            "Writes NAME.wav and NAME.csv (time_s,source,azimuth_deg,elevation_deg,active; + = left) for NAME.toml. The head",
            "(SOFA) and the sounds (WAV, FLAC) that a scene names are looked for from the scene file's own folder."
        })
final class RenderCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "SCENE.toml", description = "The scene file.")
    private @Nullable Path scene;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "Where the files go; made if it is not there.")
    private @Nullable Path folder;

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (scene == null || folder == null) {
            throw new IllegalStateException("picocli leaves no required option out");
        }
        console.print(SceneFiles.render(SceneSpec.load(scene), folder).toString());
    }
}
