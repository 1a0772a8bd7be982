package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bearing.api.Methods;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.StoredModel;

/** Makes an embedding know a room by its labelled sound, and tells what that gained on labels held back. */
public final class RoomAdaptation {
    private static final double FRONT_DEG = 90;
    private static final double AROUND_DEG = 180;

    private final Preset preset;
    private final List<Stretch> learnt;
    private final List<Stretch> held;

    private RoomAdaptation(Preset preset, List<Stretch> learnt, List<Stretch> held) {
        this.preset = preset;
        this.learnt = learnt;
        this.held = held;
    }

    /**
     * Reads the labels.
     *
     * @param preset how the room was recorded; its method is the embedding
     * @param table the labels
     * @return what is to be done
     * @throws ConfigurationException if a label is not as expected, or there are too few
     * @throws BearingException if a file cannot be read
     */
    public static RoomAdaptation of(Preset preset, Path table) {
        boolean around = preset.text("capture.hemisphere").orElse("front").equals("all");
        List<Stretch> all = RoomLabels.read(table, around ? AROUND_DEG : FRONT_DEG).stream()
                .map(Stretch::read)
                .toList();
        List<List<Stretch>> parts = RoomTest.divide(all);
        return new RoomAdaptation(preset, parts.get(0), parts.get(1));
    }

    /**
     * What came of it.
     *
     * @param kept whether the model was written
     * @param sentence what to tell the user
     */
    public record Result(boolean kept, String sentence) {}

    /**
     * Learns, compares and, if that is better, writes the model. It is compared with a third of the labels held back, and
     * written with all of them.
     *
     * @param fineTune whether the network learns too, else only the neighbour set
     * @param out folder of the model, named after it; made if it is not there
     * @return what came of it
     */
    public Result run(boolean fineTune, Path out) {
        StoredModel base = StoredModel.find(Methods.embeddingModel(preset));
        String name = String.valueOf(out.toAbsolutePath().normalize().getFileName());
        RoomTest before = RoomTest.of(preset, held);
        RoomExamples examples =
                new RoomExamples(base.manifest().cues(), base.manifest().frames());
        learnt.forEach(examples::add);
        RoomTest after = RoomTest.of(
                preset, held, folder -> model(base, examples, fineTune, name).write(folder));
        String gain = before.count() + " labels held back: before " + before.text() + "; after, with " + examples.size()
                + " more neighbours" + (fineTune ? " and a tuned network, " : ", ") + after.text();
        if (!(after.meanDeg() < before.meanDeg())) {
            return new Result(false, gain + ": no gain, so no model was written; give more labels, or keep the model.");
        }
        held.forEach(examples::add);
        try {
            Path weights = model(base, examples, fineTune, name).write(Files.createDirectories(out));
            return new Result(true, gain + "; wrote " + weights + ": localize --set model=" + weights + " uses it.");
        } catch (IOException e) {
            throw new BearingException(out + " cannot be made (" + e.getMessage() + "); choose another folder.", e);
        }
    }

    private static StoredModel model(StoredModel base, RoomExamples examples, boolean fineTune, String name) {
        StoredModel network =
                fineTune ? TemporaryFolder.with(folder -> new RoomFineTuning(base, examples).tuned(folder)) : base;
        return new RoomPoints(network, examples).model(name);
    }
}
