package org.bearing.app.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import javax.imageio.ImageIO;
import org.bearing.geometry.BearingException;
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
        if (!file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".png")) {
            throw new ConfigurationException(
                    "The plot " + file + " would be a PNG picture: give it a name that ends in .png.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "Cannot write " + file + ": there is no folder " + folder + "; make it or name another file.");
        }
    }

    /**
     * Writes.
     *
     * @param image the picture
     * @param file where it shall be; replaced if it is there
     * @throws BearingException if it cannot be written
     */
    public static void write(BufferedImage image, Path file) {
        Path target = file.toAbsolutePath();
        Path temporary = null;
        try {
            temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
            try (OutputStream out = Files.newOutputStream(temporary)) {
                ImageIO.setUseCache(false);
                if (!ImageIO.write(image, "png", out)) {
                    throw new IOException("this Java has no PNG writer");
                }
            }
            if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(temporary);
            throw new BearingException(
                    "Cannot write the plot " + file + ": " + e.getMessage()
                            + "; nothing was kept. Free some space or name another place.",
                    e);
        }
    }

    private static void remove(@org.jspecify.annotations.Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }
    }
}
