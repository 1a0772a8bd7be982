package org.bearing.inference.pair.printed;

import java.util.List;
import org.bearing.inference.manifest.TrainingRecord;

/**
 * What a pair method's model says about itself.
 *
 * @param format {@link #FORMAT}
 * @param name of the model, such as {@code vae-ssl}
 * @param kind which method
 * @param cues {@link #CUES}
 * @param spacingM distance between the microphones that it was trained with, m
 * @param azimuthDeg directions of the classes in rising order, + = left, degrees
 * @param sharpness what multiplies its scores before they become probabilities; fitted on validation sequences
 * @param training where it comes from
 * @param configuration the method's settings in training, one a line
 * @param validation errors on the validation sequences, in words
 * @param weightsSha256 checksum of the weights' file, 64 hexadecimal digits
 */
public record PrintedPairManifest(
        String format,
        String name,
        PairKind kind,
        String cues,
        double spacingM,
        List<Double> azimuthDeg,
        double sharpness,
        TrainingRecord training,
        List<String> configuration,
        List<String> validation,
        String weightsSha256) {
    /** Of the file. */
    public static final String FORMAT = "bearing-pair-model/1";

    /** What all of them hear. */
    public static final String CUES = "Bianco et al. 2021 eq. 1-4: 16 kHz, Hamming window of 256, hop 128, 31 frames";

    public PrintedPairManifest {
        azimuthDeg = List.copyOf(azimuthDeg);
        configuration = List.copyOf(configuration);
        validation = List.copyOf(validation);
        if (!format.equals(FORMAT) || !cues.equals(CUES)) {
            throw new IllegalArgumentException(
                    "format must be \"" + FORMAT + "\" and cues \"" + CUES + "\": " + format + ", " + cues);
        }
        if (!(spacingM > 0 && sharpness > 0 && Double.isFinite(spacingM + sharpness))) {
            throw new IllegalArgumentException(
                    "spacing_m and sharpness must be above 0: " + spacingM + ", " + sharpness);
        }
        boolean rising = azimuthDeg.size() > 1;
        for (int i = 1; i < azimuthDeg.size(); i++) {
            rising &= azimuthDeg.get(i) > azimuthDeg.get(i - 1);
        }
        if (!rising) {
            throw new IllegalArgumentException("azimuth_deg must be two or more rising angles: " + azimuthDeg);
        }
        if (!weightsSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("weights_sha256 must be 64 hexadecimal digits: " + weightsSha256);
        }
    }

    /** {@return number of classes} */
    public int classes() {
        return azimuthDeg.size();
    }

    PrintedPairManifest withWeightsSha256(String sha256) {
        return new PrintedPairManifest(
                format, name, kind, cues, spacingM, azimuthDeg, sharpness, training, configuration, validation, sha256);
    }
}
