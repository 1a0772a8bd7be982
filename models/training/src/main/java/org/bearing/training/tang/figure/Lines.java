package org.bearing.training.tang.figure;

import java.awt.BasicStroke;
import java.util.List;
import org.bearing.training.plot.Panels;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Medians over something, a line per method, with the range of the seeds. */
final class Lines {
    private Lines() {}

    /**
     * A line.
     *
     * @param label of the legend
     * @param colour number for {@link Panels#colour}
     * @param x places
     * @param middle values, the median over the seeds
     * @param reach half the range over the seeds
     */
    record Line(String label, int colour, List<Double> x, List<Double> middle, List<Double> reach) {}

    static Panels.Drawing of(String title, String x, String y, List<Line> lines) {
        XYChart chart =
                new XYChartBuilder().title(title).xAxisTitle(x).yAxisTitle(y).build();
        Panels.style(chart.getStyler());
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setMarkerSize(8);
        for (Line line : lines) {
            XYSeries series = chart.addSeries(line.label(), line.x(), line.middle(), line.reach());
            series.setLineColor(Panels.colour(line.colour()));
            series.setMarkerColor(Panels.colour(line.colour()));
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setLineStyle(new BasicStroke(2.2f));
        }
        return (g, width, height) -> chart.paint(g, width, height);
    }
}
