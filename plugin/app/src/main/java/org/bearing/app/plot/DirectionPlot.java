package org.bearing.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bearing.app.FoundDirections;
import org.bearing.app.Truth;
import org.bearing.geometry.AngleKind;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Azimuth over time: points coloured by confidence, the truth as lines.
 *
 * <p>The vertical axis counts in steps of 30 degrees, so that its ticks fall on 30, 60, 90; left is up.
 */
public final class DirectionPlot {
    private static final int WIDTH = 1500;
    private static final int HEIGHT = 760;
    private static final int BAR_SPACE = 150;
    private static final double DEG_PER_TICK = 30;
    private static final double MARGIN_DEG = 4;
    private static final double JUMP_DEG = 20;
    private static final float TRUTH_WIDTH = 6;
    private static final int MANY = 3000;
    private static final Color INK = new Color(0x33, 0x38, 0x40);
    private static final Color FAINT = new Color(0xE4, 0xE7, 0xEB);
    private static final Color TRUTH = new Color(0x9A, 0xA2, 0xAD);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 17);

    private final String title;
    private final AngleKind kind;
    private final FoundDirections found;
    private final List<Truth> truth;
    private final double seconds;

    /**
     * Prepares a picture.
     *
     * @param title what stands above it
     * @param kind what the angles mean
     * @param found what was found
     * @param truth what is known to be true; may be empty
     * @param seconds length of the recording, s
     */
    public DirectionPlot(String title, AngleKind kind, FoundDirections found, List<Truth> truth, double seconds) {
        this.title = title;
        this.kind = kind;
        this.seconds = seconds;
        this.found = found;
        this.truth = List.copyOf(truth);
    }

    /** {@return the picture} */
    public BufferedImage draw() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH - BAR_SPACE)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("time (s)")
                .yAxisTitle(axisTitle())
                .build();
        style(chart);
        addTruth(chart);
        addFound(chart);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        chart.paint(g, WIDTH - BAR_SPACE, HEIGHT);
        double range = range();
        ConfidenceBar.draw(g, TEXT, INK, WIDTH - BAR_SPACE + 22, (int) chart.getScreenYFromChart(range), (int)
                chart.getScreenYFromChart(-range));
        g.dispose();
        return image;
    }

    private void style(XYChart chart) {
        XYStyler style = chart.getStyler();
        double range = range();
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(FAINT);
        style.setPlotGridLinesColor(FAINT);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotContentSize(1);
        style.setChartFontColor(INK);
        style.setChartTitleFont(TEXT.deriveFont(Font.BOLD, 20f));
        style.setChartTitleBoxVisible(false);
        style.setChartTitlePadding(14);
        style.setAxisTitleFont(TEXT);
        style.setAxisTickLabelsFont(TEXT);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickMarksColor(FAINT);
        style.setYAxisMin(-range).setYAxisMax(range);
        style.setXAxisMin(0.0).setXAxisMax(Math.max(1e-3, seconds));
        style.setYAxisTickMarkSpacingHint(80);
        style.setXAxisTickMarkSpacingHint(110);
        style.setYAxisLabelAlignment(XYStyler.TextAlignment.Right);
        style.setChartPadding(18);
        style.setLegendVisible(!truth.isEmpty());
        style.setLegendPosition(LegendPosition.InsideNE);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendFont(TEXT);
        style.setLegendBorderColor(new Color(0, 0, 0, 0));
        style.setLegendBackgroundColor(new Color(255, 255, 255, 220));
        style.setMarkerSize(9);
        chart.setCustomYAxisTickLabelsFormatter(this::tickLabel);
    }

    private String axisTitle() {
        return switch (kind) {
            case HEAD -> "azimuth (degrees)";
            case PAIR -> "azimuth at the microphones (degrees)";
            case IMAGE -> "image between the loudspeakers (degrees)";
        };
    }

    private String tickLabel(double tick) {
        long deg = Math.round(tick * DEG_PER_TICK);
        if (kind == AngleKind.IMAGE) {
            return (deg == 0 ? "centre " : deg == 90 ? "left " : deg == -90 ? "right " : "")
                    + (deg > 0 ? "+" : "")
                    + deg;
        }
        String side =
                deg == 0 ? "front " : Math.abs(deg) == 180 ? "back " : deg == 90 ? "left " : deg == -90 ? "right " : "";
        return side + (deg > 0 ? "+" : "") + deg;
    }

    /** {@return the axis' end, in ticks: the front or the whole circle, and room for the outermost points} */
    private double range() {
        double widest = found.widestAzimuthDeg();
        for (Truth source : truth) {
            for (int i = 0; i < source.size(); i++) {
                widest = Math.max(widest, Math.abs(source.row(i).azimuthDeg()));
            }
        }
        return ((widest <= 90 ? 90 : 180) + MARGIN_DEG) / DEG_PER_TICK;
    }

    private void addTruth(XYChart chart) {
        for (Truth source : truth) {
            double[] times = new double[source.size()];
            double[] ticks = new double[source.size()];
            for (int i = 0; i < times.length; i++) {
                Truth.Row row = source.row(i);
                times[i] = row.timeSeconds();
                boolean jumps =
                        i > 0 && Math.abs(row.azimuthDeg() - source.row(i - 1).azimuthDeg()) > JUMP_DEG;
                ticks[i] = row.active() && !jumps ? row.azimuthDeg() / DEG_PER_TICK : Double.NaN;
            }
            XYSeries series = chart.addSeries(truth.size() == 1 ? "truth" : "truth: " + source.source(), times, ticks);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(TRUTH);
            series.setLineStyle(new BasicStroke(TRUTH_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
    }

    private void addFound(XYChart chart) {
        for (int band = 0; band < ConfidenceBar.BANDS; band++) {
            int[] chosen = found.withConfidence(
                    (double) band / ConfidenceBar.BANDS, (double) (band + 1) / ConfidenceBar.BANDS);
            if (chosen.length == 0) {
                continue;
            }
            double[] times =
                    Arrays.stream(chosen).mapToDouble(found::timeSeconds).toArray();
            double[] ticks = Arrays.stream(chosen)
                    .mapToDouble(i -> found.azimuthDeg(i) / DEG_PER_TICK)
                    .toArray();
            XYSeries series = chart.addSeries("found " + band, times, ticks);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setShowInLegend(false);
            series.setMarker(new Dot(found.size() > MANY ? 4 : 8));
            series.setMarkerColor(ConfidenceBar.colour(band));
        }
    }

    /** A filled circle without an edge. */
    private static final class Dot extends Marker {
        private final double size;

        Dot(double size) {
            this.size = size;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int ignored) {
            g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }
}
