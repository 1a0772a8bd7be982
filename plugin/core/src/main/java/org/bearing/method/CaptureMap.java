package org.bearing.method;

import org.bearing.geometry.AngleKind;
import org.bearing.geometry.SphericalHead;

/**
 * What a way of capturing does to a distant sound by its direction: the gains of both channels and the time between them.
 * Immutable; any thread.
 */
public interface CaptureMap {
    /** {@return what the angle means} */
    AngleKind angleKind();

    /** {@return azimuth of the leftmost direction in front that it can tell, in (0, pi/2], rad} */
    double widestRad();

    /**
     * Gain of a channel.
     *
     * @param channel 0 = left, 1 = right
     * @param front front component of the unit vector to the source
     * @param left left component
     * @return amplitude, negative in opposite polarity
     */
    double gain(int channel, double front, double left);

    /** {@return distance between the microphones along the left-right axis, at least 0, m} */
    double spacingM();

    /**
     * What both channels have in common of sound from everywhere: the mean over the sphere of the product of two gains and,
     * between the channels, of the cosine of the phase. The fields of left-right symmetrical pairs have no imaginary part.
     *
     * @param a 0 = left, 1 = right
     * @param b likewise
     * @param hz frequency
     * @return covariance for a field of power 1
     */
    default double diffuse(int a, int b, double hz) {
        int directions = 400;
        double turn = a == b ? 0 : 2 * Math.PI * hz * spacingM() / SphericalHead.SPEED_OF_SOUND;
        double golden = (Math.sqrt(5) - 1) / 2;
        double sum = 0;
        for (int i = 0; i < directions; i++) {
            double up = 2 * (i + 0.5) / directions - 1;
            double azimuth = 2 * Math.PI * ((i * golden) % 1);
            double flat = Math.sqrt(1 - up * up);
            double left = flat * Math.sin(azimuth);
            double front = flat * Math.cos(azimuth);
            sum += gain(a, front, left) * gain(b, front, left) * Math.cos(turn * left);
        }
        return sum / directions;
    }
}
