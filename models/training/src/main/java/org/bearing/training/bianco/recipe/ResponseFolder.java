package org.bearing.training.bianco.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.tap.Resampler;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;
import org.bearing.training.tang.recipe.Hash;

/**
 * Measured responses of a pair, those of DTU (DOI 10.21227/c5cn-jv76) or MIR for instance: a folder of stereo WAV files of any
 * rate, left the microphone on the left, with a {@code responses.csv}:
 *
 * <pre>
 * file,azimuth_deg,range_m,set
 * a-40.wav,-40,1.5,train
 * </pre>
 *
 * <p>{@code azimuth_deg} is + = left; {@code azimuth_right_deg} in its place is + = right. Sets are {@code train},
 * {@code validation}, {@code off-grid} and {@code off-range}; where no line is of the set {@code validation}, {@code train}
 * serves for both. Responses are cut to a second and resampled to 16 kHz; MAT files have to be written as WAV first.
 */
public final class ResponseFolder {
    /** Name of the table in the folder. */
    public static final String TABLE = "responses.csv";

    private static final String LEFT_HEADER = "file,azimuth_deg,range_m,set";
    private static final String RIGHT_HEADER = "file,azimuth_right_deg,range_m,set";
    private static final double LONGEST_S = 1;
    private static final double ASIDE_DEG = 20;
    private static final int BLOCK = 4096;

    private ResponseFolder() {}

    /** Which responses of a folder. */
    public enum Set {
        /** For training, and for validation where there is no other. */
        TRAIN("train"),
        /** For validation, in another state of the room. */
        VALIDATION("validation"),
        /** Between the directions of the grid. */
        OFF_GRID("off-grid"),
        /** Nearer or farther away. */
        OFF_RANGE("off-range");

        private final String label;

        Set(String label) {
            this.label = label;
        }

        /** {@return the word in the table} */
        public String label() {
            return label;
        }

        private static Optional<Set> of(String label) {
            return Arrays.stream(values())
                    .filter(set -> set.label.equals(label))
                    .findFirst();
        }
    }

    private record Line(Path file, PairPosition position, Set set) {}

    /** Responses that were read; a class, as it holds arrays. */
    private static final class Measured implements PairResponses {
        private final String description;
        private final double spacingM;
        private final List<PairPosition> positions = new ArrayList<>();
        private final List<float[][]> responses = new ArrayList<>();

        Measured(String description, double spacingM) {
            this.description = description;
            this.spacingM = spacingM;
        }

        @Override
        public String description() {
            return description;
        }

        @Override
        public double spacingM() {
            return spacingM;
        }

        @Override
        public List<PairPosition> positions() {
            return List.copyOf(positions);
        }

        @Override
        public float[][] response(int position) {
            float[][] kept = responses.get(position);
            return new float[][] {kept[0].clone(), kept[1].clone()};
        }
    }

    /**
     * Reads one set.
     *
     * @param folder of the responses
     * @param set which
     * @param spacingM distance between the microphones, m
     * @return the responses, by rising azimuth
     * @throws ConfigurationException if the table is not as expected, lacks the set, a file is no stereo WAV, or the
     *     microphones or the sign of the azimuth are exchanged
     * @throws BearingException if the table or a file is missing
     */
    public static PairResponses read(Path folder, Set set, double spacingM) {
        List<Line> lines = lines(folder);
        Set wanted = set == Set.VALIDATION && lines.stream().noneMatch(line -> line.set() == set) ? Set.TRAIN : set;
        List<Line> chosen = lines.stream()
                .filter(line -> line.set() == wanted)
                .sorted(Comparator.comparingDouble(
                        (Line line) -> line.position().azimuthDeg()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ConfigurationException(folder.resolve(TABLE) + " lists no response of the set " + set.label()
                    + ", which this experiment needs; add lines for it.");
        }
        Measured measured = new Measured(
                "measured responses " + wanted.label() + ", spacing " + spacingM + " m, content "
                        + version(folder, chosen),
                spacingM);
        double lean = 0;
        for (Line line : chosen) {
            float[][] stereo = stereo(line.file());
            measured.positions.add(line.position());
            measured.responses.add(stereo);
            double azimuth = line.position().azimuthDeg();
            if (Math.abs(azimuth) >= ASIDE_DEG) {
                lean += Math.signum(azimuth) * Math.signum(lead(stereo, spacingM));
            }
        }
        if (lean < 0) {
            throw new ConfigurationException(
                    "In " + folder + " responses from the left come first at the right microphone;"
                            + " expected the left microphone first and azimuth_deg + = left: exchange the channels, or write"
                            + " azimuth_right_deg.");
        }
        return measured;
    }

    /** {@return by how many samples the left channel leads, by the peak of the correlation over delays that can be} */
    private static int lead(float[][] stereo, double spacingM) {
        int reach = (int) Math.ceil(spacingM / SphericalHead.SPEED_OF_SOUND * PairAudio.RATE_HZ);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lead = -reach; lead <= reach; lead++) {
            double sum = 0;
            for (int n = reach; n < stereo[0].length - reach; n++) {
                sum += (double) stereo[0][n] * stereo[1][n + lead];
            }
            if (sum > most) {
                most = sum;
                best = lead;
            }
        }
        return best;
    }

