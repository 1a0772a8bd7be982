package org.bearing.training.tang.figure;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bearing.training.tang.recipe.Grids;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;
import org.bearing.training.tang.recipe.TangData.Part;

/** The two sets that most figures use, their division and their tests. */
enum Corpus {
    CAMIL("CAMIL-like", Part.CAMIL_TRAIN),
    VAST("VAST-like", Part.VAST_TRAIN);

    /** The CAMIL-like test that sounds as the training does. */
    static final String LIKE_TRAINING = "CAMIL-like, white noise";

    /** Part of the recordings that train, the rest validates. */
    static final int TRAINING_PERCENT = 70;

    private final String label;
    private final Part part;

    Corpus(String label, Part part) {
        this.label = label;
        this.part = part;
    }

    /** A named test. */
    record Test(String label, Recordings recordings) {}

    /** {@return its name in tables} */
    String label() {
        return label;
    }

    /** {@return the tests as in the paper} */
    List<Test> printedTests(TangData data) {
        return this == CAMIL
                ? List.of(new Test("CAMIL-like", data.get(Part.CAMIL_GRID)))
                : List.of(
                        new Test("VAST-like 1", data.get(Part.VAST_1)), new Test("VAST-like 2", data.get(Part.VAST_2)));
    }

    /** {@return further tests of the same trainings} */
    List<Test> moreTests(TangData data) {
        if (data.isOriginal(part)) {
            return List.of();
        }
        return this == CAMIL
                ? List.of(
                        new Test("CAMIL-like, 1-5 s", data.get(Part.CAMIL_GRID_LONGER)),
                        new Test("CAMIL-like, off grid", data.get(Part.CAMIL_OFF_GRID)),
                        new Test(LIKE_TRAINING, data.get(Part.CAMIL_WHITE_ALONE)),
                        new Test("CAMIL-like, white noise, off grid", data.get(Part.CAMIL_WHITE_OFF_GRID)),
                        new Test("CAMIL-like, white noise 15 dB", data.get(Part.CAMIL_WHITE_WITH_NOISE)),
                        new Test("CAMIL-like, speech without noise", data.get(Part.CAMIL_SPEECH_ALONE)))
                : List.of(
                        new Test("VAST-like 1, off grid", data.get(Part.VAST_1_OFF_GRID)),
                        new Test("VAST-like 2, off grid", data.get(Part.VAST_2_OFF_GRID)));
    }

    /** {@return directions inside held-out blocks, for trainings without these} */
    List<Test> blockTests(TangData data) {
        if (this == VAST) {
            return List.of(blockTest(data, "held-out blocks", Part.VAST_1));
        }
        Test speech = blockTest(data, "held-out blocks", Part.CAMIL_GRID);
        return data.isOriginal(part)
                ? List.of(speech)
                : List.of(speech, blockTest(data, "white noise, held-out blocks", Part.CAMIL_WHITE_ALONE));
    }

    private Test blockTest(TangData data, String what, Part from) {
        Recordings test = data.derived(from.name() + " inside blocks", () -> heldOut(data.get(from), true));
        return new Test(label + ", " + what, test);
    }

    /** {@return a part of the recordings, at random; never one of {@link #validation}} */
    Recordings training(TangData data, long seed, int percent) {
        return divided(data, seed, "training " + percent + "%", 0, percent / 100.0);
    }

    /** {@return the recordings that validate} */
    Recordings validation(TangData data, long seed) {
        return divided(data, seed, "validation", TRAINING_PERCENT / 100.0, 1);
    }

    /** {@return the training recordings outside the held-out blocks} */
    Recordings trainingOutsideBlocks(TangData data, long seed) {
        return derived(data, seed, "training outside", () -> heldOut(training(data, seed, TRAINING_PERCENT), false));
    }

    /** {@return the validation recordings outside the held-out blocks} */
    Recordings validationOutsideBlocks(TangData data, long seed) {
        return derived(data, seed, "validation outside", () -> heldOut(validation(data, seed), false));
    }

    /** {@return VAST-like: training recordings from two and a half times as many of the same rooms and places} */
    static Recordings moreTraining(TangData data, long seed) {
        return VAST.derived(
                data,
                seed,
                "training of more",
                () -> divide(data.get(Part.VAST_TRAIN_LARGE), seed, "training", 0, TRAINING_PERCENT / 100.0));
    }

    private Recordings derived(TangData data, long seed, String name, Supplier<Recordings> make) {
        return data.derived(name() + " " + seed + " " + name, make);
    }

    private Recordings divided(TangData data, long seed, String name, double from, double to) {
        return derived(data, seed, name, () -> divide(data.get(part), seed, name, from, to));
    }

    /** Takes a stretch of the recordings in random order. */
    static Recordings divide(Recordings all, long seed, String name, double from, double to) {
        int[] order = IntStream.range(0, all.size()).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        int first = (int) Math.round(from * all.size());
        int last = (int) Math.round(to * all.size());
        return all.subset(
                name + " of seed " + seed,
                IntStream.range(first, last).map(i -> order[i]).toArray());
    }

    private static Recordings heldOut(Recordings all, boolean inside) {
        return all.where(
                inside ? "inside blocks" : "outside blocks",
                i -> Grids.heldOut(all.table().azimuthDeg(i), all.table().elevationDeg(i)) == inside);
    }
}
