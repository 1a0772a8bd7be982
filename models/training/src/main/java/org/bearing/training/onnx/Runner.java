package org.bearing.training.onnx;

/** A network: numbers in, numbers out. */
interface Runner {
    void run(float[] from, float[] into);

    /**
     * Compares two networks that should be the same.
     *
     * @param theirs one
     * @param ours the other
     * @param inputs in the order in which both get them
     * @param outputs numbers that come out
     * @return the largest difference, relative to the largest output of a run where that is above 1
     */
    static double difference(Runner theirs, Runner ours, float[][] inputs, int outputs) {
        float[] expected = new float[outputs];
        float[] found = new float[outputs];
        double most = 0;
        for (float[] input : inputs) {
            theirs.run(input, expected);
            ours.run(input, found);
            double scale = 1;
            for (float value : expected) {
                scale = Math.max(scale, Math.abs(value));
            }
            for (int k = 0; k < outputs; k++) {
                most = Math.max(most, Math.abs(found[k] - expected[k]) / scale);
            }
        }
        return most;
    }
}