    private static float[][] stereo(Path file) {
        try (WavTap tap = WavTap.open(file)) {
            int rateHz = tap.format().sampleRateHz();
            int count = (int) Math.min(tap.frames(), Math.round(LONGEST_S * rateHz));
            float[][] stereo = new float[2][count];
            StereoBlock block = new StereoBlock(BLOCK);
            int at = 0;
            for (int got = tap.poll(block); got >= 0 && at < count; got = tap.poll(block)) {
                int used = Math.min(got, count - at);
                System.arraycopy(block.left(), 0, stereo[0], at, used);
                System.arraycopy(block.right(), 0, stereo[1], at, used);
                at += used;
            }
            for (int channel = 0; channel < 2; channel++) {
                if (rateHz != PairAudio.RATE_HZ) {
                    stereo[channel] = Resampler.resample(stereo[channel], rateHz, PairAudio.RATE_HZ);
                }
            }
            return stereo;
        }
    }

    /** {@return a name for the table and all files of a set} */
    private static String version(Path folder, List<Line> lines) {
        try {
            StringBuilder hashes = new StringBuilder(Hash.of(Files.readAllBytes(folder.resolve(TABLE))));
            for (Line line : lines) {
                hashes.append(Files.exists(line.file()) ? Hash.of(Files.readAllBytes(line.file())) : "");
            }
            return Hash.of(hashes.toString());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static List<Line> lines(Path folder) {
        Path table = folder.resolve(TABLE);
        List<String> text;
        try {
            text = Files.readAllLines(table, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        String header = text.isEmpty() ? "" : text.get(0).strip();
        if (!header.equals(LEFT_HEADER) && !header.equals(RIGHT_HEADER)) {
            throw new ConfigurationException(table + " begins with \"" + header + "\"; expected " + LEFT_HEADER
                    + " (+ = left) or " + RIGHT_HEADER + " (+ = right).");
        }
        double sign = header.equals(RIGHT_HEADER) ? -1 : 1;
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                lines.add(line(folder, i + 1, text.get(i), sign));
            }
        }
        return lines;
    }

    private static Line line(Path folder, int number, String text, double sign) {
        String[] fields = text.strip().split(",", -1);
        try {
            // Adding 0 turns the -0 of a source straight ahead into 0.
            double azimuth = sign * Double.parseDouble(fields[1]) + 0.0;
            PairPosition position = new PairPosition(azimuth, Double.parseDouble(fields[2]));
            return new Line(
                    folder.resolve(fields[0].strip()),
                    position,
                    Set.of(fields[3].strip()).orElseThrow());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | java.util.NoSuchElementException e) {
            throw new ConfigurationException(
                    folder.resolve(TABLE) + " line " + number + " is \"" + text
                            + "\"; expected a file, an azimuth in [-90, 90] degrees, a range in m and one of the sets train,"
                            + " validation, off-grid, off-range.",
                    e);
        }
    }

    private static BearingException unreadable(Path folder, IOException e) {
        return new BearingException(
                folder + " has no readable " + TABLE + "; expected a table \"" + LEFT_HEADER
                        + "\" beside the WAV files: write it, or name another folder.",
                e);
    }
}
