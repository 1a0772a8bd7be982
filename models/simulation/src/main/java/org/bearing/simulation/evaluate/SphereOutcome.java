package org.bearing.simulation.evaluate;

import java.util.List;
import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;

/**
 * What was said about one scene of the full-sphere suite.
 *
 * @param content what was emitted
 * @param rt60 reverberation times of its cell, s, for tables
 * @param snr signal-to-noise ratios of its cell, dB, for tables
 * @param truth where the source is
 * @param answers one per contender, in order
 */
public record SphereOutcome(SphereContent content, String rt60, String snr, Direction truth, List<Answer> answers) {
    private static final double AXIS_RAD = Math.toRadians(30);
    private static final double QUARTER = Math.PI / 2;

    /** Parts of the sphere, by the true direction. */
    public enum Sector {
        /** Within 45 degrees around the interaural axis of straight ahead. */
        FRONT,
        /** Within 45 degrees around the interaural axis of straight up. */
        ABOVE,
        /** The rest: behind, or below and behind. */
        BACK,
        /** Within 30 degrees of the interaural axis. */
        SIDE
    }

    public SphereOutcome {
        answers = List.copyOf(answers);
    }

    /** {@return where the source is} */
    public Sector sector() {
        if (QUARTER - Math.abs(truth.lateralRad()) < AXIS_RAD) {
            return Sector.SIDE;
        }
        double polar = Math.atan2(truth.z(), truth.x());
        if (Math.abs(polar) <= QUARTER / 2) {
            return Sector.FRONT;
        }
        return polar > 0 && polar < 1.5 * QUARTER ? Sector.ABOVE : Sector.BACK;
    }

    /** {@return angle between the true and the heard direction, degrees} */
    double greatCircleDeg(int contender) {
        Direction heard = answers.get(contender).direction();
        double cosine = truth.x() * heard.x() + truth.y() * heard.y() + truth.z() * heard.z();
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }

    /** {@return difference of the azimuths after both are folded to the front, degrees} */
    double foldedAzimuthDeg(int contender) {
        return Math.toDegrees(Math.abs(folded(truth.azimuthRad())
                - folded(answers.get(contender).direction().azimuthRad())));
    }

    private static double folded(double azimuthRad) {
        return Math.asin(Math.sin(azimuthRad));
    }

    /** {@return 1 if heard in the wrong half, front or back, 0 if in the right one, NaN within 30 degrees of the axis} */
    double confused(int contender) {
        if (sector() == Sector.SIDE) {
            return Double.NaN;
        }
        return truth.x() >= 0 == answers.get(contender).direction().x() >= 0 ? 0 : 1;
    }

    /** {@return 1 if the true azimuth lies in the arc around the azimuth or around its mirror image, if that is given} */
    double held(int contender) {
        Answer answer = answers.get(contender);
        boolean first = within(answer.direction().azimuthRad(), answer.spreadRad());
        boolean other = answer.mirrorAzimuthRad().isPresent()
                && within(answer.mirrorAzimuthRad().getAsDouble(), answer.spreadRad());
        return first || other ? 1 : 0;
    }

    /** {@return 1 if the answer has two sides} */
    double twoSided(int contender) {
        return answers.get(contender).mirrorAzimuthRad().isPresent() ? 1 : 0;
    }

    /** {@return half-width of the arc, degrees} */
    double arcDeg(int contender) {
        return Math.toDegrees(answers.get(contender).spreadRad());
    }

    private boolean within(double azimuthRad, double arcRad) {
        return Math.abs(Angles.difference(azimuthRad, truth.azimuthRad())) <= arcRad;
    }
}
