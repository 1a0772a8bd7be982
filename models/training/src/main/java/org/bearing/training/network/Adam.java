package org.bearing.training.network;

import java.util.List;

/** Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019). */
public final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final double weightDecay;

    /**
     * Makes the optimizer.
     *
     * @param weightDecay share of the learning rate by which weights shrink each step, at least 0
     */
    public Adam(double weightDecay) {
        this.weightDecay = weightDecay;
    }

    /**
     * Moves the parameters down their gradients once.
     *
     * @param parameters what to move
     * @param step number of this step, from 1
     * @param learningRate the rate, above 0
     */
    public void step(List<Parameter> parameters, long step, double learningRate) {
        double first = 1 - Math.pow(BETA1, (double) step);
        double second = 1 - Math.pow(BETA2, (double) step);
        float rate = (float) (learningRate * Math.sqrt(second) / first);
        float epsilon = (float) (EPSILON * Math.sqrt(second));
        for (Parameter parameter : parameters) {
            float keep = parameter.decays() ? (float) (1 - learningRate * weightDecay) : 1f;
            move(
                    parameter.value(),
                    parameter.gradient(),
                    parameter.firstMoment(),
                    parameter.secondMoment(),
                    rate,
                    epsilon,
                    keep);
        }
    }

    private static void move(
            float[] value, float[] gradient, float[] first, float[] second, float rate, float epsilon, float keep) {
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        float c1 = (float) (1 - BETA1);
        float c2 = (float) (1 - BETA2);
        for (int i = 0; i < value.length; i++) {
            float g = gradient[i];
            float m = b1 * first[i] + c1 * g;
            float v = b2 * second[i] + c2 * g * g;
            first[i] = m;
            second[i] = v;
            value[i] = keep * value[i] - rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
