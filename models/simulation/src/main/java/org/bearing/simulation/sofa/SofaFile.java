package org.bearing.simulation.sofa;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.HrirSet;

/**
 * A SOFA file of free-field responses of two ears (AES69-2022: SimpleFreeFieldHRIR, and files of other free-field
 * conventions that hold finite impulse responses).
 *
 * <p>Positions may be cartesian (m), spherical (degree or radian) or interaural-polar (lateral, polar). Of the last there
 * are files with either sign of the lateral angle (CIPIC's own: + = right): the responses tell, as the ear on the source's
 * side is the louder one. The listener looks along x. Delays in {@code Data.Delay} are kept apart.
 */
public final class SofaFile {
    private static final int EARS = 2;

    private final Path path;
    private final HdfFile file;

    private SofaFile(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its responses, named after the file
     * @throws ConfigurationException if it is a file of another kind, has one ear or too few directions
     * @throws BearingException if it is missing, truncated or unreadable
     */
    public static HrirSet read(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new BearingException(
                    path + " is not a readable file; expected a SOFA file; check the path and its permissions");
        }
        checkSignature(path);
        try (HdfFile file = new HdfFile(path)) {
            return new SofaFile(path, file).read();
        } catch (BearingException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new BearingException(
                    path + " breaks off or is damaged; expected a complete SOFA file; copy or download it again", e);
        }
    }

    private static void checkSignature(Path path) {
        byte[] expected = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
        byte[] found;
        try (var in = Files.newInputStream(path)) {
            found = in.readNBytes(expected.length);
        } catch (java.io.IOException e) {
            throw new BearingException(path + " cannot be read; expected a SOFA file; check the disk it is on", e);
        }
        if (!java.util.Arrays.equals(expected, found)) {
            throw new BearingException(path + " is not an HDF5 file (its first bytes differ);"
                    + " expected a SOFA file; check that it was saved as such and not as a web page or an archive");
        }
    }

    private HrirSet read() {
        String conventions = text(file, "Conventions", "");
        String kind = text(file, "SOFAConventions", "");
        String data = text(file, "DataType", "");
        boolean free = kind.contains("FreeField")
                || (kind.equals("GeneralFIR") && text(file, "RoomType", "").equals("free field"));
        if (!conventions.equals("SOFA") || !free || !data.equals("FIR")) {
            throw new ConfigurationException(path + " has the convention \"" + kind + "\" with data \"" + data
                    + "\"; expected free-field impulse responses (SimpleFreeFieldHRIR, FIR); use such a file");
        }
        Dataset responses = dataset("Data.IR");
        int[] size = responses.getDimensions();
        if (size.length != 3 || size[1] != EARS) {
            throw new ConfigurationException(path + " has " + (size.length < 2 ? 0 : size[1])
                    + " receivers; expected the two ears; use a file with responses of both ears");
        }
        double rateHz = flat(dataset("Data.SamplingRate"))[0];
        if (!(rateHz >= 1000 && rateHz <= 1e6)) {
            throw new ConfigurationException(path + " has the sampling rate " + rateHz
                    + "; expected hertz between 1000 and 1000000; correct Data.SamplingRate");
        }
        int leftEar = leftEar();
        double[] values = flat(responses);
        float[][] left = ear(values, size, leftEar);
        float[][] right = ear(values, size, 1 - leftEar);
        List<Direction> directions = directions(left, right);
        double[][] delays = delays(size[0], leftEar);
        try {
            return HrirSet.of(name(), rateHz, directions, left, right, delays);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(path + ": " + e.getMessage(), e);
        }
    }

