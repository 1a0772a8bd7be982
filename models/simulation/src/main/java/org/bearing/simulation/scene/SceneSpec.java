package org.bearing.simulation.scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bearing.geometry.Direction;
import org.bearing.simulation.room.MicrophonePair;

/**
 * A scene as a file says it; see {@link #load} for the format.
 *
 * @param name of the files that are rendered
 * @param seed of everything random
 * @param sampleRateHz rate of the recording, Hz
 * @param durationSeconds length of the recording, s
 * @param room its room; empty for a free field
 * @param listener who listens
 * @param snrDb power of all sources together over that of the sensor noise, dB; empty for no noise
 * @param sources what sounds, at least one
 */
public record SceneSpec(
        String name,
        long seed,
        int sampleRateHz,
        double durationSeconds,
        Optional<RoomSpec> room,
        ListenerSpec listener,
        Optional<Double> snrDb,
        List<SourceSpec> sources) {

    /**
     * A shoebox.
     *
     * @param lengthM along x, m
     * @param widthM along y, m
     * @param heightM along z, m
     * @param rt60Seconds reverberation time, s
     */
    public record RoomSpec(double lengthM, double widthM, double heightM, double rt60Seconds) {}

    /**
     * Who listens.
     *
     * @param head SOFA file of a head; empty for a pair of microphones
     * @param pair the microphones; empty for a head
     * @param xM place along the room's length, m
     * @param yM place along its width, m
     * @param zM height, m
     * @param yawDeg where it looks: 0 = along x, + = to the left, degrees
     */
    public record ListenerSpec(
            Optional<Path> head, Optional<MicrophonePair> pair, double xM, double yM, double zM, double yawDeg) {}

    /**
     * What sounds.
     *
     * @param name in the truth
     * @param content sound file; empty for generated noise
     * @param noise what is generated; ignored if there is a file
     * @param levelDb level over that of the other sources: at 0 dB the active parts have {@link SceneRenderer#LEVEL_DBFS}
     *     at 1 m, dB
     * @param startSeconds when it starts, s
     * @param trajectory where it is, at least one point, in order of time
     */
    public record SourceSpec(
            String name,
            Optional<Path> content,
            Noise noise,
            double levelDb,
            double startSeconds,
            List<Point> trajectory) {
        public SourceSpec {
            trajectory = List.copyOf(trajectory);
        }

        /**
         * Where it is at a time: between the points evenly in the angles as they are written (from 0 to 360 is once
         * around), before the first and after the last point at rest.
         *
         * @param seconds time, s
         * @return the point
         */
        public Point at(double seconds) {
            Point before = trajectory.get(0);
            for (Point after : trajectory) {
                if (after.timeSeconds() > seconds) {
                    return before.equals(after) ? after : before.towards(after, seconds);
                }
                before = after;
            }
            return before;
        }
    }

    /** Noise that can be generated. */
    public enum Noise {
        /** As strong in every band of equal width. */
        WHITE,
        /** As strong in every octave. */
        PINK
    }

    /**
     * A place at a time, seen from the listener.
     *
     * @param timeSeconds when, s
     * @param azimuthDeg azimuth, + = left; may pass 180, degrees
     * @param elevationDeg elevation in [-90, 90], degrees
     * @param rangeM distance, m
     */
    public record Point(double timeSeconds, double azimuthDeg, double elevationDeg, double rangeM) {
        /** {@return the direction} */
        public Direction direction() {
            return Direction.ofDegrees(azimuthDeg, elevationDeg);
        }

        private Point towards(Point next, double seconds) {
            double part = (seconds - timeSeconds) / (next.timeSeconds - timeSeconds);
            return new Point(
                    seconds,
                    azimuthDeg + part * (next.azimuthDeg - azimuthDeg),
                    elevationDeg + part * (next.elevationDeg - elevationDeg),
                    rangeM + part * (next.rangeM - rangeM));
        }
    }

    public SceneSpec {
        sources = List.copyOf(sources);
    }

    /**
     * Reads a scene.
     *
     * <pre>
     * seed = 1
     * sample_rate_hz = 48000
     * duration_s = 4.0
     * snr_db = 30                       # left out: no noise
     *
     * [room]                            # left out: a free field
     * length_m = 5.0
     * width_m = 4.0
     * height_m = 2.7
     * rt60_s = 0.3
     *
     * [listener]
     * head = "head.sofa"                # or: pattern = "omni" (cardioid, ..., as in a preset), spacing_m, splay_deg
     * x_m = 2.5
     * y_m = 2.0
     * z_m = 1.5
     * yaw_deg = 0
     *
     * [[source]]
     * name = "voice"
     * content = "voice.flac"            # or: noise = "white" (pink)
     * level_db = 0
     * start_s = 0.5
     * trajectory = [
     *   { time_s = 0, azimuth_deg = -60, elevation_deg = 0, range_m = 1.5 },
     *   { time_s = 4, azimuth_deg = 60, elevation_deg = 0, range_m = 1.5 },
     * ]
     * </pre>
     *
     * <p>Paths count from the file's folder. Unknown keys and values out of range are refused with their line.
     *
     * @param file TOML
     * @return the scene, named like the file
     * @throws org.bearing.geometry.BearingException if the file cannot be read
     * @throws org.bearing.geometry.ConfigurationException if it does not fit the format
     */
    public static SceneSpec load(Path file) {
        return SceneReader.read(file);
    }
}
