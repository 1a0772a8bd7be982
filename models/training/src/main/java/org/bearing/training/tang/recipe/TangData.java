package org.bearing.training.tang.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;

/** All recordings of the experiments, each simulated when first asked for. One thread. */
public final class TangData {
    /** Recordings of each head in the many-head sets. */
    static final int PER_HEAD = 200;

    private static final int TEST_PER_HEAD = 100;
    private static final int ONE_HEAD = 4000;
    private static final int LITERAL_PER_HEAD = 130;
    private static final String LARGE_PINNAE = "cipic_subject_021";
    private static final String SMALL_PINNAE = "cipic_subject_165";

    private final DataFolder data;
    private final RecordingStore store;
    private final String version;
    private final Map<String, Recordings> known = new HashMap<>();
    private final Map<Split, List<Head>> heads = new HashMap<>();
    private final Map<Part, Supplier<Recordings>> originals = new EnumMap<>(Part.class);

    /**
     * Prepares the data.
     *
     * @param data heads and talkers
     * @param store keeps what has been simulated
     */
    public TangData(DataFolder data, RecordingStore store) {
        this(data, store, Optional.empty(), Optional.empty());
    }

    /**
     * Prepares the data, originals in place of what is rebuilt of them.
     *
     * @param data heads and talkers
     * @param store keeps what has been simulated
     * @param camil folder with {@code train} and {@code test}, each as {@link RecordingFolder} reads it
     * @param vast folder with {@code train.mat}, {@code test1.mat} and {@code test2.mat}, each as {@link VastFile} reads it
     */
    public TangData(DataFolder data, RecordingStore store, Optional<Path> camil, Optional<Path> vast) {
        this.data = data;
        this.store = store;
        camil.ifPresent(folder -> {
            originals.put(Part.CAMIL_TRAIN, () -> RecordingFolder.read(folder.resolve("train")));
            originals.put(Part.CAMIL_GRID, () -> RecordingFolder.read(folder.resolve("test")));
        });
        vast.ifPresent(folder -> {
            originals.put(Part.VAST_TRAIN, () -> VastFile.read(folder.resolve("train.mat")));
            originals.put(Part.VAST_1, () -> VastFile.read(folder.resolve("test1.mat")));
            originals.put(Part.VAST_2, () -> VastFile.read(folder.resolve("test2.mat")));
        });
        try {
            version = Hash.of(Files.readAllBytes(data.root().resolve("manifest.csv")));
        } catch (IOException e) {
            throw new BearingException(data.root() + " has no readable manifest.csv (" + e.getMessage() + ").", e);
        }
    }

    /** The sets of recordings. */
    public enum Part {
        /** CAMIL-like: every pose of the grid, white noise. */
        CAMIL_TRAIN,
        /** CAMIL-like: poses of the grid, 1 s of speech. */
        CAMIL_GRID,
        /** CAMIL-like: poses of the grid, 1-5 s of speech. */
        CAMIL_GRID_LONGER,
        /** CAMIL-like: poses of the grid, speech without noise. */
        CAMIL_SPEECH_ALONE,
        /** CAMIL-like: poses of the grid, white noise with noise. */
        CAMIL_WHITE_WITH_NOISE,
        /** CAMIL-like: poses of the grid, white noise as in the training. */
        CAMIL_WHITE_ALONE,
        /** CAMIL-like: any poses, white noise as in the training. */
        CAMIL_WHITE_OFF_GRID,
        /** CAMIL-like: any poses, 1 s of speech. */
        CAMIL_OFF_GRID,
        /** VAST-like: training and validation. */
        VAST_TRAIN,
        /** VAST-like: two and a half times as many for training and validation. */
        VAST_TRAIN_LARGE,
        /** VAST-like: test 1. */
        VAST_1,
        /** VAST-like: test 2. */
        VAST_2,
        /** VAST-like: test 1, any direction. */
        VAST_1_OFF_GRID,
        /** VAST-like: test 2, any direction. */
        VAST_2_OFF_GRID,
        /** CIPIC-like: training heads. */
        CIPIC_TRAIN,
        /** CIPIC-like: validation heads. */
        CIPIC_VALIDATION,
        /** CIPIC-like: test heads in the test room. */
        CIPIC_TEST,
        /** CIPIC-like: one of the training heads alone. */
        CIPIC_ONE_HEAD,
        /** CIPIC-like: training heads, literal convolution. */
        CIPIC_TRAIN_LITERAL,
        /** CIPIC-like: validation heads, literal convolution. */
        CIPIC_VALIDATION_LITERAL,
        /** CIPIC-like: test heads, literal convolution. */
        CIPIC_TEST_LITERAL
    }

