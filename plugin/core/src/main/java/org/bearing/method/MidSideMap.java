package org.bearing.method;

import org.bearing.geometry.AngleKind;

/**
 * A microphone that faces the front (M) and a figure of eight in the same point whose positive side faces left (S).
 *
 * @param omniPart part p of the M microphone's pattern p + (1 - p) cos(angle), in [0, 1]
 * @param sideGain gain of S against M, in the recording or in the matrix, above 0
 * @param matrixed true: the channels are M + S and M - S; false: they are M and S
 */
public record MidSideMap(double omniPart, double sideGain, boolean matrixed) implements CaptureMap {
    public MidSideMap {
        MicrophoneMap.requirePattern(omniPart);
        if (!(sideGain > 0 && Double.isFinite(sideGain))) {
            throw new IllegalArgumentException("sideGain must be above 0: " + sideGain);
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
    public double spacingM() {
        return 0;
    }

    @Override
    public double gain(int channel, double front, double left) {
        double mid = omniPart + (1 - omniPart) * front;
        double side = sideGain * left;
        if (!matrixed) {
            return channel == 0 ? mid : side;
        }
        return channel == 0 ? mid + side : mid - side;
    }
}
