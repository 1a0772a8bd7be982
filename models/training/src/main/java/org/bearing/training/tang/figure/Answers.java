package org.bearing.training.tang.figure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.recipe.Recordings;

/** What a trained method says about recordings. */
final class Answers {
    private static final String AZIMUTH = "azimuth_deg";
    private static final String ELEVATION = "elevation_deg";
    private static final String NEAREST = "nearest";
    private static final String PLACE = "embedding";

    private final float[] azimuthDeg;
    private final float[] elevationDeg;
    private final float[] nearest;
    private final float[] places;
    private final int dimensions;

    private Answers(float[] azimuthDeg, float[] elevationDeg, float[] nearest, float[] places, int dimensions) {
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
        this.nearest = nearest;
        this.places = places;
        this.dimensions = dimensions;
    }

    /** Asks a method. */
    static Answers of(AngleMethod method, Recordings recordings) {
        int size = recordings.size();
        float[] azimuths = new float[size];
        float[] elevations = new float[size];
        method.localize(recordings.table(), azimuths, elevations);
        float[][] embedded = method.embed(recordings.table());
        int dimensions = size == 0 ? 0 : embedded[0].length;
        float[] places = new float[size * dimensions];
        float[] nearest = new float[dimensions == 0 ? 0 : size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(embedded[i], 0, places, i * dimensions, dimensions);
        }
        if (dimensions > 0) {
            int[] found = method.nearest(recordings.table());
            for (int i = 0; i < size; i++) {
                nearest[i] = found[i];
            }
        }
        return new Answers(azimuths, elevations, nearest, places, dimensions);
    }

    /** Reads a file of {@link #write}. */
    static Answers read(Path file) {
        Map<String, Tensor> tensors = Safetensors.read(file);
        Tensor azimuth = tensors.get(AZIMUTH);
        Tensor elevation = tensors.get(ELEVATION);
        if (azimuth == null || elevation == null) {
            throw new BearingException(file + " holds no answers; remove it and run the experiment again.");
        }
        Tensor nearest = tensors.get(NEAREST);
        Tensor place = tensors.get(PLACE);
        return new Answers(
                azimuth.values(),
                elevation.values(),
                nearest == null ? new float[0] : nearest.values(),
                place == null ? new float[0] : place.values(),
                place == null ? 0 : place.size(1));
    }

    /** Writes the answers, whole or not at all. */
    void write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(AZIMUTH, Tensor.of(Dtype.F32, azimuthDeg, azimuthDeg.length));
        tensors.put(ELEVATION, Tensor.of(Dtype.F32, elevationDeg, elevationDeg.length));
        if (dimensions > 0) {
            tensors.put(NEAREST, Tensor.of(Dtype.F32, nearest, nearest.length));
            tensors.put(PLACE, Tensor.of(Dtype.F32, places, azimuthDeg.length, dimensions));
        }
        SafetensorsWriter.write(file, tensors, Map.of());
    }

    /** {@return the answered angle, degrees} */
    float angleDeg(Angle angle, int index) {
        return angle == Angle.AZIMUTH ? azimuthDeg[index] : elevationDeg[index];
    }

    /** {@return the number of the nearest training recording} */
    int nearest(int index) {
        return (int) nearest[index];
    }

    /** {@return coordinates per recording; 0 without an embedding} */
    int dimensions() {
        return dimensions;
    }

    /** {@return a coordinate in the embedding} */
    float place(int index, int dimension) {
        return places[index * dimensions + dimension];
    }

    /** {@return absolute errors of an angle, degrees; the long way round never counts} */
    double[] errors(Recordings truth, Angle angle) {
        double[] errors = new double[azimuthDeg.length];
        for (int i = 0; i < errors.length; i++) {
            double difference = Math.abs(angleDeg(angle, i) - angle.of(truth, i));
            errors[i] = Math.min(difference, 360 - difference);
        }
        return errors;
    }
}
