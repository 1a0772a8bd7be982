package org.bearing.inference.pair;

import java.util.List;
import java.util.stream.Stream;
import org.bearing.cues.PairCues;
import org.bearing.inference.manifest.TrainingRecord;

/**
 * What a pair model says about itself.
 *
 * @param format {@link #FORMAT}
 * @param name of the model
 * @param cues number of values that it hears, {@link PairCues#SIZE}
 * @param hidden sizes of the classifier's hidden layers
 * @param classes lateral angles at even steps from -90 to 90 degrees
 * @param latent size of the decoder's z
 * @param leastSpacingM least distance between the microphones, m
 * @param mostSpacingM largest, m
 * @param trust how far it can be trusted
 * @param training where it comes from
 * @param configuration how it was trained, in words
 * @param validation errors on validation scenes, in words
 * @param weightsSha256 checksum of the weights' file, 64 hexadecimal digits
 */
public record PairManifest(
        String format,
        String name,
        int cues,
        List<Integer> hidden,
        int classes,
        int latent,
        double leastSpacingM,
        double mostSpacingM,
        PairTrust trust,
        TrainingRecord training,
        List<String> configuration,
        List<String> validation,
        String weightsSha256) {
    /** Of the file. */
    public static final String FORMAT = "bearing-pair-model/1";

    public PairManifest {
        hidden = List.copyOf(hidden);
        configuration = List.copyOf(configuration);
        validation = List.copyOf(validation);
        if (!format.equals(FORMAT) || cues != PairCues.SIZE) {
            throw new IllegalArgumentException(
                    "format must be \"" + FORMAT + "\" and cues " + PairCues.SIZE + ": " + format + ", " + cues);
        }
        if (!(classes >= 3 && latent >= 1 && leastSpacingM > 0 && mostSpacingM >= leastSpacingM)) {
            throw new IllegalArgumentException("classes, latent and spacings must be above 0: " + classes + ", "
                    + latent + ", " + leastSpacingM + " to " + mostSpacingM);
        }
    }

    /**
     * Puts other trust into the manifest.
     *
     * @param other how far the model can be trusted
     * @return the manifest with it
     */
    public PairManifest with(PairTrust other) {
        return new PairManifest(
                format,
                name,
                cues,
                hidden,
                classes,
                latent,
                leastSpacingM,
                mostSpacingM,
                other,
                training,
                configuration,
                validation,
                weightsSha256);
    }

    /**
     * The same with another checksum.
     *
     * @param sha256 64 hexadecimal digits
     * @return the manifest
     */
    public PairManifest withWeightsSha256(String sha256) {
        return new PairManifest(
                format,
                name,
                cues,
                hidden,
                classes,
                latent,
                leastSpacingM,
                mostSpacingM,
                trust,
                training,
                configuration,
                validation,
                sha256);
    }

    /**
     * The manifest of a model that was made from this one.
     *
     * @param made its name
     * @param how it was made, in words; added to the configuration
     * @param measured its errors, in words; instead of these
     * @return the manifest
     */
    public PairManifest child(String made, String how, String measured) {
        return new PairManifest(
                format,
                made,
                cues,
                hidden,
                classes,
                latent,
                leastSpacingM,
                mostSpacingM,
                trust,
                training,
                Stream.concat(configuration.stream(), Stream.of(how)).toList(),
                List.of(measured),
                weightsSha256);
    }
}
