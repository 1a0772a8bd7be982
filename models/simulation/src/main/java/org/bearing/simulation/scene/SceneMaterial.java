package org.bearing.simulation.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataItem;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;

/**
 * The heads and sounds that scenes are made of, at one rate. Any number of threads may share one instance; stretched
 * heads are made once, when first asked for.
 */
public final class SceneMaterial {
    static {
        RealFft.withoutThreads();
    }

    /** A blended head has at least this share of either of its two heads. */
    private static final double LEAST_SHARE = 0.2;

    private final int sampleRateHz;
    private final List<Head> heads;
    private final List<Sound> speech;
    private final List<Sound> recorded;
    private final int musicCount;
    private final Map<Size, Ears> ears = new ConcurrentHashMap<>();

    private record Size(int head, double stretch) {}

    /** A head of one size with its diffuse field. */
    record Ears(Head head, DiffuseEars field) {}

    private SceneMaterial(
            int sampleRateHz, List<Head> heads, List<Sound> speech, List<Sound> music, List<Sound> noise) {
        this.sampleRateHz = sampleRateHz;
        this.heads = List.copyOf(heads);
        this.speech = List.copyOf(speech);
        musicCount = music.size();
        recorded = Stream.concat(music.stream(), noise.stream()).toList();
    }

    /**
     * Reads the heads of one split and the sounds of another (the same, mostly).
     *
     * @param data where from
     * @param headSplit whose heads
     * @param soundSplit whose sounds
     * @param sampleRateHz rate of the scenes, Hz
     * @return the material
     * @throws BearingException if the folder has no such heads or sounds, or a file cannot be read
     */
    public static SceneMaterial open(DataFolder data, Split headSplit, Split soundSplit, int sampleRateHz) {
        List<Head> heads = data.heads(headSplit).parallelStream()
                .map(item -> Head.open(data.file(item), sampleRateHz))
                .toList();
        return open(data, heads, soundSplit, sampleRateHz);
    }

    /**
     * Reads the sounds of one split for heads at hand.
     *
     * @param data where from
     * @param heads at least one, at {@code sampleRateHz}
     * @param soundSplit whose sounds
     * @param sampleRateHz rate of the scenes, Hz
     * @return the material
     * @throws BearingException if there are no heads or no such sounds, or a file cannot be read
     */
    public static SceneMaterial open(DataFolder data, List<Head> heads, Split soundSplit, int sampleRateHz) {
        List<Sound> speech = sounds(data, DataKind.SPEECH, soundSplit, sampleRateHz);
        List<Sound> music = sounds(data, DataKind.MUSIC, soundSplit, sampleRateHz);
        List<Sound> noise = sounds(data, DataKind.NOISE, soundSplit, sampleRateHz);
        if (heads.isEmpty() || speech.isEmpty() || (music.isEmpty() && noise.isEmpty())) {
            throw new BearingException("The data folder " + data.root() + " offers " + heads.size() + " heads, "
                    + speech.size() + " speech and " + (music.size() + noise.size())
                    + " other sounds of the split " + soundSplit.label()
                    + ", but at least one of each is needed: complete the folder.");
        }
        return new SceneMaterial(sampleRateHz, heads, speech, music, noise);
    }

    /**
     * Takes heads and sounds at hand.
     *
     * @param sampleRateHz rate of all of them, Hz
     * @param heads at least one
     * @param speech at least one
     * @param music may be empty if {@code noise} is not
     * @param noise may be empty if {@code music} is not
     * @return the material
     */
    public static SceneMaterial of(
            int sampleRateHz, List<Head> heads, List<Sound> speech, List<Sound> music, List<Sound> noise) {
        if (heads.isEmpty() || speech.isEmpty() || (music.isEmpty() && noise.isEmpty())) {
            throw new IllegalArgumentException("at least one head, one speech and one other sound are needed");
        }
        return new SceneMaterial(sampleRateHz, heads, speech, music, noise);
    }

    /**
     * The same with more heads: each lies between two of those at hand, drawn at random.
     *
     * @param count how many more; only heads measured at the same directions can be blended
     * @param seed of the draws
     * @return the larger material
     */
    public SceneMaterial withBlendedHeads(int count, long seed) {
        List<Head> all = new ArrayList<>(heads);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int first = random.nextInt(heads.size());
            int second = (first + 1 + random.nextInt(heads.size() - 1)) % heads.size();
            double share = LEAST_SHARE + (1 - 2 * LEAST_SHARE) * random.nextDouble();
            all.add(Head.of(heads.get(first).set().blended(heads.get(second).set(), share), sampleRateHz));
        }
        return new SceneMaterial(
                sampleRateHz,
                all,
                speech,
                recorded.subList(0, musicCount),
                recorded.subList(musicCount, recorded.size()));
    }

    /**
     * The same without recorded noise.
     *
     * @return the material
     * @throws BearingException if it has no music
     */
    public SceneMaterial withMusicOnly() {
        if (musicCount == 0) {
            throw new BearingException("The data folder has no music of this split: complete the folder.");
        }
        return new SceneMaterial(sampleRateHz, heads, speech, recorded.subList(0, musicCount), List.of());
    }

    private static List<Sound> sounds(DataFolder data, DataKind kind, Split split, int sampleRateHz) {
        List<DataItem> items = data.items(kind, split);
        return items.parallelStream()
                .map(item -> data.sound(item, sampleRateHz))
                .toList();
    }

    /** {@return rate of the scenes, Hz} */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@return the heads as measured} */
    public List<Head> heads() {
        return heads;
    }

    /**
     * The sounds of a kind.
     *
     * @param kind speech, or music and noise
     * @return them; none for white noise
     */
    public List<Sound> sounds(ContentKind kind) {
        return switch (kind) {
            case SPEECH -> speech;
            case MUSIC_OR_NOISE -> recorded;
            case WHITE_NOISE -> List.of();
        };
    }

    /** {@return how many of the recorded sounds are music; these come first} */
    int musicCount() {
        return musicCount;
    }

    /** {@return a head at a size, with its diffuse field} */
    Ears ears(int head, double stretch) {
        return ears.computeIfAbsent(new Size(head, stretch), size -> {
            Head sized = stretch == 1 ? heads.get(head) : heads.get(head).stretched(stretch);
            return new Ears(sized, DiffuseEars.of(sized));
        });
    }
}
