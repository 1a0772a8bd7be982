package org.bearing.training.tang.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.bearing.training.plot.Panels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final double SLACK = 1e-12;

    @TempDir
    private Path folder;

    @Test
    void quantilesLieBetweenTheValues() {
        Summary summary = Summary.of(new double[] {4, 1, 3, 2, 0});
        assertThat(summary.median()).isEqualTo(2);
        assertThat(summary.lower()).isEqualTo(1);
        assertThat(summary.upper()).isEqualTo(3);
        assertThat(summary.max()).isEqualTo(4);
        assertThat(summary.high()).isCloseTo(3.8, within(SLACK));
    }

    @Test
    void severalSeedsAreTheirMedianAndRange() {
        assertThat(Spread.of(new double[] {3, 1, 2}).toString()).isEqualTo("2.00 (1.00-3.00)");
        assertThat(Spread.of(new double[] {1.234}).toString()).isEqualTo("1.23");
    }

    @Test
    void picturesOfAllKindsAreDrawn() throws Exception {
        Panels panels = new Panels(2, 400, 300);
        double[] values = {0, 1, 2, 3, 10};
        panels.add(Boxes.errors("errors", List.of(new Boxes.Box("a\nb", 0, 0, values))));
        panels.add(Boxes.angles("angles", "y", List.of(new Boxes.Box("0", 0, 2, values)), 90));
        panels.add(Lines.of(
                "lines",
                "x",
                "y",
                List.of(new Lines.Line("l", 1, List.of(0.0, 1.0), List.of(2.0, 3.0), List.of(0.1, 0.1)))));
        double[][] points = {{0, 0, 0}, {1, 0, 0}, {0, 2, 0}, {0, 0, 3}};
        panels.add(Scatter.of("points", new Scatter.Frame(points).turn(points), new float[] {-90, 0, 45, 90}, 90));
        Path file = folder.resolve("picture.png");
        panels.write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(600);
        for (int panel = 0; panel < 4; panel++) {
            int dark = 0;
            for (int x = 0; x < 400; x++) {
                for (int y = 40; y < 260; y++) {
                    dark += (image.getRGB(x + panel % 2 * 400, y + panel / 2 * 300) & 0xFF) < 0x90 ? 1 : 0;
                }
            }
            assertThat(dark).as("panel %d", panel).isGreaterThan(20);
        }
    }
}
