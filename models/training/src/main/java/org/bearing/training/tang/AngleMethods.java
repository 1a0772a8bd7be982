package org.bearing.training.tang;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.printed.PrintedModel;
import org.bearing.inference.printed.PrintedSpec;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.tang.method.TrainedMethod;

/** Trained methods as files, so that an experiment continues after an interruption. */
public final class AngleMethods {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEIGHTS = "method.safetensors";
    private static final String SHAPE = "method.json";

    private AngleMethods() {}

    /**
     * Writes a trained method: {@code method.safetensors}, then {@code method.json}, each whole or not at all.
     *
     * @param method from {@link PrintedTraining} or {@link #load}
     * @param folder receives it; made if needed
     * @throws BearingException if it cannot be written
     */
    public static void save(AngleMethod method, Path folder) {
        if (!(method instanceof TrainedMethod trained)) {
            throw new IllegalArgumentException("only methods that were trained here can be saved: " + method);
        }
        try {
            Files.createDirectories(folder);
            SafetensorsWriter.write(folder.resolve(WEIGHTS), trained.model().tensors(), Map.of());
            WholeFile.write(
                    folder.resolve(SHAPE),
                    JSON.writeValueAsBytes(trained.model().spec()));
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be written (" + e.getMessage() + "); choose another.", e);
        }
    }

    /**
     * Tells whether a folder holds a finished method.
     *
     * @param folder as given to {@link #save}
     * @return whether {@link #load} can be called
     */
    public static boolean saved(Path folder) {
        return Files.exists(folder.resolve(SHAPE));
    }

    /**
     * Reads a trained method.
     *
     * @param folder as given to {@link #save}
     * @return the method
     * @throws BearingException if it is missing or damaged
     */
    public static AngleMethod load(Path folder) {
        Path shape = folder.resolve(SHAPE);
        try {
            PrintedSpec spec = JSON.readValue(Files.readAllBytes(shape), PrintedSpec.class);
            Path weights = folder.resolve(WEIGHTS);
            return new TrainedMethod(PrintedModel.of(spec, Safetensors.read(weights), weights.toString()));
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    shape + " does not describe a trained method; remove " + folder + " to train it again.", e);
        } catch (IOException e) {
            throw new BearingException(shape + " cannot be read (" + e.getMessage() + "); train the method again.", e);
        }
    }
}
