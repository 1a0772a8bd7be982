package org.bearing.tap;

/**
 * How a WAV file stores its samples.
 *
 * @param kind encoding of one sample
 * @param sampleRateHz rate, Hz
 * @param dataAt offset of the first sample in the file, bytes
 * @param frames stereo frames as the header says, or as the file holds where the header does not say
 */
record WavFormat(Kind kind, int sampleRateHz, long dataAt, long frames) {
    /** Encodings of one little-endian sample. */
    enum Kind {
        /** Two's complement, 16 bits. */
        PCM16(2),
        /** Two's complement, 24 bits. */
        PCM24(3),
        /** Two's complement, 32 bits. */
        PCM32(4),
        /** IEEE 754 single. */
        FLOAT32(4),
        /** IEEE 754 double. */
        FLOAT64(8);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }

        /** {@return bytes per sample} */
        int bytes() {
            return bytes;
        }
    }

    /** {@return bytes per stereo frame} */
    int frameBytes() {
        return 2 * kind.bytes();
    }
}
