package org.bearing.training.tang.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.tap.Resampler;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;

/**
 * Real recordings, CAMIL's for instance: a folder of stereo WAV files of any one rate, up to 60 s each, with a {@code
 * recordings.csv} whose first line is {@code file,azimuth_deg,elevation_deg} (azimuth + = left) or {@code
 * file,azimuth_right_deg,elevation_deg} (+ = right). Recordings outside the frontal box are left out.
 */
public final class RecordingFolder {
    /** Name of the table in the folder. */
    public static final String TABLE = "recordings.csv";

    private static final String LEFT_HEADER = "file,azimuth_deg,elevation_deg";
    private static final String RIGHT_HEADER = "file,azimuth_right_deg,elevation_deg";
    private static final int BLOCK = 4096;
    private static final double LONGEST_SECONDS = 60;

    private RecordingFolder() {}

    private record Line(Path file, Direction direction) {}

    /**
     * Reads a folder.
     *
     * @param folder of the recordings
     * @return their cues and angles
     * @throws ConfigurationException if the table is not as expected, a file is no stereo WAV, rates differ, or the ears or
     *     the sign of the azimuth are exchanged
     * @throws BearingException if the table or a file is missing
     */
    public static Recordings read(Path folder) {
        List<Line> lines = lines(folder);
        CueReader cues = new CueReader(LONGEST_SECONDS);
        RowTable rows = new RowTable();
        int rateHz = 0;
        for (Line line : lines) {
            try (WavTap tap = WavTap.open(line.file())) {
                int here = tap.format().sampleRateHz();
                if (rateHz != 0 && here != rateHz) {
                    throw new ConfigurationException(
                            line.file() + " is at " + here + " Hz, the recordings before it at " + rateHz
                                    + " Hz; expected one rate in a folder: resample it.");
                }
                rateHz = here;
                float[][] stereo = stereo(tap, line.file());
                float[] row = rows.next(line.direction());
                cues.read(stereo[0], stereo[1], stereo[0].length, row);
            }
        }
        return rows.recordings(
                "folder " + folder.toAbsolutePath().normalize() + " " + version(folder), folder.toString());
    }

    private static float[][] stereo(WavTap tap, Path file) {
        if (tap.frames() > LONGEST_SECONDS * tap.format().sampleRateHz()) {
            throw new ConfigurationException(
                    file + " is longer than " + LONGEST_SECONDS + " s; expected short recordings: cut it.");
        }
        float[][] ears = new float[2][(int) tap.frames()];
        StereoBlock block = new StereoBlock(BLOCK);
        int at = 0;
        for (int count = tap.poll(block); count >= 0; count = tap.poll(block)) {
            System.arraycopy(block.left(), 0, ears[0], at, count);
            System.arraycopy(block.right(), 0, ears[1], at, count);
            at += count;
        }
        int rateHz = tap.format().sampleRateHz();
        for (int ear = 0; ear < 2; ear++) {
            ears[ear] = rateHz == RecordingMaker.RATE_HZ
                    ? Arrays.copyOf(ears[ear], at)
                    : Resampler.resample(Arrays.copyOf(ears[ear], at), rateHz, RecordingMaker.RATE_HZ);
        }
        return ears;
    }

    private static String version(Path folder) {
        try {
            return Hash.of(Files.readAllBytes(folder.resolve(TABLE)));
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
            String[] fields = text.get(i).strip().split(",", -1);
            if (text.get(i).isBlank()) {
                continue;
            }
            try {
                Direction direction =
                        Direction.ofDegrees(sign * Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
                if (Grids.frontal(direction)) {
                    lines.add(new Line(folder.resolve(fields[0].strip()), direction));
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new ConfigurationException(
                        table + " line " + (i + 1) + " is \"" + text.get(i)
                                + "\"; expected a file and two angles in degrees.",
                        e);
            }
        }
        if (lines.isEmpty()) {
            throw new ConfigurationException(
                    table + " lists no recording within 90 degrees of azimuth and 45 of elevation; check its angles.");
        }
        return lines;
    }

    private static BearingException unreadable(Path folder, IOException e) {
        return new BearingException(
                folder + " has no readable " + TABLE + "; expected a table \"" + LEFT_HEADER
                        + "\" beside the WAV files: write it, or name another folder.",
                e);
    }
}
