package org.bearing.method;

import org.bearing.geometry.AngleKind;

/**
 * Two equal microphones of first order, in one point or side by side, each turned outwards by the same angle: XY, Blumlein,
 * ORTF, NOS, AB.
 *
 * @param omniPart part p of the pattern p + (1 - p) cos(angle) in [0, 1]: 1 omni, 0.5 cardioid, 0 figure of eight
 * @param splayRad half of the angle between the axes, in [0, pi/2], rad
 * @param spacingM distance between the microphones, at least 0, m
 */
public record MicrophoneMap(double omniPart, double splayRad, double spacingM) implements CaptureMap {
    public MicrophoneMap {
        requirePattern(omniPart);
        if (!(splayRad >= 0 && splayRad <= Math.PI / 2) || !(spacingM >= 0 && Double.isFinite(spacingM))) {
            throw new IllegalArgumentException("splayRad must be in [0, pi/2] and spacingM at least 0: splayRad="
                    + splayRad + ", spacingM=" + spacingM);
        }
        if (spacingM == 0 && (omniPart == 1 || splayRad == 0)) {
            throw new IllegalArgumentException(
                    "two microphones in one point must be turned apart and hear by direction:" + " omniPart=" + omniPart
                            + ", splayRad=" + splayRad);
        }
    }

    static void requirePattern(double omniPart) {
        if (!(omniPart >= 0 && omniPart <= 1)) {
            throw new IllegalArgumentException("omniPart must be in [0, 1]: " + omniPart);
        }
    }

    @Override
    public AngleKind angleKind() {
        return AngleKind.PAIR;
    }

    @Override
    public double widestRad() {
        return Math.PI / 2;
    }

    @Override
    public double gain(int channel, double front, double left) {
        double outwards = channel == 0 ? left : -left;
        return omniPart + (1 - omniPart) * (front * Math.cos(splayRad) + outwards * Math.sin(splayRad));
    }
}
