package org.bearing.simulation.head;

import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;

/**
 * Measured head-related impulse responses of one head. Immutable; for any thread.
 *
 * <p>The rate is a real number, because a head stretched in time is the same responses at another rate.
 */
public final class HrirSet {
    private static final double SAME_RAD = Math.toRadians(0.05);

    /** Samples before the onset in a blended response. */
    private static final int ALIGNED_ONSET = 32;

    private final String name;
    private final double rateHz;
    private final List<Direction> directions;
    private final float[][][] responses;
    private final double[][] delays;
    private final double[][] onsets;
    private final SphericalTriangulation triangulation;

    private HrirSet(
            String name,
            double rateHz,
            List<Direction> directions,
            float[][][] responses,
            double[][] delays,
            double[][] onsets,
            SphericalTriangulation triangulation) {
        this.name = name;
        this.rateHz = rateHz;
        this.directions = directions;
        this.responses = responses;
        this.delays = delays;
        this.onsets = onsets;
        this.triangulation = triangulation;
    }

    /**
     * Makes a set. A direction measured twice (closer than 0.05 degrees) counts once, the first; a response without
     * any sound is left out with its direction.
     *
     * @param name the head's name, for people
     * @param rateHz sample rate, Hz
     * @param directions where the sources stood
     * @param left responses of the left ear by direction, all of one length; kept, not copied
     * @param right responses of the right ear, as many and as long
     * @param delays extra delays of the responses by direction and ear (0 = left), samples
     * @return the set
     * @throws ConfigurationException if fewer than 4 directions are left or they do not surround the head
     */
    public static HrirSet of(
            String name,
            double rateHz,
            List<Direction> directions,
            float[][] left,
            float[][] right,
            double[][] delays) {
        if (left.length != directions.size() || right.length != left.length || delays.length != left.length) {
            throw new IllegalArgumentException("every direction needs two responses and two delays: directions="
                    + directions.size() + ", left=" + left.length + ", right=" + right.length + ", delays="
                    + delays.length);
        }
        List<Integer> kept = distinct(directions, left, right);
        List<Direction> places = new ArrayList<>();
        float[][][] responses = new float[kept.size()][][];
        double[][] extra = new double[kept.size()][];
        double[][] onsets = new double[kept.size()][2];
        Onsets finder = new Onsets(left.length == 0 ? 1 : left[0].length, rateHz);
        for (int i = 0; i < kept.size(); i++) {
            int from = kept.get(i);
            places.add(directions.get(from));
            responses[i] = new float[][] {left[from], right[from]};
            extra[i] = delays[from].clone();
            onsets[i][0] = finder.find(left[from]);
            onsets[i][1] = finder.find(right[from]);
        }
        SphericalTriangulation triangulation = new SphericalTriangulation(places, name);
        return new HrirSet(name, rateHz, List.copyOf(places), responses, extra, onsets, triangulation);
    }

    /** {@return the head's name} */
    public String name() {
        return name;
    }

    /** {@return sample rate, Hz} */
    public double rateHz() {
        return rateHz;
    }

    /** {@return the measured directions} */
    public List<Direction> directions() {
        return directions;
    }

    /**
     * One measured response.
     *
     * @param direction index of the direction
     * @param ear 0 = left, 1 = right
     * @return the response; not a copy, do not change it
     */
    public float[] response(int direction, int ear) {
        return responses[direction][ear];
    }

    /**
     * Delay that a response has on top of its own zeros.
     *
     * @param direction index of the direction
     * @param ear 0 = left, 1 = right
     * @return samples
     */
    public double extraDelay(int direction, int ear) {
        return delays[direction][ear];
    }

    /**
     * Where a response begins inside its samples, without {@link #extraDelay}.
     *
     * @param direction index of the direction
     * @param ear 0 = left, 1 = right
     * @return samples, with a fraction
     */
    public double onset(int direction, int ear) {
        return onsets[direction][ear];
    }

    SphericalTriangulation triangulation() {
        return triangulation;
    }

    /**
     * The same head with its time axis stretched, that is larger by the factor.
     *
     * @param factor 1 = unchanged, in [0.5, 2]
     * @return the larger or smaller head
     */
    public HrirSet stretched(double factor) {
        if (!(factor >= 0.5 && factor <= 2)) {
            throw new IllegalArgumentException("factor must be in [0.5, 2]: factor=" + factor);
        }
        return new HrirSet(name, rateHz / factor, directions, responses, delays, onsets, triangulation);
    }

