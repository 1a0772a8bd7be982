package org.bearing.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.app.FoundDirections;
import org.bearing.app.Truth;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;

class DirectionPlotTest {
    private static final long SEED = 5;

    @Test
    void drawsSureAndDoubtfulPointsInTheirColoursAndTheTruth() {
        BufferedImage image = new DirectionPlot("scene.wav", AngleKind.HEAD, found(), List.of(truth()), 12).draw();

        assertThat(pixels(image, ConfidenceBar.colour(9).getRGB())).isGreaterThan(1000);
        assertThat(pixels(image, ConfidenceBar.colour(3).getRGB())).isGreaterThan(1000);
        assertThat(pixels(image, 0xFF9AA2AD)).isGreaterThan(1000);
    }

    @Test
    void drawsAnEmptyRun() {
        BufferedImage image =
                new DirectionPlot("silence.wav", AngleKind.IMAGE, new FoundDirections(), List.of(), 0).draw();

        assertThat(image.getWidth()).isEqualTo(1500);
    }

    static Truth truth() {
        List<Truth.Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(new Truth.Row(i / 10.0, i < 40 ? 40 : i < 80 ? 40 - (i - 40) * 2 : -60, 0, i < 75 || i > 85));
        }
        return new Truth("talker", rows);
    }

    static FoundDirections found() {
        SplittableRandom random = new SplittableRandom(SEED);
        FoundDirections found = new FoundDirections();
        for (int i = 0; i < 190; i++) {
            double time = 0.3 + i * 0.062;
            Truth.Row row = truth().row(truth().at(time));
            if (!row.active()) {
                continue;
            }
            boolean sure = random.nextInt(4) > 0;
            double error = sure ? random.nextDouble(-3, 3) : random.nextDouble(-25, 25);
            found.accept(new TrackEvent.Moved(
                    1,
                    new Estimate(
                            time,
                            Direction.ofDegrees(row.azimuthDeg() + error, 0),
                            true,
                            OptionalDouble.empty(),
                            AngleKind.HEAD,
                            sure ? random.nextDouble(0.6, 1) : random.nextDouble(0.1, 0.5),
                            0.1)));
        }
        return found;
    }

    private static int pixels(BufferedImage image, int rgb) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