    /**
     * Gives a set; simulates what is missing of it.
     *
     * @param part which
     * @return its recordings
     * @throws BearingException if the data folder lacks what it needs
     */
    public Recordings get(Part part) {
        Recordings found = known.get(part.name());
        if (found == null) {
            Supplier<Recordings> original = originals.get(part);
            found = original == null ? store.read(recipe(part)) : original.get();
            known.put(part.name(), found);
        }
        return found;
    }

    /**
     * Whether the originals of a set's family were given, for which there are only the paper's own tests.
     *
     * @param part of the family
     * @return true if that set is an original
     */
    public boolean isOriginal(Part part) {
        return originals.containsKey(part);
    }

    /**
     * The recipe of a set.
     *
     * @param part which
     * @return how it is made
     */
    public Recipe recipe(Part part) {
        return switch (part) {
            case CAMIL_TRAIN -> camil().train();
            case CAMIL_GRID -> camil().onGrid();
            case CAMIL_GRID_LONGER -> camil().onGridLonger();
            case CAMIL_SPEECH_ALONE -> camil().speechAlone();
            case CAMIL_WHITE_WITH_NOISE -> camil().whiteWithNoise();
            case CAMIL_WHITE_ALONE -> camil().whiteAlone();
            case CAMIL_WHITE_OFF_GRID -> camil().whiteOffGrid();
            case CAMIL_OFF_GRID -> camil().offGrid();
            case VAST_TRAIN -> vast().train();
            case VAST_TRAIN_LARGE -> vast().trainLarge();
            case VAST_1 -> vast().sameRooms();
            case VAST_2 -> vast().otherRooms();
            case VAST_1_OFF_GRID -> vast().sameRoomsOffGrid();
            case VAST_2_OFF_GRID -> vast().otherRoomsOffGrid();
            default -> cipic(part);
        };
    }

    private Recipe cipic(Part part) {
        CipicLike cipic = new CipicLike(version);
        CipicLike.Way image = CipicLike.Way.PER_IMAGE;
        CipicLike.Way literal = CipicLike.Way.LITERAL;
        List<Head> train = heads(Split.TRAIN);
        List<Head> held = heads(Split.VALIDATION);
        List<Head> test = heads(Split.TEST);
        return switch (part) {
            case CIPIC_TRAIN -> cipic.randomRooms("cipic-train", train, PER_HEAD, image);
            case CIPIC_VALIDATION -> cipic.randomRooms("cipic-validation", held, PER_HEAD, image);
            case CIPIC_TEST -> cipic.testRoom("cipic-test", test, TEST_PER_HEAD, image);
            case CIPIC_ONE_HEAD -> cipic.randomRooms("cipic-one-head", train.subList(0, 1), ONE_HEAD, image);
            case CIPIC_TRAIN_LITERAL -> cipic.randomRooms("cipic-train-literal", train, LITERAL_PER_HEAD, literal);
            case CIPIC_VALIDATION_LITERAL ->
                cipic.randomRooms("cipic-validation-literal", held, LITERAL_PER_HEAD, literal);
            case CIPIC_TEST_LITERAL -> cipic.testRoom("cipic-test-literal", test, TEST_PER_HEAD, literal);
            default -> throw new IllegalArgumentException("no set of the CIPIC heads: " + part);
        };
    }

    private CamilLike camil() {
        List<Sound> speech = data.items(DataKind.SPEECH, Split.TEST).stream()
                .map(item -> data.sound(item, RecordingMaker.RATE_HZ))
                .toList();
        if (speech.isEmpty()) {
            throw missing("speech of the split test");
        }
        return new CamilLike(kemar(LARGE_PINNAE), speech, version);
    }

    private VastLike vast() {
        return new VastLike(kemar(SMALL_PINNAE), version);
    }

    private Head kemar(String name) {
        return heads(Split.KEMAR).stream()
                .filter(head -> head.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing("the head " + name + " of the split kemar"));
    }

    private List<Head> heads(Split split) {
        return heads.computeIfAbsent(split, s -> {
            List<Head> found = data.heads(s).stream()
                    .map(item -> Head.open(data.file(item), RecordingMaker.RATE_HZ))
                    .toList();
            if (found.isEmpty()) {
                throw missing("heads of the split " + s.label());
            }
            HeadCheck.check(found);
            return found;
        });
    }

    private BearingException missing(String what) {
        return new BearingException("The data folder " + data.root() + " lacks " + what
                + ", which this experiment needs; complete the folder and its manifest.csv.");
    }

    /**
     * Keeps a derived set in memory.
     *
     * @param name of it
     * @param make makes it
     * @return the set
     */
    public Recordings derived(String name, Supplier<Recordings> make) {
        Recordings found = known.get(name);
        if (found == null) {
            found = make.get();
            known.put(name, found);
        }
        return found;
    }
}
