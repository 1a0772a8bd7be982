package org.bearing.training.tang.figure;

import java.util.List;
import org.bearing.training.tang.recipe.Frames;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;
import org.bearing.training.tang.recipe.TangData.Part;

/** What section 5.5 compares: WSCE_sim15 trained with one head and with many, and tested with heads it never met. */
enum HeadTrials {
    /** As in the paper: the network of the VAST-like rooms, one KEMAR head. */
    BEFORE("one head, VAST-like (before)", "24.3 / 20.1"),
    /** One human head in random rooms. */
    ONE_HEAD("one human head, random rooms", "-"),
    /** As in the paper: many heads. */
    RETRAINED("many heads (after retraining)", "1.1 / 3.6"),
    /** Many heads, with the angles of CIPIC's own frame taken for azimuth and elevation. */
    RETRAINED_POLAR("many heads, interaural-polar labels", "-"),
    /** Many heads, the literal convolution. */
    RETRAINED_LITERAL("many heads, literal convolution", "-");

    private static final Contender METHOD = Contender.WSCE_15;

    private final String label;
    private final String printed;

    HeadTrials(String label, String printed) {
        this.label = label;
        this.printed = printed;
    }

    /** {@return its name in tables} */
    String label() {
        return label;
    }

    /** {@return azimuth / elevation in the paper} */
    String printed() {
        return printed;
    }

    /** {@return the training} */
    Trial trial(Setting setting, long seed) {
        TangData data = setting.data();
        return switch (this) {
            case BEFORE -> setting.trial(Corpus.VAST, METHOD, seed);
            case ONE_HEAD -> of(setting, seed, part(data, seed, 0, 0.7), part(data, seed, 0.7, 1));
            case RETRAINED -> of(setting, seed, data.get(Part.CIPIC_TRAIN), data.get(Part.CIPIC_VALIDATION));
            case RETRAINED_POLAR ->
                of(setting, seed, polar(data, Part.CIPIC_TRAIN), polar(data, Part.CIPIC_VALIDATION));
            case RETRAINED_LITERAL ->
                of(setting, seed, data.get(Part.CIPIC_TRAIN_LITERAL), data.get(Part.CIPIC_VALIDATION_LITERAL));
        };
    }

    private Trial of(Setting setting, long seed, Recordings training, Recordings validation) {
        return new Trial(
                METHOD.label() + " " + label + " seed " + seed,
                training,
                validation,
                METHOD.spec(seed, setting.epochs(training)));
    }

    private static Recordings part(TangData data, long seed, double from, double to) {
        return data.derived(
                "one head " + seed + " " + from,
                () -> Corpus.divide(data.get(Part.CIPIC_ONE_HEAD), seed, "from " + from, from, to));
    }

    private static Recordings polar(TangData data, Part part) {
        return data.derived("polar " + part.name(), () -> Frames.interauralPolar(data.get(part)));
    }

    /** {@return the tests: per image, per image in CIPIC's own frame, and both of the literal convolution} */
    static List<Corpus.Test> tests(TangData data) {
        return List.of(
                new Corpus.Test("test heads", data.get(Part.CIPIC_TEST)),
                new Corpus.Test("truth in interaural-polar angles", polar(data, Part.CIPIC_TEST)),
                new Corpus.Test("literal convolution", data.get(Part.CIPIC_TEST_LITERAL)),
                new Corpus.Test("literal, interaural-polar", polar(data, Part.CIPIC_TEST_LITERAL)));
    }
}
