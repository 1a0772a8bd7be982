package org.bearing.tap;

import org.bearing.geometry.EngineThread;

/** One filter of a resampler: zero phase, streaming, the same result for any block split. */
sealed interface ResamplerStage permits PolyphaseStage, DecimatorStage {
    /**
     * Takes input and puts out what can be computed from it.
     *
     * @param in input samples
     * @param from first of them
     * @param count how many
     * @param out receives the output
     * @param outAt where
     * @return samples put out
     */
    @EngineThread
    int process(float[] in, int from, int count, float[] out, int outAt);

    /**
     * Bound on the output.
     *
     * @param count input samples
     * @return the most samples that one call puts out for them
     */
    int maxOutput(int count);

    /** {@return input samples that are needed after an output's time} */
    int lookAhead();

    /** Forgets everything heard. */
    @EngineThread
    void reset();
}
