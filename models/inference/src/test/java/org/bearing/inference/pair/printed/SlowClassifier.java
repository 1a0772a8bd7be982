package org.bearing.inference.pair.printed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.StereoSpectrum;
import org.bearing.inference.weights.Tensor;

/** The classifier by its definition, in double precision: loops over rows, columns and channels. */
final class SlowClassifier {
    private SlowClassifier() {}

    static double[] logits(Map<String, Tensor> tensors, List<StereoSpectrum> frames) {
        double[][][] x = new double[frames.size()][RtfPhases.BINS][1];
        for (int i = 0; i < x.length; i++) {
            float[] row = new float[RtfPhases.BINS];
            new RtfPhases().read(frames.get(i), row, 0);
            for (int k = 0; k < row.length; k++) {
                x[i][k][0] = row[k];
            }
        }
        double[][][] deep = convolve(convolve(x, tensors, "conv1", 32), tensors, "conv2", 64);
        double[] flat = new double[deep.length * deep[0].length * 64];
        int at = 0;
        for (double[][] row : deep) {
            for (double[] cell : row) {
                for (double value : cell) {
                    flat[at++] = value;
                }
            }
        }
        double[] inner = dense(flat, tensors, "fc1x");
        for (int i = 0; i < inner.length; i++) {
            inner[i] = Math.max(0, inner[i]);
        }
        return dense(inner, tensors, "fc2");
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get("classifier." + name)).values();
    }

    private static double[][][] convolve(double[][][] x, Map<String, Tensor> tensors, String name, int outputs) {
        float[] weight = values(tensors, name + ".weight");
        float[] bias = values(tensors, name + ".bias");
        int inputs = x[0][0].length;
        double[][][] out = new double[(x.length - 1) / 2][(x[0].length - 1) / 2][outputs];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[0].length; j++) {
                for (int o = 0; o < outputs; o++) {
                    double sum = bias[o];
                    for (int tap = 0; tap < 9; tap++) {
                        double[] cell = x[2 * i + tap / 3][2 * j + tap % 3];
                        for (int c = 0; c < inputs; c++) {
                            sum += cell[c] * weight[(tap * inputs + c) * outputs + o];
                        }
                    }
                    out[i][j][o] = Math.max(0, sum);
                }
            }
        }
        return out;
    }

    private static double[] dense(double[] x, Map<String, Tensor> tensors, String name) {
        float[] weight = values(tensors, name + ".weight");
        float[] bias = values(tensors, name + ".bias");
        double[] out = new double[bias.length];
        for (int o = 0; o < out.length; o++) {
            out[o] = bias[o];
            for (int i = 0; i < x.length; i++) {
                out[o] += x[i] * weight[i * bias.length + o];
            }
        }
        return out;
    }
}