    /**
     * A head between two that were measured at the same directions: the responses blended without their delays, and the
     * delays apart from them.
     *
     * @param other the second head, of the same rate
     * @param share its part, in [0, 1]
     * @return the head between them
     */
    public HrirSet blended(HrirSet other, double share) {
        if (!directions.equals(other.directions) || rateHz != other.rateHz || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "only heads of the same directions and rate can be blended, by a share in" + " [0, 1]: " + name
                            + ", " + other.name + ", share=" + share);
        }
        int count = directions.size();
        float[][][] between = new float[count][2][];
        double[][] starts = new double[count][2];
        double[][] extra = new double[count][2];
        for (int i = 0; i < count; i++) {
            for (int ear = 0; ear < 2; ear++) {
                float[] own = aligned(i, ear);
                float[] theirs = other.aligned(i, ear);
                for (int t = 0; t < own.length; t++) {
                    own[t] += (float) share * ((t < theirs.length ? theirs[t] : 0) - own[t]);
                }
                between[i][ear] = own;
                starts[i][ear] = ALIGNED_ONSET;
                double delay = onsets[i][ear] + delays[i][ear];
                double theirDelay = other.onsets[i][ear] + other.delays[i][ear];
                extra[i][ear] = delay + share * (theirDelay - delay) - ALIGNED_ONSET;
            }
        }
        String both = name + "+" + other.name;
        return new HrirSet(both, rateHz, directions, between, extra, starts, triangulation);
    }

    /** A response moved so that its onset is at {@link #ALIGNED_ONSET}. */
    private float[] aligned(int direction, int ear) {
        float[] response = responses[direction][ear];
        float[] moved = new float[response.length];
        Sinc.read(response, onsets[direction][ear] - ALIGNED_ONSET, 1, 1, moved, 0, moved.length);
        return moved;
    }

    /** {@return the head with left and right exchanged} */
    public HrirSet mirrored() {
        List<Direction> places =
                directions.stream().map(Direction::mirroredLeftRight).toList();
        return new HrirSet(
                name,
                rateHz,
                places,
                exchanged(responses),
                exchanged(delays),
                exchanged(onsets),
                new SphericalTriangulation(places, name));
    }

    /**
     * Takes out a known difference in level between the ears' microphones, half of it at either ear.
     *
     * @param biasDb by how much the left ear is too loud against the right one, dB
     * @return the corrected head
     */
    public HrirSet withoutLevelBias(double biasDb) {
        float[] gains = {(float) Math.pow(10, -biasDb / 40), (float) Math.pow(10, biasDb / 40)};
        float[][][] corrected = new float[responses.length][2][];
        for (int i = 0; i < responses.length; i++) {
            for (int ear = 0; ear < 2; ear++) {
                float[] response = responses[i][ear].clone();
                for (int t = 0; t < response.length; t++) {
                    response[t] *= gains[ear];
                }
                corrected[i][ear] = response;
            }
        }
        return new HrirSet(name, rateHz, directions, corrected, delays, onsets, triangulation);
    }

    private static float[][][] exchanged(float[][][] ears) {
        float[][][] swapped = new float[ears.length][][];
        for (int i = 0; i < ears.length; i++) {
            swapped[i] = new float[][] {ears[i][1], ears[i][0]};
        }
        return swapped;
    }

    private static double[][] exchanged(double[][] ears) {
        double[][] swapped = new double[ears.length][];
        for (int i = 0; i < ears.length; i++) {
            swapped[i] = new double[] {ears[i][1], ears[i][0]};
        }
        return swapped;
    }

    private static List<Integer> distinct(List<Direction> directions, float[][] left, float[][] right) {
        double nearest = 2 * (1 - Math.cos(SAME_RAD));
        List<Integer> kept = new ArrayList<>();
        double[][] vectors = new double[directions.size()][];
        for (int i = 0; i < directions.size(); i++) {
            Direction d = directions.get(i);
            vectors[i] = new double[] {d.x(), d.y(), d.z()};
            boolean fresh = hasSound(left[i]) && hasSound(right[i]);
            for (int j = 0; fresh && j < kept.size(); j++) {
                double[] other = vectors[kept.get(j)];
                double dx = vectors[i][0] - other[0];
                double dy = vectors[i][1] - other[1];
                double dz = vectors[i][2] - other[2];
                fresh = dx * dx + dy * dy + dz * dz > nearest;
            }
            if (fresh) {
                kept.add(i);
            }
        }
        return kept;
    }

    private static boolean hasSound(float[] response) {
        double energy = 0;
        for (float v : response) {
            energy += v * v;
        }
        return energy > 0 && Double.isFinite(energy);
    }
}
