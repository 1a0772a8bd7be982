package org.bearing.training.bianco.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.Sound;

/**
 * Makes recordings once and keeps them, one file per position; an interruption costs at most one position. A set lies in a
 * folder that says what it holds.
 */
public final class PairAudioStore {
    private static final String DESCRIPTION = "recipe.txt";
    private static final String AUDIO = "audio";
    private static final String CLIPS = "clip_samples";

    private final Path folder;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Opens a store.
     *
     * @param folder where it is; made when needed
     * @param bars makes a progress bar from a title and a total
     */
    public PairAudioStore(Path folder, BiFunction<String, Long, ProgressBar> bars) {
        this.folder = folder;
        this.bars = bars;
    }

    /**
     * Gives the recordings of a recipe; makes what is missing.
     *
     * @param recipe which
     * @return what was heard
     * @throws ConfigurationException if the recipe's folder holds another set
     * @throws BearingException if the folder cannot be read or written, or the clips cannot be had
     */
    public PairAudio read(PairRecipe recipe) {
        Path home = folder.resolve(recipe.name());
        claim(home, recipe.description() + "\n");
        int count = recipe.responses().positions().size();
        if (missing(home, count) > 0) {
            make(recipe, home);
        }
        float[][][] audio = new float[count][][];
        int[] clips = {};
        for (int position = 0; position < count; position++) {
            Path file = file(home, position);
            Map<String, Tensor> tensors = Safetensors.read(file);
            Tensor stereo = tensors.get(AUDIO);
            Tensor lengths = tensors.get(CLIPS);
            if (stereo == null || lengths == null || stereo.rank() != 2 || stereo.size(0) != 2) {
                throw new BearingException(file + " holds no recordings of a pair; remove it and run again.");
            }
            clips = new int[lengths.size(0)];
            for (int i = 0; i < clips.length; i++) {
                clips[i] = (int) lengths.values()[i];
            }
            audio[position] = new float[2][stereo.size(1)];
            System.arraycopy(stereo.values(), 0, audio[position][0], 0, stereo.size(1));
            System.arraycopy(stereo.values(), stereo.size(1), audio[position][1], 0, stereo.size(1));
        }
        return PairAudio.of(recipe.responses().spacingM(), recipe.responses().positions(), clips, audio);
    }

    private static int missing(Path home, int count) {
        int missing = 0;
        for (int position = 0; position < count; position++) {
            missing += Files.exists(file(home, position)) ? 0 : 1;
        }
        return missing;
    }

    private void make(PairRecipe recipe, Path home) {
        int count = recipe.responses().positions().size();
        List<Sound> clips = recipe.clips().draw();
        int[] lengths = PairAudioMaker.lengths(clips);
        float[] asFloats = new float[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            asFloats[i] = lengths[i];
        }
        PairAudioMaker maker = new PairAudioMaker();
        try (ProgressBar bar = bars.apply("recording " + recipe.name(), (long) missing(home, count))) {
            for (int position = 0; position < count; position++) {
                if (!Files.exists(file(home, position))) {
                    float[][] stereo = maker.make(
                            recipe.responses().response(position), clips, Seeds.mix(recipe.noiseSeed(), position));
                    int samples = stereo[0].length;
                    float[] both = new float[2 * samples];
                    System.arraycopy(stereo[0], 0, both, 0, samples);
                    System.arraycopy(stereo[1], 0, both, samples, samples);
                    SafetensorsWriter.write(
                            file(home, position),
                            Map.of(
                                    AUDIO,
                                    Tensor.of(Dtype.F32, both, 2, samples),
                                    CLIPS,
                                    Tensor.of(Dtype.F32, asFloats, asFloats.length)),
                            Map.of());
                    bar.step();
                }
            }
        }
    }

    private static Path file(Path home, int position) {
        return home.resolve("position-" + position + ".safetensors");
    }

    private static void claim(Path home, String description) {
        Path file = home.resolve(DESCRIPTION);
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                WholeFile.write(file, description.getBytes(StandardCharsets.UTF_8));
            } else if (!Files.readString(file).equals(description)) {
                throw new ConfigurationException(file
                        + " describes other recordings than this run asks for; take another --work folder or remove "
                        + home + ".");
            }
        } catch (IOException e) {
            throw new BearingException(home + " cannot be used (" + e.getMessage() + "); choose another --work.", e);
        }
    }
}
