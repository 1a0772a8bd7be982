package org.bearing.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** The samples of a stereo WAV file as they are stored, for copies that must not change a bit. Used by one thread. */
public final class WavSamples implements AutoCloseable {
    private final Path path;
    private final FileChannel file;
    private final WavFormat format;
    private long at;
    private long remaining;

    private WavSamples(Path path, FileChannel file, WavFormat format) {
        this.path = path;
        this.file = file;
        this.format = format;
        at = format.dataAt();
        remaining = format.frames();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path WAV file, as {@link WavTap} takes it
     * @return the samples, at the first frame
     * @throws ConfigurationException if there is no such file or it is no such WAV file
     * @throws BearingException if it is cut off before its samples or cannot be read
     */
    public static WavSamples open(Path path) {
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new WavSamples(path, file, WavHeader.read(file, path));
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("There is no file " + path + "; check its name.", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** {@return samples per second, Hz} */
    public int sampleRateHz() {
        return format.sampleRateHz();
    }

    /** {@return stereo frames in the file} */
    public long frames() {
        return format.frames();
    }

    /** {@return bytes of one sample, little-endian} */
    public int sampleBytes() {
        return format.kind().bytes();
    }

    /** {@return whether a sample is an IEEE 754 number and not an integer} */
    public boolean isFloat() {
        return format.kind() == WavFormat.Kind.FLOAT32 || format.kind() == WavFormat.Kind.FLOAT64;
    }

    /**
     * Takes the next frames: the left sample, the right one, and so on.
     *
     * @param into filled from its start; room for a whole number of frames
     * @return frames taken; 0 = the end
     * @throws BearingException if the file cannot be read, or ends before its header says
     */
    public int read(byte[] into) {
        int wanted = (int) Math.min(into.length / format.frameBytes(), remaining);
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, wanted * format.frameBytes());
        try {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, at + buffer.position()) < 0) {
                    throw new BearingException(path + " ends before its header says; copy or export it again.");
                }
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        at += buffer.position();
        remaining -= wanted;
        return wanted;
    }

    private static BearingException unreadable(Path path, IOException e) {
        return new BearingException(
                path + " cannot be read (" + e.getMessage() + "); check the file and its permissions.", e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
