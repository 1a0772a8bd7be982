package org.bearing.simulation.data;

/**
 * One line of the manifest.
 *
 * @param path the file's path inside the folder
 * @param kind what it is
 * @param split what it may be used for
 * @param person the speaker's or the head's name; empty where there is none
 * @param sampleRateHz samples per second, Hz
 * @param licence the terms it came under
 */
public record DataItem(String path, DataKind kind, Split split, String person, int sampleRateHz, String licence) {
    /** {@return the file's name without folder and ending} */
    public String name() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
