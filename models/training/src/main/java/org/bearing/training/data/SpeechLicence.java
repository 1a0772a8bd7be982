package org.bearing.training.data;

import java.util.List;

/** What weights that have heard nothing but the data folder's speech must say about it. */
public final class SpeechLicence {
    /** Licence of the weights. */
    public static final String LICENCE = "CC-BY-4.0";

    /** Whom to name. */
    public static final List<String> ATTRIBUTIONS =
            List.of("LibriSpeech (V. Panayotov, G. Chen, D. Povey, S. Khudanpur), CC BY 4.0");

    private SpeechLicence() {}
}
