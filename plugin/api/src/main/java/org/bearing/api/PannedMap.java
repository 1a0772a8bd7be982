package org.bearing.api;

import org.bearing.geometry.AngleKind;
import org.bearing.method.CaptureMap;
import org.bearing.output.PanLaw;
import org.bearing.output.Panning;

/**
 * A mix panned by level: the gains of two loudspeakers that put an image at an angle between them. What was never captured has
 * no physical direction, nothing behind, and a reverberation that is unrelated in the channels.
 *
 * @param law angle to gains
 * @param widestRad angle of the left loudspeaker, in (0, pi/2), rad
 */
record PannedMap(PanLaw law, double widestRad) implements CaptureMap {
    @Override
    public AngleKind angleKind() {
        return AngleKind.IMAGE;
    }

    @Override
    public double gain(int channel, double front, double left) {
        double position = new Panning(law, widestRad, 0, 1, Panning.View.LISTENER, Panning.Beyond.CLAMP)
                .position(Math.atan2(left, front));
        return Panning.gain(channel == 0 ? position : -position);
    }

    @Override
    public double spacingM() {
        return 0;
    }

    @Override
    public double diffuse(int a, int b, double hz) {
        return a == b ? 1 : 0;
    }
}
