package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.HrirSet;

/**
 * Round patches of the sphere that training does not see: whole patches, because beside a known direction an unknown one
 * is no test. They come in pairs, left and right, as a symmetric network learns one side from the other.
 */
final class HeldPatches {
    private static final int CENTRES = 14;
    private static final double RADIUS_COSINE = Math.cos(Math.toRadians(11));
    private static final double GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
    private static final int LEAST_DIRECTIONS = 16;

    private final List<Direction> centres = new ArrayList<>();

    /** Lays the patches; another seed turns them around the interaural axis. */
    HeldPatches(long seed) {
        double first = 2 * Math.PI * new java.util.SplittableRandom(seed).nextDouble();
        for (int i = 0; i < CENTRES; i++) {
            double y = (i + 0.5) / CENTRES;
            double around = first + i * GOLDEN_TURN;
            double inPlane = Math.sqrt(1 - y * y);
            Direction left = Direction.ofVector(inPlane * Math.cos(around), y, inPlane * Math.sin(around));
            centres.add(left);
            centres.add(left.mirroredLeftRight());
        }
    }

    /** {@return whether a direction lies in a patch} */
    boolean holds(Direction d) {
        for (Direction c : centres) {
            if (c.x() * d.x() + c.y() * d.y() + c.z() * d.z() >= RADIUS_COSINE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The head as training may know it.
     *
     * @throws ConfigurationException if too few directions are left or held back
     */
    HrirSet without(HrirSet head) {
        List<Direction> kept = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < head.directions().size(); i++) {
            if (!holds(head.directions().get(i))) {
                kept.add(head.directions().get(i));
                places.add(i);
            }
        }
        int held = head.directions().size() - kept.size();
        if (held < LEAST_DIRECTIONS || kept.size() < LEAST_DIRECTIONS) {
            throw new ConfigurationException("The head " + head.name() + " was measured at "
                    + head.directions().size() + " directions, of which " + held
                    + " could be held back for the test; expected at least " + LEAST_DIRECTIONS
                    + ": take a file with more directions.");
        }
        float[][] left = new float[kept.size()][];
        float[][] right = new float[kept.size()][];
        double[][] delays = new double[kept.size()][];
        for (int i = 0; i < left.length; i++) {
            left[i] = head.response(places.get(i), 0);
            right[i] = head.response(places.get(i), 1);
            delays[i] = new double[] {head.extraDelay(places.get(i), 0), head.extraDelay(places.get(i), 1)};
        }
        return HrirSet.of(head.name(), head.rateHz(), kept, left, right, delays);
    }
}
