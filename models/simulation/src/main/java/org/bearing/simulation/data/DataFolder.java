package org.bearing.simulation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bearing.geometry.BearingException;

/**
 * A folder of heads and sounds with a {@code manifest.csv} that says what may be used for what.
 *
 * <p>Any number of threads may use one instance. Sounds stay in memory once read.
 */
public final class DataFolder {
    /** Environment variable that names the folder. */
    public static final String ENVIRONMENT = "BEARING_DATA";

    static final String HINT = "; name the data folder with --data DIR or " + ENVIRONMENT + ".";

    private static final Path USUAL = Path.of("..", "shared", "data");

    private final Path root;
    private final List<DataItem> items;
    private final Map<Key, Sound> sounds = new ConcurrentHashMap<>();

    private DataFolder(Path root, List<DataItem> items) {
        this.root = root;
        this.items = List.copyOf(items);
    }

    private record Key(String path, int sampleRateHz) {}

    /**
     * Where the folder is: as asked, else as {@link #ENVIRONMENT} says, else {@code ../shared/data}.
     *
     * @param option what the user asked for
     * @return the place, whether or not anything is there
     */
    public static Path locate(Optional<Path> option) {
        return locate(option, System.getenv());
    }

    static Path locate(Optional<Path> option, Map<String, String> environment) {
        String named = environment.getOrDefault(ENVIRONMENT, "");
        return option.orElse(named.isBlank() ? USUAL : Path.of(named));
    }

    /**
     * A version of the data, for records of what was made from it.
     *
     * @return 16 hexadecimal digits of the SHA-256 of the manifest
     * @throws BearingException if it cannot be read
     */
    public String version() {
        Path manifest = root.resolve(Manifest.FILE);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(manifest));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new BearingException(manifest + " cannot be read (" + e.getMessage() + ").", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Opens a folder: reads its manifest and checks that every file is there.
     *
     * @param root the folder
     * @return the folder
     * @throws BearingException if the folder, its manifest or a file is missing
     * @throws org.bearing.geometry.ConfigurationException if the manifest is broken
     */
    public static DataFolder open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BearingException(
                    "There is no data folder " + root.toAbsolutePath().normalize() + HINT);
        }
        Path manifest = root.resolve(Manifest.FILE);
        if (!Files.isRegularFile(manifest)) {
            throw new BearingException("The folder " + root + " holds no " + Manifest.FILE + HINT);
        }
        List<DataItem> items = Manifest.read(manifest);
        List<DataItem> missing = items.stream()
                .filter(item -> !Files.isRegularFile(root.resolve(item.path())))
                .toList();
        if (!missing.isEmpty()) {
            throw new BearingException("The data folder " + root + " lacks " + missing.size() + " of the "
                    + items.size() + " files in its " + Manifest.FILE + ", first "
                    + missing.get(0).path() + ": complete the folder" + HINT);
        }
        return new DataFolder(root, items);
    }

    /** {@return where the folder is} */
    public Path root() {
        return root;
    }

    /** {@return every line of the manifest, in its order} */
    public List<DataItem> items() {
        return items;
    }

    /**
     * The files of one kind and split.
     *
     * @param kind what they are
     * @param split what they may be used for
     * @return them, in the manifest's order; may be empty
     */
    public List<DataItem> items(DataKind kind, Split split) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.split() == split)
                .toList();
    }

    /**
     * The heads of one split, human or not.
     *
     * @param split what they may be used for
     * @return them, in the manifest's order; may be empty
     */
    public List<DataItem> heads(Split split) {
        return items.stream()
                .filter(item -> item.kind().isHead() && item.split() == split)
                .toList();
    }

    /**
     * Where a file is.
     *
     * @param item a line of the manifest
     * @return its file
     */
    public Path file(DataItem item) {
        return root.resolve(item.path());
    }

    /**
     * A sound at the rate asked for; read once.
     *
     * @param item a line of the manifest that is no head
     * @param sampleRateHz rate of the samples, Hz
     * @return the sound
     * @throws BearingException if the file cannot be read
     */
    public Sound sound(DataItem item, int sampleRateHz) {
        if (item.kind().isHead()) {
            throw new IllegalArgumentException("a head is no sound: " + item.path());
        }
        Key key = new Key(item.path(), sampleRateHz);
        return sounds.computeIfAbsent(key, k -> Sound.read(file(item), sampleRateHz));
    }

    /** What a failed access was about, in words. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : Objects.toString(e.getMessage(), "I/O error");
    }
}
