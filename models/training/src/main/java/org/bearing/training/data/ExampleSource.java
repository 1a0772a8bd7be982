package org.bearing.training.data;

/** Where examples come from; any number of threads may ask for makers. */
public interface ExampleSource {
    /** {@return number of cues per example} */
    int features();

    /** {@return a maker for the calling thread, which keeps it} */
    Maker maker();

    /** Makes examples; one thread. */
    interface Maker {
        /**
         * Makes the example of an index, the same whoever makes it and in whatever order.
         *
         * @param index number of the example, at least 0
         * @param features receives the cues
         * @param labels receives one value per {@link ExampleLabel}
         */
        void make(long index, float[] features, float[] labels);
    }
}
