package org.bearing.training.bianco.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataItem;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;

/**
 * Segments of 2 to 3 s of speech, each of another talker of one split, drawn at random from what {@link VoiceActivity} leaves of
 * his or her sentence (the paper's section III-C, which has 20 for training and 20 others for validation).
 */
public final class SpeechClips implements DryClips {
    /** Clips of a set, as in the paper. */
    public static final int COUNT = 20;

    private static final double SHORTEST_S = 2;
    private static final double LONGEST_S = 3;

    private final DataFolder data;
    private final Split split;
    private final int count;
    private final long seed;

    /**
     * Prepares a draw.
     *
     * @param data where the speech is
     * @param split whose talkers
     * @param count number of clips, above 0
     * @param seed of the draw
     */
    public SpeechClips(DataFolder data, Split split, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be above 0: " + count);
        }
        this.data = data;
        this.split = split;
        this.count = count;
        this.seed = seed;
    }

    @Override
    public String description() {
        return count + " speech clips of " + SHORTEST_S + "-" + LONGEST_S + " s after WebRTC VAD mode 3, split "
                + split.label() + ", seed " + seed + ", data " + data.version();
    }

    /**
     * {@inheritDoc}
     *
     * @throws BearingException if the split has too few talkers, or the voice activity detector does not run
     */
    @Override
    public List<Sound> draw() {
        List<DataItem> talkers = new ArrayList<>(data.items(DataKind.SPEECH, split));
        SplittableRandom random = new SplittableRandom(seed);
        List<Sound> clips = new ArrayList<>();
        while (clips.size() < count && !talkers.isEmpty()) {
            DataItem item = talkers.remove(random.nextInt(talkers.size()));
            Sound sound = data.sound(item, PairAudio.RATE_HZ);
            float[] samples = new float[sound.length()];
            sound.copy(0, samples, 0, samples.length);
            float[] speech = VoiceActivity.speech(samples);
            int length = (int) (PairAudio.RATE_HZ * (SHORTEST_S + (LONGEST_S - SHORTEST_S) * random.nextDouble()));
            if (speech.length >= length) {
                int from = random.nextInt(speech.length - length + 1);
                clips.add(Sound.of(item.name(), PairAudio.RATE_HZ, Arrays.copyOfRange(speech, from, from + length)));
            }
        }
        if (clips.size() < count) {
            throw new BearingException(
                    "The data folder " + data.root() + " has " + clips.size() + " talkers of the split "
                            + split.label() + " with " + LONGEST_S + " s of speech, but " + count
                            + " are needed; complete the folder and its manifest.csv.");
        }
        return clips;
    }
}
