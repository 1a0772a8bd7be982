package org.bearing.training.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.bearing.inference.weights.WholeFile;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** Pictures side by side in one PNG file, in one style. */
public final class Panels {
    /** Of text. */
    public static final Color INK = new Color(0x33, 0x38, 0x40);
    /** Of grid lines. */
    public static final Color FAINT = new Color(0xE4, 0xE7, 0xEB);
    /** Of labels. */
    public static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

    /** Distinct in grey and for colour-blind eyes (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x7F, 0x7F, 0x7F),
        new Color(0xE6, 0x9F, 0x00),
        new Color(0x00, 0x72, 0xB2),
        new Color(0x56, 0xB4, 0xE9),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0xD5, 0x5E, 0x00)
    };

    private final int columns;
    private final int width;
    private final int height;
    private final List<Drawing> drawings = new ArrayList<>();

    /** Draws a panel. */
    public interface Drawing {
        /**
         * Draws at the origin.
         *
         * @param g where
         * @param width of the panel, pixels
         * @param height of the panel, pixels
         */
        void paint(Graphics2D g, int width, int height);
    }

    /**
     * Starts a picture.
     *
     * @param columns panels side by side
     * @param width of a panel, pixels
     * @param height of a panel, pixels
     */
    public Panels(int columns, int width, int height) {
        this.columns = columns;
        this.width = width;
        this.height = height;
    }

    /**
     * Adds a panel, row by row.
     *
     * @param drawing what it shows
     */
    public void add(Drawing drawing) {
        drawings.add(drawing);
    }

    /**
     * Writes all panels as a PNG file.
     *
     * @param file where
     * @throws org.bearing.geometry.BearingException if it cannot be written
     */
    public void write(Path file) {
        int rows = (drawings.size() + columns - 1) / columns;
        BufferedImage image = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < drawings.size(); i++) {
            Graphics2D at = (Graphics2D) g.create(i % columns * width, i / columns * height, width, height);
            drawings.get(i).paint(at, width, height);
            at.dispose();
        }
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the picture could not be encoded", e);
        }
        WholeFile.write(file, bytes.toByteArray());
    }

    /**
     * Writes a line of text around a point.
     *
     * @param g where
     * @param text the line
     * @param x its middle
     * @param y its base line
     */
    public static void centred(Graphics2D g, String text, int x, int y) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }

    /**
     * A colour of a series.
     *
     * @param number of the series, below 7
     * @return its colour
     */
    public static Color colour(int number) {
        return COLOURS[number];
    }

    /**
     * Gives charts with axes the common look.
     *
     * @param style of a chart
     */
    public static void style(AxesChartStyler style) {
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(FAINT);
        style.setPlotGridLinesColor(FAINT);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartFontColor(INK);
        style.setChartTitleFont(TEXT.deriveFont(Font.BOLD, 17f));
        style.setChartTitleBoxVisible(false);
        style.setAxisTitleFont(TEXT);
        style.setAxisTickLabelsFont(TEXT);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickMarksColor(FAINT);
        style.setLegendFont(TEXT);
        style.setLegendBorderColor(new Color(0, 0, 0, 0));
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setLegendLayout(Styler.LegendLayout.Horizontal);
        style.setChartPadding(12);
    }
}
