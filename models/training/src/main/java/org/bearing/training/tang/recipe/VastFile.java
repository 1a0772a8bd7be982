package org.bearing.training.tang.recipe;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.scene.Convolver;
import org.bearing.tap.Resampler;

/**
 * The real VAST (Gaultier et al. 2017): binaural room responses in a MATLAB file of version 7.3 (HDF5) with the struct {@code
 * VAST}: {@code GlobalParams.SamplingFrequency}, {@code RIR.Left} and {@code RIR.Right} (a column per response), {@code
 * Source.Azimuth} and {@code Source.Elevation} in degrees. Every response in the frontal box hears 2 s of white noise.
 *
 * <p>The sign of the azimuth is found by the ears: the louder one is on the source's side.
 */
public final class VastFile {
    private static final byte[] HDF_AT_512 = {(byte) 0x89, 'H', 'D', 'F'};
    private static final int MATLAB_HEADER = 512;
    private static final double SECONDS = 2;
    private static final long SEED = 0x0FA57F11EL;

    private VastFile() {}

    /**
     * Reads a file.
     *
     * @param file the MATLAB file
     * @return cues and angles of its frontal responses
     * @throws ConfigurationException if it is of an older version, lacks a part or its parts do not fit together
     * @throws BearingException if it is missing or damaged
     */
    public static Recordings read(Path file) {
        checkVersion(file);
        try (HdfFile hdf = new HdfFile(file)) {
            Group vast = hdf.getChild("VAST") instanceof Group group ? group : hdf;
            return read(file, vast);
        } catch (BearingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BearingException(file + " breaks off or is damaged; copy or download it again.", e);
        }
    }

    private static void checkVersion(Path file) {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(MATLAB_HEADER + HDF_AT_512.length);
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read; expected a VAST file of MATLAB; check its path.", e);
        }
        if (!startsAt(head, 0) && !startsAt(head, MATLAB_HEADER)) {
            throw new ConfigurationException(file + " is no MATLAB file of version 7.3 (HDF5); load it in MATLAB or"
                    + " Octave and save the struct VAST with -v7.3 (Octave: -hdf5).");
        }
    }

    private static boolean startsAt(byte[] head, int at) {
        for (int i = 0; i < HDF_AT_512.length; i++) {
            if (at + i >= head.length || head[at + i] != HDF_AT_512[i]) {
                return false;
            }
        }
        return true;
    }

    private static Recordings read(Path file, Group vast) {
        int rateHz = (int) Math.round(flat(file, vast, "GlobalParams", "SamplingFrequency")[0]);
        Dataset leftSet = dataset(file, vast, "RIR", "Left");
        double[] azimuths = flat(file, vast, "Source", "Azimuth");
        double[] elevations = flat(file, vast, "Source", "Elevation");
        int[] size = leftSet.getDimensions();
        int count = azimuths.length;
        // MATLAB's columns are HDF5's rows.
        if (size.length != 2 || size[0] != count || elevations.length != count || rateHz < 8000) {
            throw new ConfigurationException(file + " has " + count + " azimuths, " + elevations.length
                    + " elevations, responses of the size " + java.util.Arrays.toString(size) + " and the rate "
                    + rateHz
                    + " Hz; expected one of each angle per response and at least 8000 Hz; use a complete file.");
        }
        double[] left = flat(file, vast, "RIR", "Left");
        double[] right = flat(file, vast, "RIR", "Right");
        if (right.length != left.length) {
            throw new ConfigurationException(file + " has " + left.length + " samples of the left ear and "
                    + right.length + " of the right; expected as many; use a complete file.");
        }
        RowTable rows = new RowTable();
        Convolver convolver = new Convolver();
        CueReader cues = new CueReader(SECONDS);
        for (int i = 0; i < count; i++) {
            Direction direction = Direction.ofDegrees(azimuths[i], elevations[i]);
            if (Grids.frontal(direction)) {
                float[] l = ear(left, i, size[1], rateHz);
                float[] r = ear(right, i, size[1], rateHz);
                hear(convolver, l, r, Take.seed(SEED, i), cues, rows.next(direction));
            }
        }
        String key = "VAST " + file.toAbsolutePath().normalize() + " " + count + " "
                + file.toFile().length();
        return rows.signed(key, rows.leftIsLeft() ? 1 : -1);
    }

    private static float[] ear(double[] all, int index, int length, int rateHz) {
        float[] response = new float[length];
        for (int t = 0; t < length; t++) {
            response[t] = (float) all[index * length + t];
        }
        return rateHz == RecordingMaker.RATE_HZ
                ? response
                : Resampler.resample(response, rateHz, RecordingMaker.RATE_HZ);
    }

    private static void hear(Convolver convolver, float[] left, float[] right, long seed, CueReader cues, float[] row) {
        int samples = (int) (SECONDS * RecordingMaker.RATE_HZ);
        int preRoll = left.length - 1;
        float[] source = convolver.source(samples, preRoll);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < preRoll + samples; i++) {
            source[i] = (float) random.nextGaussian();
        }
        convolver.transformSource();
        float[] atLeft = new float[samples];
        float[] atRight = new float[samples];
        convolver.filter(left, left.length, preRoll, atLeft, samples);
        convolver.filter(right, right.length, preRoll, atRight, samples);
        cues.read(atLeft, atRight, samples, row);
    }

    private static Dataset dataset(Path file, Group vast, String struct, String field) {
        Node group = vast.getChild(struct);
        if (group instanceof Group fields && fields.getChild(field) instanceof Dataset found) {
            return found;
        }
        throw new ConfigurationException(file + " has no " + struct + "." + field
                + "; expected the struct VAST with GlobalParams, RIR and Source; use a complete file.");
    }

    private static double[] flat(Path file, Group vast, String struct, String field) {
        Object data = dataset(file, vast, struct, field).getDataFlat();
        if (!data.getClass().isArray()) {
            return new double[] {((Number) data).doubleValue()};
        }
        double[] values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) Array.get(data, i)).doubleValue();
        }
        return values;
    }
}
