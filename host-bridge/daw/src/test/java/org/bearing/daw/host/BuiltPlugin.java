package org.bearing.daw.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CLAP plug-in that the build made, with an empty runtime folder and no engine installed. */
final class BuiltPlugin {
    /** Another build, such as one with sanitizers, can be named. */
    private static final Path FILE = Path.of(System.getProperty("bearing.clap", "../native/target/bearing.clap"));

    private BuiltPlugin() {}

    /** The plug-in's file; the test is skipped if it was not built. */
    static Path file() {
        assumeTrue(
                Files.isRegularFile(FILE),
                "skipped: " + FILE + " is missing: host-bridge/native was built without a C compiler");
        Environment.prepare();
        return FILE;
    }

    /** {@return where the plug-in puts its shared memory} */
    static Path runtimeFolder() {
        return Environment.FOLDER;
    }

    /** Java cannot change its own environment, but the plug-in asks the C library. */
    private static final class Environment {
        private static final Path FOLDER = folder();

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("bearing-clap-test");
                folder.toFile().deleteOnExit();
                Function setenv = NativeLibrary.getProcess().getFunction("setenv");
                setenv.invokeInt(new Object[] {"BEARING_RUNTIME_DIR", folder.toString(), 1});
                setenv.invokeInt(new Object[] {
                    "BEARING_ENGINE_CONF", folder.resolve("none.conf").toString(), 1
                });
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void prepare() {
            assumeTrue(Files.isDirectory(FOLDER), "the runtime folder must be there: " + FOLDER);
        }
    }
}
