package org.bearing.automation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.output.Panning;
import org.bearing.tracker.TrackEvent;

/** Events and what keeps them, for tests. */
final class Sources {
    static final SourceView VIEW = new SourceView(1, "Talker", Panning.USUAL, Steering.USUAL);

    private Sources() {}

    static Estimate estimate(double seconds, double azimuthDeg) {
        return new Estimate(
                seconds,
                Direction.ofDegrees(azimuthDeg, 10),
                true,
                OptionalDouble.empty(),
                AngleKind.HEAD,
                0.5,
                Math.toRadians(4));
    }

    static TrackEvent born(int track, double seconds, double azimuthDeg) {
        return new TrackEvent.Born(track, estimate(seconds, azimuthDeg));
    }

    static TrackEvent moved(int track, double seconds, double azimuthDeg) {
        return new TrackEvent.Moved(track, estimate(seconds, azimuthDeg));
    }

    static TrackEvent died(int track, double seconds) {
        return new TrackEvent.Died(track, seconds);
    }

    /** Keeps what is sent. */
    static final class Kept implements PacketOutput {
        final List<byte[]> packets = new ArrayList<>();
        boolean closed;

        @Override
        public void send(byte[] packet) {
            packets.add(packet);
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Says in words what happens to which object. */
    static final class Words implements ObjectEncoder {
        final List<String> said = new ArrayList<>();

        @Override
        public List<byte[]> appears(Source source) {
            said.add("+" + source.object());
            return List.of();
        }

        @Override
        public List<byte[]> present(Source source) {
            said.add(source.object() + "@"
                    + Math.round(source.estimate().direction().azimuthDeg()));
            return List.of(new byte[1]);
        }

        @Override
        public List<byte[]> disappears(Source last) {
            said.add("-" + last.object());
            return List.of();
        }
    }
}
