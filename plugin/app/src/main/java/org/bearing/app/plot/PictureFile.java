package org.bearing.app.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.bearing.app.WholeFile;
import org.bearing.geometry.ConfigurationException;

/** Writes a picture as a PNG file: whole or not at all. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Refuses early what cannot become a picture, before the work is done.
     *
     * @param file where it shall be
     * @throws ConfigurationException if the name or its folder will not do
     */
    public static void check(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new ConfigurationException(
                    "The plot " + file + " would be a PNG picture: give it a name that ends in .png.");
        }
        WholeFile.check(file);
    }

    /**
     * Writes.
     *
     * @param image the picture
     * @param file where it shall be; replaced if it is there
     * @throws org.bearing.geometry.BearingException if it cannot be written
     */
    public static void write(BufferedImage image, Path file) {
        ImageIO.setUseCache(false);
        WholeFile.write(file, out -> {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java has no PNG writer");
            }
        });
    }
}
