package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bearing.geometry.BearingException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.pair.PairRoom;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.tap.WavWriter;
import org.bearing.tap.WavWriter.Encoding;

/** What somebody in a simulated room would give to {@code adapt}: a labelled recording and an unlabelled one. */
public final class PairRoomFiles {
    /** Length of a labelled stretch, s. */
    public static final double LABEL_S = 1.5;

    /** How long an unlabelled talker stays in one place, s. */
    public static final double STAY_S = 4;

    private static final String HEADER = "file,start_s,end_s,azimuth_deg";
    /** Number of the first unlabelled talk, beyond those with labels. */
    private static final long UNLABELLED_AT = 1_000_000;

    private final PairRoom room;
    private final Path folder;
    private final StereoClip clip = new StereoClip(PairScene.RATE_HZ);

    /**
     * Plans files.
     *
     * @param room where they are recorded
     * @param folder where they go; made when needed
     */
    public PairRoomFiles(PairRoom room, Path folder) {
        this.room = room;
        this.folder = folder;
    }

    /**
     * Writes labels of the first places of the room, and their recording.
     *
     * @param count how many, one stretch each
     * @param places how many, above 0
     * @return the table
     */
    public Path labels(int count, int places) {
        make(folder);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        try (WavWriter wav = open(folder.resolve("labelled.wav"))) {
            for (int i = 0; i < count; i++) {
                double lateralRad = write(wav, i % places, i / places, LABEL_S);
                lines.add(String.format(
                        Locale.ROOT,
                        "labelled.wav,%.1f,%.1f,%.2f",
                        i * LABEL_S,
                        (i + 1) * LABEL_S,
                        Math.toDegrees(lateralRad)));
            }
        }
        Path table = folder.resolve("labels.csv");
        WholeFile.write(table, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return table;
    }

    /**
     * Writes a recording of talkers one after the other.
     *
     * @param minutes its length, above 0
     * @param firstPlace number of the first one's place
     * @param places from there on that they are in in turn, above 0
     * @return the folder that it is in
     */
    public Path unlabelled(double minutes, long firstPlace, int places) {
        Path home = folder.resolve("unlabelled");
        make(home);
        try (WavWriter wav = open(home.resolve("talk.wav"))) {
            for (int n = 0; n < minutes * 60 / STAY_S; n++) {
                write(wav, firstPlace + n % places, UNLABELLED_AT + n, STAY_S);
            }
        }
        return home;
    }

    private double write(WavWriter wav, long place, long talk, double seconds) {
        PairScene scene = room.render(place, talk, seconds, clip);
        wav.write(new float[][] {clip.left(), clip.right()}, 0, clip.length());
        return scene.lateralRad();
    }

    private static WavWriter open(Path file) {
        return WavWriter.open(file, PairScene.RATE_HZ, 2, Encoding.PCM24);
    }

    private static void make(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new BearingException(home + " cannot be made (" + e.getMessage() + "); choose another folder.", e);
        }
    }
}
