package org.bearing.training.tang.recipe;

import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirSet;

/** Whether heads can stand side by side in one experiment: same rate, same directions, left ear first. */
public final class HeadCheck {
    private static final double SAME_RAD = Math.toRadians(0.5);
    private static final double LATERAL_RAD = Math.toRadians(30);

    private HeadCheck() {}

    /**
     * Checks heads.
     *
     * @param heads at least one
     * @throws ConfigurationException if two differ in rate or directions, or if one has its ears exchanged; says which
     */
    public static void check(List<Head> heads) {
        for (Head head : heads) {
            ears(head);
            pair(heads.get(0), head);
        }
    }

    private static void pair(Head one, Head other) {
        HrirSet a = one.set();
        HrirSet b = other.set();
        if (a.rateHz() != b.rateHz()) {
            throw new ConfigurationException("The head " + one.name() + " was measured at " + a.rateHz() + " Hz and "
                    + other.name() + " at " + b.rateHz()
                    + " Hz; expected one rate in an experiment: resample one of the files.");
        }
        if (a.directions().size() != b.directions().size()) {
            throw new ConfigurationException(
                    "The head " + one.name() + " has " + a.directions().size()
                            + " directions and " + other.name() + " has "
                            + b.directions().size()
                            + "; expected the same grid in an experiment: leave one of the heads out.");
        }
        for (int i = 0; i < a.directions().size(); i++) {
            Direction here = a.directions().get(i);
            Direction there = b.directions().get(i);
            if (here.angleTo(there) > SAME_RAD) {
                throw new ConfigurationException("Direction " + i + " is (" + here.azimuthDeg() + ", "
                        + here.elevationDeg() + ") degrees for the head " + one.name() + " and (" + there.azimuthDeg()
                        + ", " + there.elevationDeg() + ") for " + other.name()
                        + "; expected the same grid in the same order: leave one of the heads out.");
            }
        }
    }

    /** Sound from the left is louder at the left ear. */
    private static void ears(Head head) {
        HrirSet set = head.set();
        double lean = 0;
        for (int i = 0; i < set.directions().size(); i++) {
            double lateral = set.directions().get(i).lateralRad();
            if (Math.abs(lateral) > LATERAL_RAD) {
                lean += Math.signum(lateral) * Math.log(energy(set.response(i, 0)) / energy(set.response(i, 1)));
            }
        }
        if (lean < 0) {
            throw new ConfigurationException("The head " + head.name()
                    + " hears sound from the left louder at its right ear; expected the left ear first and azimuth"
                    + " + = left: exchange the ears or the sign of the angles.");
        }
    }

    private static double energy(float[] response) {
        double sum = 1e-20;
        for (float value : response) {
            sum += value * value;
        }
        return sum;
    }
}
