package org.bearing.automation.steering;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;

/**
 * Where the microphones of an array are. Sources are far away. Immutable.
 *
 * @param places at least two, no two in one place
 */
public record MicrophoneArray(List<Place> places) {
    private static final String EXPECTED =
            "; expected two or more places in metres, x front, y left, z up, such as \"0,0.0425,0; 0,-0.0425,0\".";
    private static final int MOST = 64;
    private static final double FARTHEST_M = 100;
    private static final double NEAREST_M = 1e-4;

    /**
     * A microphone.
     *
     * @param x to the front of the array's origin, m
     * @param y to its left, m
     * @param z above it, m
     */
    public record Place(double x, double y, double z) {
        double distanceM(Place other) {
            return Math.sqrt(Math.pow(x - other.x, 2) + Math.pow(y - other.y, 2) + Math.pow(z - other.z, 2));
        }
    }

    public MicrophoneArray {
        places = List.copyOf(places);
        if (places.size() < 2 || places.size() > MOST) {
            throw new ConfigurationException(
                    "An array has 2 to " + MOST + " microphones, found " + places.size() + EXPECTED);
        }
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (!(place.distanceM(new Place(0, 0, 0)) <= FARTHEST_M)) {
                throw new ConfigurationException("Microphone " + (i + 1) + " is farther than 100 m away" + EXPECTED);
            }
            for (int k = 0; k < i; k++) {
                if (place.distanceM(places.get(k)) < NEAREST_M) {
                    throw new ConfigurationException(
                            "Microphones " + (k + 1) + " and " + (i + 1) + " are in one place" + EXPECTED);
                }
            }
        }
    }

    /**
     * A pair: left, then right, as the two channels are.
     *
     * @param spacingM distance between both, above 0, m
     * @return the array, around its middle
     */
    public static MicrophoneArray pair(double spacingM) {
        return new MicrophoneArray(List.of(new Place(0, spacingM / 2, 0), new Place(0, -spacingM / 2, 0)));
    }

    /**
     * Reads a description.
     *
     * @param text places with semicolons between them, coordinates with commas
     * @return the array
     * @throws ConfigurationException if it is none
     */
    public static MicrophoneArray parse(String text) {
        List<Place> places = new ArrayList<>();
        for (String place : text.split(";", -1)) {
            String[] numbers = place.split(",", -1);
            if (numbers.length != 3) {
                throw new ConfigurationException("\"" + place.strip() + "\" is no place of a microphone" + EXPECTED);
            }
            places.add(new Place(number(numbers[0]), number(numbers[1]), number(numbers[2])));
        }
        return new MicrophoneArray(places);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException("\"" + text.strip() + "\" is no number of metres" + EXPECTED, e);
        }
    }

    /** {@return how many microphones} */
    public int size() {
        return places.size();
    }

    /**
     * When a plane wave arrives.
     *
     * @param from its direction
     * @return by microphone, how much later than at the origin; negative = earlier, s
     */
    public double[] delaysSeconds(Direction from) {
        return places.stream()
                .mapToDouble(
                        p -> -(p.x() * from.x() + p.y() * from.y() + p.z() * from.z()) / SphericalHead.SPEED_OF_SOUND)
                .toArray();
    }

    /**
     * What a plane wave is at the microphones, against the origin.
     *
     * @param from its direction
     * @param hz frequency, Hz
     * @return by microphone
     */
    public Complex[] steering(Direction from, double hz) {
        double[] delays = delaysSeconds(from);
        Complex[] out = new Complex[delays.length];
        for (int m = 0; m < out.length; m++) {
            double phase = -2 * Math.PI * hz * delays[m];
            out[m] = new Complex(Math.cos(phase), Math.sin(phase));
        }
        return out;
    }
}
