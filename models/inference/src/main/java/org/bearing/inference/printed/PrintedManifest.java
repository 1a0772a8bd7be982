package org.bearing.inference.printed;

import java.util.List;
import org.bearing.inference.manifest.TrainingRecord;

/**
 * What a printed method's model says about itself.
 *
 * @param format {@link #FORMAT}
 * @param name of the model, such as {@code wsce}
 * @param cues {@link #CUES}
 * @param shape its layers and neighbours
 * @param trust how far it can be trusted
 * @param training where it comes from
 * @param configuration the method's settings in training, one a line
 * @param validation errors on the validation scenes, in words
 * @param weightsSha256 checksum of the weights' file, 64 hexadecimal digits
 */
public record PrintedManifest(
        String format,
        String name,
        String cues,
        PrintedSpec shape,
        PrintedTrust trust,
        TrainingRecord training,
        List<String> configuration,
        List<String> validation,
        String weightsSha256) {
    /** Of the file. */
    public static final String FORMAT = "bearing-printed-model/1";

    /** What all of them hear. */
    public static final String CUES =
            "Tang et al. 2022 eq. 1-3: 16 kHz, sine window of 1024, hop 256, plain means, 729 values";

    public PrintedManifest {
        configuration = List.copyOf(configuration);
        validation = List.copyOf(validation);
        if (!format.equals(FORMAT) || !cues.equals(CUES)) {
            throw new IllegalArgumentException(
                    "format must be \"" + FORMAT + "\" and cues \"" + CUES + "\": " + format + ", " + cues);
        }
        if (!weightsSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("weights_sha256 must be 64 hexadecimal digits: " + weightsSha256);
        }
    }
}
