package org.bearing.training.tang.recipe;

import java.util.SplittableRandom;
import org.bearing.training.tang.AngleTable;

/** Recordings without sound: cues that are smooth functions of the angles, with a little noise. */
public final class Synthetic {
    private static final int WIDTH = 12;

    private Synthetic() {}

    /** {@return recordings of the frontal box} */
    public static Recordings recordings(String name, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] cues = new float[size * WIDTH];
        float[] azimuths = new float[size];
        float[] elevations = new float[size];
        float[] facts = new float[size * Fact.count()];
        for (int i = 0; i < size; i++) {
            azimuths[i] = (float) (180 * random.nextDouble() - 90);
            elevations[i] = (float) (90 * random.nextDouble() - 45);
            double a = Math.toRadians(azimuths[i]);
            double e = Math.toRadians(elevations[i]);
            for (int k = 0; k < WIDTH; k++) {
                double clean = k % 2 == 0 ? Math.sin(a + 0.3 * k) : Math.sin(e - 0.2 * k) + 0.3 * Math.cos(a);
                cues[i * WIDTH + k] = (float) (clean + 0.01 * random.nextGaussian());
            }
        }
        return new Recordings(name, new AngleTable(WIDTH, cues, azimuths, elevations), facts);
    }
}
