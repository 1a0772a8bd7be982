package org.bearing.training.calibration;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.bearing.inference.weights.WholeFile;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The share that is right against the confidence: on the diagonal where confidence can be taken at its word. */
public final class ReliabilityPlot {
    private static final int SIDE = 480;
    private static final String PNG = ".png";
    private static final String MARKDOWN = ".md";

    /** Fewer read-outs say little of their share. */
    private static final int LEAST = 10;

    private ReliabilityPlot() {}

    /**
     * The picture that belongs to a report.
     *
     * @param report path of the Markdown
     * @return the same with the ending .png
     */
    public static Path beside(Path report) {
        String name = String.valueOf(report.getFileName());
        String stem = name.endsWith(MARKDOWN) ? name.substring(0, name.length() - MARKDOWN.length()) : name;
        return report.resolveSibling(stem + PNG);
    }

    /**
     * Draws a table.
     *
     * @param table of scenes that the confidence was not fitted on
     * @param title over the picture
     * @param file a PNG, written whole
     */
    public static void write(Reliability table, String title, Path file) {
        List<Double> confidence = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        List<Double> error = new ArrayList<>();
        for (Reliability.Bin bin : table.bins()) {
            if (bin.count() >= LEAST) {
                confidence.add(bin.confidence());
                right.add(bin.right());
                error.add(1.96 * Math.sqrt(bin.right() * (1 - bin.right()) / bin.count()));
            }
        }
        XYChart chart = new XYChartBuilder()
                .width(SIDE)
                .height(SIDE)
                .title(title)
                .xAxisTitle("confidence")
                .yAxisTitle("share right within 10 degrees")
                .build();
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendVisible(false);
        XYSeries ideal = chart.addSeries("as said", List.of(0.0, 1.0), List.of(0.0, 1.0));
        ideal.setMarker(SeriesMarkers.NONE);
        ideal.setLineColor(Color.GRAY);
        XYSeries found = chart.addSeries("found", confidence, right, error);
        found.setMarker(SeriesMarkers.CIRCLE);
        found.setLineColor(Color.BLUE);
        found.setMarkerColor(Color.BLUE);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        chart.paint(pen, SIDE, SIDE);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written", e);
        }
        WholeFile.write(file, png.toByteArray());
    }
}
