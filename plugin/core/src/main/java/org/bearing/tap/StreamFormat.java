package org.bearing.tap;

/**
 * What a stereo stream is.
 *
 * @param sampleRateHz samples per second, in [8000, 192000]
 */
public record StreamFormat(int sampleRateHz) {
    public StreamFormat {
        if (sampleRateHz < 8_000 || sampleRateHz > 192_000) {
            throw new IllegalArgumentException("sampleRateHz must be in [8000, 192000]: " + sampleRateHz);
        }
    }
}
