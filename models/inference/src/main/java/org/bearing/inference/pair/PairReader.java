package org.bearing.inference.pair;

import java.util.List;
import org.bearing.cues.PairCues;
import org.bearing.geometry.EngineThread;
import org.bearing.inference.kernel.DenseLayer;

/**
 * Reads the posterior q(y|x) of lateral angles, of the cues and of their mirror image together (the geometric mean of both), so
 * that exchanging the channels mirrors it exactly. One thread; allocates nothing after it is made.
 */
final class PairReader {
    private static final int VIEWS = 2;

    private final List<DenseLayer> layers;
    private final float[][][] values;
    private final int classes;
    private final double[] posterior;
    private double lateralRad;
    private double spreadRad;
    private double mass;

    PairReader(PairModel model) {
        layers = model.classifier();
        classes = model.manifest().classes();
        values = new float[layers.size() + 1][VIEWS][];
        for (int view = 0; view < VIEWS; view++) {
            values[0][view] = new float[DenseLayer.arrayLength(PairCues.SIZE)];
            for (int n = 0; n < layers.size(); n++) {
                values[n + 1][view] =
                        new float[DenseLayer.arrayLength(layers.get(n).outputs())];
            }
        }
        posterior = new double[classes];
    }

    /** {@return where the cues go before {@link #read}} */
    float[] input() {
        return values[0][0];
    }

    /** Computes the posterior, and reads it out near where most of it lies. */
    @EngineThread
    void read(int reach) {
        PairCues.mirror(values[0][0], 0, values[0][1], 0);
        for (int n = 0; n < layers.size(); n++) {
            layers.get(n).apply(values[n], VIEWS, values[n + 1]);
        }
        float[] plain = values[layers.size()][0];
        float[] mirrored = values[layers.size()][1];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            posterior[c] = 0.5 * ((double) plain[c] + mirrored[classes - 1 - c]);
            most = Math.max(most, posterior[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            posterior[c] = Math.exp(posterior[c] - most);
            sum += posterior[c];
        }
        for (int c = 0; c < classes; c++) {
            posterior[c] /= sum;
        }
        readOut(likeliest(reach / 2), reach);
    }

    /** Where most of the posterior lies, in a triangle: a single class that sticks out does not decide. */
    private int likeliest(int side) {
        int best = 0;
        double most = 0;
        for (int c = 0; c < classes; c++) {
            double near = 0;
            for (int d = Math.max(0, c - side); d <= Math.min(classes - 1, c + side); d++) {
                near += posterior[d] * (side + 1 - Math.abs(d - c));
            }
            if (near > most) {
                most = near;
                best = c;
            }
        }
        return best;
    }

    private double angle(int c) {
        return Math.PI * c / (classes - 1) - Math.PI / 2;
    }

    private void readOut(int best, int reach) {
        mass = 0;
        double mean = 0;
        for (int c = Math.max(0, best - reach); c <= Math.min(classes - 1, best + reach); c++) {
            mass += posterior[c];
            mean += posterior[c] * angle(c);
        }
        lateralRad = mean / mass;
        double square = 0;
        for (int c = 0; c < classes; c++) {
            square += posterior[c] * Math.pow(angle(c) - lateralRad, 2);
        }
        spreadRad = Math.sqrt(square);
    }

    /** {@return the local mean around the likeliest place, + = left, rad} */
    double lateralRad() {
        return lateralRad;
    }

    /** {@return root mean square of the whole posterior's distance from it, rad} */
    double spreadRad() {
        return spreadRad;
    }

    /** {@return the posterior's share that the mean is of} */
    double mass() {
        return mass;
    }

    /** {@return the posterior by class; live} */
    double[] posterior() {
        return posterior;
    }
}
