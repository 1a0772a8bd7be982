package org.bearing.automation.file;

import java.nio.file.Path;
import org.bearing.tap.WavSamples;

/**
 * The recording that the directions belong to.
 *
 * @param path the stereo WAV file
 * @param sampleRateHz its rate, Hz
 * @param frames its length, stereo frames
 */
public record AudioClip(Path path, int sampleRateHz, long frames) {
    /**
     * Looks at a file.
     *
     * @param path a stereo WAV file
     * @return what it is
     * @throws org.bearing.geometry.ConfigurationException if it is not there or is no such file
     * @throws org.bearing.geometry.BearingException if it cannot be read
     */
    public static AudioClip of(Path path) {
        try (WavSamples wav = WavSamples.open(path)) {
            return new AudioClip(path, wav.sampleRateHz(), wav.frames());
        }
    }

    /** {@return its length, s} */
    double seconds() {
        return (double) frames / sampleRateHz;
    }

    /** {@return its name without folders} */
    String fileName() {
        return String.valueOf(path.getFileName());
    }

    /** {@return its name without folders and ending, for a track} */
    String trackName() {
        return fileName().replaceFirst("\\.[^.]*$", "");
    }
}
