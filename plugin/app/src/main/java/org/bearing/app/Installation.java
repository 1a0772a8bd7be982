package org.bearing.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bearing.geometry.BearingException;

/**
 * The engine and the plug-ins in a user's folders. Afterwards the clone that they came from is not needed any more.
 *
 * <p>{@code installed.txt} in the data folder lists what was put where, so that exactly that can be removed.
 */
final class Installation {
    private static final String LIST = "installed.txt";
    private static final long ARCHIVE_SECONDS = 60;

    private final Path data;
    private final Path home;

    /**
     * Looks at nothing yet.
     *
     * @param data the user's data folder
     * @param home the user's home
     */
    Installation(Path data, Path home) {
        this.data = data.toAbsolutePath();
        this.home = home.toAbsolutePath();
    }

    /**
     * Installs the engine.
     *
     * @param jar the program, with {@code lib} beside it
     * @param version its version, also the name of its folder
     * @return how the plug-ins start it
     * @throws IOException if it cannot be written
     */
    EngineConf engine(Path jar, String version) throws IOException {
        Path folder = data.resolve(version);
        Files.createDirectories(data);
        remember(folder);
        Path staged = Files.createTempDirectory(data, ".staged");
        try {
            Files.copy(jar, staged.resolve("bearing.jar"));
            FileTrees.replace(jar.resolveSibling("lib"), staged.resolve("lib"));
            FileTrees.replace(staged, folder);
        } finally {
            FileTrees.delete(staged);
        }
        EngineConf conf = new EngineConf(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                folder.resolve("bearing.jar"),
                folder.resolve("engine.jsa"),
                version);
        makeArchive(conf);
        remember(data.resolve(EngineConf.FILE));
        conf.write(data.resolve(EngineConf.FILE));
        return conf;
    }

    /** The classes that an engine loads, as the virtual machine wants them; without it the engine starts later. */
    private void makeArchive(EngineConf conf) throws IOException {
        Path runtime = Files.createTempDirectory("bearing-install");
        try {
            Process engine = new ProcessBuilder(
                            conf.java().toString(),
                            "-XX:+UseSerialGC",
                            "-XX:-UsePerfData",
                            "-Xlog:disable",
                            "-Djava.awt.headless=true",
                            "-XX:ArchiveClassesAtExit=" + conf.archive(),
                            "-jar",
                            conf.jar().toString(),
                            "engine",
                            "--runtime",
                            runtime.toString(),
                            "--idle-exit-s",
                            "2",
                            "--rehearse")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!engine.waitFor(ARCHIVE_SECONDS, TimeUnit.SECONDS)) {
                engine.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            FileTrees.delete(runtime);
        }
    }

    /**
     * Installs a plug-in.
     *
     * @param format which
     * @param nativeTarget where the build left it
     * @return where it is now
     * @throws IOException if it cannot be written
     */
    Path plugin(PluginFormat format, Path nativeTarget) throws IOException {
        Path built = format.built(nativeTarget);
        if (!Files.exists(built)) {
            throw new BearingException("The " + format + " plug-in has not been built: there is no " + built
                    + "; install a C compiler (Debian: gcc, and lv2-dev for LV2) and run this again in the clone.");
        }
        Path place = format.installed(home);
        remember(place);
        FileTrees.replace(built, place);
        return place;
    }

    /**
     * Removes what was installed, and nothing else.
     *
     * @param formats these plug-ins; the engine too if they are all there are
     * @return what was removed
     * @throws IOException if something cannot be removed
     */
    List<Path> remove(Set<PluginFormat> formats) throws IOException {
        boolean all = formats.size() == PluginFormat.values().length;
        List<Path> removed = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        for (Path path : remembered()) {
            boolean plugin = formats.stream().anyMatch(f -> f.installed(home).equals(path));
            boolean engine = all && path.startsWith(data) && !path.equals(data);
            if (!plugin && !engine) {
                kept.add(path);
            } else if (FileTrees.delete(path)) {
                removed.add(path);
            }
        }
        if (kept.isEmpty()) {
            Files.deleteIfExists(data.resolve(LIST));
            String[] left = data.toFile().list();
            if (left != null && left.length == 0) {
                Files.delete(data);
            }
        } else {
            writeList(kept);
        }
        return Collections.unmodifiableList(removed);
    }

    private Set<Path> remembered() throws IOException {
        File list = data.resolve(LIST).toFile();
        Set<Path> paths = new LinkedHashSet<>();
        if (list.isFile()) {
            Files.readAllLines(list.toPath()).forEach(line -> paths.add(Path.of(line)));
        }
        return paths;
    }

    /** Before it is written, so that what a broken-off installation left can be removed too. */
    private void remember(Path path) throws IOException {
        Files.createDirectories(data);
        Set<Path> paths = remembered();
        if (paths.add(path)) {
            writeList(new ArrayList<>(paths));
        }
    }

    private void writeList(List<Path> paths) throws IOException {
        Path fresh = data.resolve(LIST + ".new");
        Files.write(fresh, paths.stream().map(Path::toString).toList());
        Files.move(fresh, data.resolve(LIST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
