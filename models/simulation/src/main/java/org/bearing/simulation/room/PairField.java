package org.bearing.simulation.room;

import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.DiffuseField;
import org.bearing.simulation.head.FractionalDelay;

/** The diffuse field at a pair of microphones: the mean over directions spread evenly over the sphere. */
final class PairField {
    private PairField() {}

    static void add(MicrophonePair pair, int rateHz, int directions, DiffuseField field) {
        double reach = pair.spacingM() / 2 / SphericalHead.SPEED_OF_SOUND * rateHz;
        int middle = (int) Math.ceil(reach) + FractionalDelay.HALF;
        float[][] responses = new float[2][2 * middle + 2];
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < directions; i++) {
            double z = 2 * (i + 0.5) / directions - 1;
            double azimuth = 2 * Math.PI * ((i * golden) % 1);
            double flat = Math.sqrt(1 - z * z);
            double x = flat * Math.cos(azimuth);
            double y = flat * Math.sin(azimuth);
            for (int channel = 0; channel < 2; channel++) {
                java.util.Arrays.fill(responses[channel], 0);
                double early = y * pair.leftM(channel) / SphericalHead.SPEED_OF_SOUND * rateHz;
                float[] impulse = {(float) pair.gain(channel, x, y)};
                FractionalDelay.add(impulse, middle - early, responses[channel]);
            }
            field.add(responses[0], responses[1], 1.0 / directions);
        }
    }
}
