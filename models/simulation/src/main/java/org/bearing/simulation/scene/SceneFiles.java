package org.bearing.simulation.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.MovingSource;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.scene.SceneSpec.ListenerSpec;
import org.bearing.simulation.scene.SceneSpec.Point;
import org.bearing.simulation.scene.SceneSpec.SourceSpec;
import org.bearing.tap.WavWriter;

/** Renders scene files: a stereo recording NAME.wav (32-bit float) and its truth NAME.csv. */
public final class SceneFiles {
    /** Step of the truth, s. */
    public static final double TRUTH_STEP_SECONDS = 0.02;

    private static final String HEADER = "time_s,source,azimuth_deg,elevation_deg,active\n";
    private static final double FREE_SIDE_M = 200;
    private static final double NO_ECHO = 1 - 1e-9;
    private static final double MARGIN_M = 0.05;
    private static final double CHECK_STEP_S = 0.01;

    private final SceneSpec scene;
    private final Room room;
    private final List<SourceSignal> signals = new ArrayList<>();

    private SceneFiles(SceneSpec scene) {
        this.scene = scene;
        RealFft.withoutThreads();
        Absorption open = Absorption.flat(NO_ECHO);
        room = scene.room()
                .map(r -> Room.withRt60(r.lengthM(), r.widthM(), r.heightM(), r.rt60Seconds()))
                .orElseGet(() -> new Room(FREE_SIDE_M, FREE_SIDE_M, FREE_SIDE_M, open, open, open, open, open, open));
    }

    /**
     * Renders a scene; both files appear whole or not at all.
     *
     * @param scene what to render
     * @param folder where to; made if it is not there
     * @return the recording
     * @throws BearingException if a file cannot be read or written
     * @throws ConfigurationException if a source leaves the room, or the head's file is of another kind
     */
    public static Path render(SceneSpec scene, Path folder) {
        SceneFiles files = new SceneFiles(scene);
        files.checkPlaces();
        float[][] stereo = files.mix();
        Path truth = folder.resolve(scene.name() + ".csv");
        Path draft = folder.resolve("." + scene.name() + ".csv.part");
        Path wav = folder.resolve(scene.name() + ".wav");
        try {
            Files.createDirectories(folder);
            Files.writeString(draft, files.truth());
            try (WavWriter writer = WavWriter.open(wav, scene.sampleRateHz(), 2, WavWriter.Encoding.FLOAT32)) {
                writer.write(stereo, 0, stereo[0].length);
            }
            Files.move(draft, truth, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BearingException(
                    folder + " cannot be written: " + e.getMessage() + "; choose another folder.", e);
        } finally {
            remove(draft);
        }
        return wav;
    }

    private static void remove(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // A hidden draft that stays behind harms nobody, and the first error matters more.
            return;
        }
    }

    private Placement placement(SourceSpec source, double seconds) {
        ListenerSpec listener = scene.listener();
        Point point = source.at(seconds);
        double middle = scene.room().isPresent() ? 0 : FREE_SIDE_M / 2;
        return Placement.seen(
                listener.xM() + middle,
                listener.yM() + middle,
                listener.zM() + middle,
                Math.toRadians(listener.yawDeg()),
                point.direction(),
                point.rangeM());
    }

    private void checkPlaces() {
        for (SourceSpec source : scene.sources()) {
            for (double t = 0; t <= scene.durationSeconds(); t += CHECK_STEP_S) {
                if (!placement(source, t).inside(room, MARGIN_M)) {
                    Placement at = placement(source, t);
                    throw new ConfigurationException(String.format(
                            Locale.ROOT,
                            "The source %s is at %.2f, %.2f, %.2f m after %.2f s, but the room is %.2f x %.2f x %.2f"
                                    + " m: bring it nearer, or enlarge the room.",
                            source.name(),
                            at.sourceX(),
                            at.sourceY(),
                            at.sourceZ(),
                            t,
                            room.lx(),
                            room.ly(),
                            room.lz()));
                }
            }
        }
    }

    private float[][] mix() {
        int rate = scene.sampleRateHz();
        float[][] stereo = new float[2][(int) Math.round(scene.durationSeconds() * rate)];
        SplittableRandom random = new SplittableRandom(scene.seed());
        RoomResponses responses = new RoomResponses(rate);
        Head head = scene.listener().head().map(file -> Head.open(file, rate)).orElse(null);
        for (SourceSpec source : scene.sources()) {
            long seed = random.nextLong();
            SourceSignal signal = SourceSignal.of(scene, source, random.split());
            signals.add(signal);
            MovingSource.Responder responder = head != null
                    ? (p, out) -> responses.binaural(head, room, p, seed, out)
                    : (p, out) -> responses.pair(scene.listener().pair().orElseThrow(), room, p, seed, out);
            new MovingSource(responder, rate).render(signal.samples(), t -> placement(source, t), stereo[0], stereo[1]);
        }
        scene.snrDb().ifPresent(snr -> addNoise(stereo, snr, random.split()));
        return stereo;
    }

    private static void addNoise(float[][] stereo, double snrDb, SplittableRandom random) {
        double energy = 0;
        for (float[] channel : stereo) {
            for (float sample : channel) {
                energy += (double) sample * sample;
            }
        }
        double level = Math.sqrt(energy / (2.0 * stereo[0].length) * Math.pow(10, -snrDb / 10));
        for (float[] channel : stereo) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] += (float) (level * random.nextGaussian());
            }
        }
    }

    private String truth() {
        StringBuilder out = new StringBuilder(HEADER);
        long steps = (long) Math.floor(scene.durationSeconds() / TRUTH_STEP_SECONDS + 1e-9);
        for (long step = 0; step <= steps; step++) {
            double time = step * TRUTH_STEP_SECONDS;
            for (int s = 0; s < signals.size(); s++) {
                SourceSpec source = scene.sources().get(s);
                Direction direction = source.at(time).direction();
                double sent = time - source.at(time).rangeM() / SphericalHead.SPEED_OF_SOUND;
                out.append(String.format(
                        Locale.ROOT,
                        "%.2f,%s,%.3f,%.3f,%d\n",
                        time,
                        source.name(),
                        direction.azimuthDeg(),
                        direction.elevationDeg(),
                        signals.get(s).activeAt(sent) ? 1 : 0));
            }
        }
        return out.toString();
    }
}
