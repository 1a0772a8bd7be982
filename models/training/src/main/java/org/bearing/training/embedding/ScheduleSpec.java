package org.bearing.training.embedding;

/**
 * How long and how fast training goes.
 *
 * @param epochs at most (plateau) or exactly (cosine) this many passes over the examples
 * @param batch examples per step, at least 2
 * @param learningRate first learning rate, above 0
 * @param shape how the learning rate falls
 * @param patience plateau: epochs without improvement before the learning rate is halved
 * @param leastLearningRate plateau: training ends below this rate
 * @param weightDecay decoupled weight decay
 */
public record ScheduleSpec(
        int epochs,
        int batch,
        double learningRate,
        Shape shape,
        int patience,
        double leastLearningRate,
        double weightDecay) {
    /** How the learning rate falls. */
    public enum Shape {
        /** Halved after {@code patience} epochs without a better validation error, as printed. */
        PLATEAU,
        /** Half a cosine down to zero over all steps. */
        COSINE
    }

    public ScheduleSpec {
        if (epochs < 1 || batch < 2 || patience < 1) {
            throw new IllegalArgumentException("epochs and patience must be at least 1 and batch at least 2: epochs="
                    + epochs + ", patience=" + patience + ", batch=" + batch);
        }
        if (!(learningRate > 0 && leastLearningRate >= 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException("learningRate must be above 0, leastLearningRate and weightDecay at"
                    + " least 0: " + learningRate + ", " + leastLearningRate + ", " + weightDecay);
        }
    }
}
