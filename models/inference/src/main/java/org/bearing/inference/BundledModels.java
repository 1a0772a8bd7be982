package org.bearing.inference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.manifest.ModelManifest;
import org.jspecify.annotations.Nullable;

/**
 * The models on the class path: {@code org/bearing/inference/models/NAME.safetensors} and {@code NAME.json}.
 *
 * <p>Their names stand in {@code index.txt} beside them, one a line; every jar may bring its own. Found through this
 * class's own loader, so also inside a foreign program.
 */
public final class BundledModels {
    private static final String FOLDER = "org/bearing/inference/models/";
    private static final String INDEX = FOLDER + "index.txt";

    /** Models are immutable: all localizers of a process share one, as long as memory allows. */
    private static final Map<String, SoftReference<EmbeddingModel>> LOADED = new ConcurrentHashMap<>();

    private BundledModels() {}

    /**
     * Lists the models.
     *
     * @return their names, in order
     */
    public static List<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        try {
            for (URL index : Collections.list(loader().getResources(INDEX))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
        return List.copyOf(names);
    }

    /**
     * Reads a model's manifest, without its weights.
     *
     * @param name the model's name
     * @return what it says about itself
     * @throws ConfigurationException if there is no such model
     */
    public static ModelManifest manifest(String name) {
        return ManifestFile.parse(
                ModelFiles.utf8(resource(name, ModelFiles.MANIFEST_SUFFIX)), name + ModelFiles.MANIFEST_SUFFIX);
    }

    /**
     * Loads a model from the class path, once.
     *
     * @param name the model's name
     * @return the model, shared by all who ask
     * @throws ConfigurationException if there is no such model
     */
    public static EmbeddingModel load(String name) {
        SoftReference<EmbeddingModel> before = LOADED.get(name);
        @Nullable EmbeddingModel loaded = before == null ? null : before.get();
        if (loaded == null) {
            loaded = EmbeddingModel.parse(
                    manifest(name), resource(name, ModelFiles.WEIGHTS_SUFFIX), name + ModelFiles.WEIGHTS_SUFFIX);
            LOADED.put(name, new SoftReference<>(loaded));
        }
        return loaded;
    }

    /**
     * Loads a model by what a user wrote: the name of a bundled one, or the path of a {@code .safetensors} file.
     *
     * @param nameOrPath name or path
     * @return the model
     * @throws ConfigurationException if there is no such model
     */
    public static EmbeddingModel find(String nameOrPath) {
        return nameOrPath.endsWith(ModelFiles.WEIGHTS_SUFFIX)
                ? EmbeddingModel.load(Path.of(nameOrPath))
                : load(nameOrPath);
    }

    /** {@return whether a model has a file with a certain ending} */
    static boolean has(String name, String suffix) {
        return loader().getResource(FOLDER + name + suffix) != null;
    }

    /** {@return a text file of a model; empty if it has none of that kind} */
    static Optional<String> text(String name, String suffix) {
        return loader().getResource(FOLDER + name + suffix) == null
                ? Optional.empty()
                : Optional.of(ModelFiles.utf8(resource(name, suffix)));
    }

    static byte[] resource(String name, String suffix) {
        try (@Nullable InputStream in = loader().getResourceAsStream(FOLDER + name + suffix)) {
            if (in == null) {
                throw new ConfigurationException("There is no model named \"" + name + "\"; expected one of " + names()
                        + " or the path of a .safetensors file.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private static ClassLoader loader() {
        return BundledModels.class.getClassLoader();
    }
}
