package org.bearing.training.adapt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.simulation.pair.PairScene;
import org.bearing.training.adapt.PairClips.Clip;

/** How one model hears one room: errors by kind of clip, degrees, and how well confidence and arc told them. */
final class PairScores {
    private static final double RIGHT_DEG = 10;

    private final Map<PairClips, double[]> errorsDeg = new LinkedHashMap<>();
    private int answers;
    private int inside;
    private int right;
    private double confidence;

    /** Hears clips with a preset; one that is not answered counts as straight ahead. */
    PairScores(Preset preset, Map<PairClips, List<Clip>> clips) {
        Localizer localizer = Localizer.open(preset);
        clips.forEach((kind, its) -> {
            double[] errors = new double[its.size()];
            for (int i = 0; i < errors.length; i++) {
                Clip clip = its.get(i);
                Optional<Estimate> said = localizer.localizeClip(clip.left(), clip.right(), PairScene.RATE_HZ);
                double heardRad = said.map(e -> e.direction().lateralRad()).orElse(0.0);
                errors[i] = Math.toDegrees(Math.abs(heardRad - clip.lateralRad()));
                double error = errors[i];
                said.ifPresent(estimate -> count(error, estimate));
            }
            errorsDeg.put(kind, errors);
        });
    }

    private void count(double errorDeg, Estimate estimate) {
        answers++;
        confidence += estimate.confidence();
        right += errorDeg <= RIGHT_DEG ? 1 : 0;
        inside += errorDeg <= Math.toDegrees(estimate.spreadRad()) ? 1 : 0;
    }

    /** {@return the errors of a kind of clips, degrees; not a copy} */
    double[] errorsDeg(PairClips kind) {
        return errorsDeg.getOrDefault(kind, new double[0]);
    }

    /** {@return how many clips were answered} */
    int answers() {
        return answers;
    }

    /** {@return how many answers were inside their arc} */
    int inside() {
        return inside;
    }

    /** {@return how many answers were right within 10 degrees} */
    int right() {
        return right;
    }

    /** {@return sum of the confidence of all answers} */
    double confidence() {
        return confidence;
    }
}
