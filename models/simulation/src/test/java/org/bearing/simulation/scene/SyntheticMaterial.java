package org.bearing.simulation.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirSet;

/** Heads that are spheres and sounds that are bursts of noise, for tests without the data folder. */
public final class SyntheticMaterial {
    /** Rate of everything, Hz. */
    public static final int RATE_HZ = 16_000;

    private static final int DIRECTIONS = 200;
    private static final int MEASURED_HZ = 48_000;
    private static final int TAPS = 160;
    private static final double FIRST = 60;
    private static final double LEVEL_DB = 8;

    private SyntheticMaterial() {}

    /** {@return two heads, two utterances, one piece of music and one noise} */
    public static SceneMaterial material() {
        List<Head> heads = List.of(head("small", 0.08), head("large", 0.09));
        List<Sound> speech = List.of(bursts("one", 3, 1), bursts("two", 4, 2));
        return SceneMaterial.of(
                RATE_HZ, heads, speech, List.of(bursts("music", 2, 3)), List.of(bursts("noise", 0.6, 4)));
    }

    /** {@return a sphere of a radius, m} */
    public static Head head(String name, double radiusM) {
        List<Direction> directions = new ArrayList<>();
        float[][] left = new float[DIRECTIONS][];
        float[][] right = new float[DIRECTIONS][];
        for (int d = 0; d < DIRECTIONS; d++) {
            double z = 1 - 2 * (d + 0.5) / DIRECTIONS;
            Direction direction = new Direction(d * Math.PI * (3 - Math.sqrt(5)), Math.asin(z));
            directions.add(direction);
            double lag = SphericalHead.delaySeconds(radiusM, direction.lateralRad()) * MEASURED_HZ / 2;
            double gain = Math.pow(10, LEVEL_DB * Math.sin(direction.lateralRad()) / 40);
            left[d] = pulse(FIRST - lag, gain);
            right[d] = pulse(FIRST + lag, 1 / gain);
        }
        return Head.of(HrirSet.of(name, MEASURED_HZ, directions, left, right, new double[DIRECTIONS][2]), RATE_HZ);
    }

    private static float[] pulse(double at, double gain) {
        float[] out = new float[TAPS];
        for (int i = 0; i < TAPS; i++) {
            double x = i - at;
            double window = Math.abs(x) < 16 ? 0.5 + 0.5 * Math.cos(Math.PI * x / 16) : 0;
            double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            out[i] = (float) (gain * window * sinc);
        }
        return out;
    }

    /** {@return noise that comes and goes, and is silent for the second half} */
    public static Sound bursts(String name, double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = new float[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < samples.length / 2; i++) {
            double envelope = Math.max(0, Math.sin(2 * Math.PI * 4 * i / RATE_HZ));
            samples[i] = (float) (0.2 * envelope * random.nextGaussian());
        }
        return Sound.of(name, RATE_HZ, samples);
    }
}