    private String name() {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static float[][] ear(double[] values, int[] size, int ear) {
        float[][] responses = new float[size[0]][size[2]];
        for (int m = 0; m < size[0]; m++) {
            for (int t = 0; t < size[2]; t++) {
                responses[m][t] = (float) values[(m * EARS + ear) * size[2] + t];
            }
        }
        return responses;
    }

    private List<Direction> directions(float[][] left, float[][] right) {
        Dataset positions = dataset("SourcePosition");
        String type = text(positions, "Type", "spherical").toLowerCase(Locale.ROOT);
        String units = text(positions, "Units", "degree").toLowerCase(Locale.ROOT);
        double perUnit = units.contains("rad") ? 1 : Math.PI / 180;
        double[] values = flat(positions);
        if (left.length < 1 || values.length != 3 * left.length) {
            throw new ConfigurationException(path + " has " + values.length / 3 + " source positions for " + left.length
                    + " responses; expected one each; use a complete file");
        }
        boolean polar = type.contains("interaural") || type.contains("horizontal-polar");
        double sign = polar && leftLouderAtNegative(values, left, right) ? -1 : 1;
        List<Direction> directions = new ArrayList<>(left.length);
        for (int m = 0; m < left.length; m++) {
            double a = values[3 * m];
            double b = values[3 * m + 1];
            double c = values[3 * m + 2];
            try {
                if (polar) {
                    directions.add(Direction.ofInterauralPolar(sign * a * perUnit, b * perUnit));
                } else if (type.equals("cartesian")) {
                    directions.add(Direction.ofVector(a, b, c));
                } else if (type.equals("spherical")) {
                    directions.add(new Direction(a * perUnit, b * perUnit));
                } else {
                    throw new ConfigurationException(path + " has source positions of the type \"" + type
                            + "\"; expected cartesian, spherical or interaural-polar; convert the file");
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        path + " has the source position (" + a + ", " + b + ", " + c + ") " + units
                                + "; expected an elevation from -90 to 90 degrees; correct its units or values",
                        e);
            }
        }
        return directions;
    }

    private static boolean leftLouderAtNegative(double[] values, float[][] left, float[][] right) {
        double sum = 0;
        for (int m = 0; m < left.length; m++) {
            double l = energy(left[m]);
            double r = energy(right[m]);
            sum += l + r > 0 ? values[3 * m] * (l - r) / (l + r) : 0;
        }
        return sum < 0;
    }

    private static double energy(float[] response) {
        double sum = 0;
        for (float v : response) {
            sum += v * v;
        }
        return sum;
    }

    /** Which receiver stands at the left; the first one where the file does not tell. */
    private int leftEar() {
        if (!(file.getChild("ReceiverPosition") instanceof Dataset positions)) {
            return 0;
        }
        double[] values = flat(positions);
        if (values.length < 3 * EARS) {
            return 0;
        }
        if (text(positions, "Type", "cartesian").equalsIgnoreCase("spherical")) {
            double perUnit = text(positions, "Units", "degree").contains("rad") ? 1 : Math.PI / 180;
            return Math.sin(values[0] * perUnit) < Math.sin(values[3] * perUnit) ? 1 : 0;
        }
        return values[1] < values[4] ? 1 : 0;
    }

    private double[][] delays(int count, int leftEar) {
        double[][] delays = new double[count][EARS];
        if (file.getChild("Data.Delay") instanceof Dataset dataset) {
            double[] values = flat(dataset);
            boolean each = values.length == EARS * count;
            if (!each && values.length != EARS) {
                throw new ConfigurationException(path + " has " + values.length + " delays for " + count
                        + " responses of two ears; expected 2 or " + EARS * count + "; correct Data.Delay");
            }
            for (int m = 0; m < count; m++) {
                for (int ear = 0; ear < EARS; ear++) {
                    delays[m][ear] = values[(each ? EARS * m : 0) + (ear == 0 ? leftEar : 1 - leftEar)];
                }
            }
        }
        return delays;
    }

    private Dataset dataset(String name) {
        if (file.getChild(name) instanceof Dataset dataset) {
            return dataset;
        }
        throw new ConfigurationException(
                path + " has no " + name + "; expected a complete SOFA file of responses; use another file");
    }

    private static String text(Node node, String name, String otherwise) {
        Attribute attribute = node.getAttributes().get(name);
        Object value = attribute == null ? null : attribute.getData();
        if (value != null && value.getClass().isArray() && Array.getLength(value) > 0) {
            value = Array.get(value, 0);
        }
        return value == null ? otherwise : value.toString().trim();
    }

    private static double[] flat(Dataset dataset) {
        Object data = dataset.getDataFlat();
        if (data instanceof double[] doubles) {
            return doubles;
        }
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
