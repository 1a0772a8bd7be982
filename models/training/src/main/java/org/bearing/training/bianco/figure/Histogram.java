package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import org.bearing.training.plot.Panels;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How often which phase occurs, in units of pi. */
final class Histogram {
    private static final double LIMIT = 3;
    private static final int BINS = 120;

    private Histogram() {}

    /**
     * Counts.
     *
     * @param values phases over pi
     * @return density by bin, from -3 to 3; what lies outside is in none
     */
    static double[] of(List<float[]> values) {
        double[] density = new double[BINS];
        long all = 0;
        for (float[] some : values) {
            all += some.length;
        }
        double width = 2 * LIMIT / BINS;
        for (float[] some : values) {
            for (float value : some) {
                int bin = (int) Math.floor((value + LIMIT) / width);
                if (bin >= 0 && bin < BINS) {
                    density[bin] += 1 / (all * width);
                }
            }
        }
        return density;
    }

    /** {@return a panel} */
    static Panels.Drawing drawing(String title, int colour, double[] density, double top) {
        XYChart chart = new XYChartBuilder()
                .title(title)
                .xAxisTitle("phase (units of pi)")
                .yAxisTitle("density")
                .build();
        Panels.style(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(top);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            x.add(-LIMIT + 2 * LIMIT * bin / BINS);
            y.add(density[bin]);
        }
        XYSeries series = chart.addSeries(title, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Panels.colour(colour));
        java.awt.Color full = Panels.colour(colour);
        series.setFillColor(new java.awt.Color(full.getRed(), full.getGreen(), full.getBlue(), 110));
        return (g, width, height) -> chart.paint(g, width, height);
    }
}
