package org.bearing.training.adapt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Direction;

/**
 * How well a preset hears labelled sound that nothing was learnt from.
 *
 * @param count labelled stretches
 * @param meanDeg mean absolute error of azimuth, one of silence counting as straight ahead, degrees
 * @param medianDeg its median
 */
record RoomTest(int count, double meanDeg, double medianDeg) {

    /** Hears some labels. */
    static RoomTest of(Preset preset, List<Stretch> held) {
        Localizer localizer = Localizer.open(preset);
        double[] errors = new double[held.size()];
        for (int i = 0; i < errors.length; i++) {
            Stretch sound = held.get(i);
            Optional<Estimate> said = localizer.localizeClip(sound.left(), sound.right(), sound.rateHz());
            double azimuthRad =
                    said.map(Estimate::direction).orElse(Direction.FRONT).azimuthRad();
            double truthRad = Math.toRadians(sound.label().azimuthDeg());
            errors[i] = Math.abs(Math.toDegrees(Math.IEEEremainder(azimuthRad - truthRad, 2 * Math.PI)));
        }
        return new RoomTest(errors.length, HeldTest.mean(errors), HeldTest.median(errors));
    }

    /**
     * Hears some labels with a model of its own.
     *
     * @param write writes the model into a folder and tells the path of its weights
     */
    static RoomTest of(Preset preset, List<Stretch> held, UnaryOperator<Path> write) {
        return TemporaryFolder.with(
                folder -> of(preset.with("model", write.apply(folder).toString()), held));
    }

    /** Divides stretches: every third is held back. */
    static List<List<Stretch>> divide(List<Stretch> all) {
        List<Stretch> learnt = new ArrayList<>();
        List<Stretch> held = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (i % 3 == 1 ? held : learnt).add(all.get(i));
        }
        return List.of(learnt, held);
    }

    /** {@return the figures in words} */
    String text() {
        return String.format(Locale.ROOT, "mean error %.1f degrees, median %.1f", meanDeg, medianDeg);
    }
}
