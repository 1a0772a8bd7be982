package org.bearing.tap;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * A stereo WAV file as a stream: PCM of 16, 24 and 32 bits, float of 32 and 64, WAVE_FORMAT_EXTENSIBLE, RF64 and BW64, 8
 * to 192 kHz, in memory that does not grow with the file. Used by one thread.
 *
 * <p>It reads what the header said when it was opened, whatever is appended later; a header that leaves the size open (0
 * or all ones, as streaming programs write it) means up to the end the file had then. Samples that are no numbers,
 * infinite or beyond +-10^6 give silence and are counted.
 */
public final class WavTap implements AudioTap {
    private static final int BUFFER_FRAMES = 4096;
    private static final VarHandle INTEGER = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final float LARGEST = 1e6f;

    private final Path path;
    private final FileChannel file;
    private final WavFormat format;
    private final ByteBuffer buffer;
    private final byte[] bytes;
    private int buffered;
    private int used;
    private long remaining;
    private long at;
    private long silenced;

    private WavTap(Path path, FileChannel file, WavFormat format) {
        this.path = path;
        this.file = file;
        this.format = format;
        bytes = new byte[BUFFER_FRAMES * format.frameBytes()];
        buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        remaining = format.frames();
        at = format.dataAt();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path WAV file
     * @return the stream, at its first frame
     * @throws ConfigurationException if there is no such file, or it is no WAV file, not stereo, of an unsupported
     *     encoding or rate
     * @throws BearingException if it is empty, cut off before its samples or cannot be read
     */
    public static WavTap open(Path path) {
        if (Files.isDirectory(path)) {
            throw new ConfigurationException(path + " is a folder; give a stereo WAV file.");
        }
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new WavTap(path, file, WavHeader.read(file, path));
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

    private static BearingException unreadable(Path path, IOException e) {
        return new BearingException(
                path + " cannot be read (" + e.getMessage() + "); check the file and its permissions.", e);
    }

    @Override
    public StreamFormat format() {
        return new StreamFormat(format.sampleRateHz());
    }

    /** {@return stereo frames as the header says} */
    public long frames() {
        return format.frames();
    }

    /** {@return samples so far that were no numbers, infinite or absurdly large, and were replaced by silence} */
    public long silencedSamples() {
        return silenced;
    }

    /**
     * {@inheritDoc}
     *
     * @throws BearingException after the last sample that is there, if the header promised more
     */
    @Override
    public int poll(StereoBlock into) {
        if (used == buffered && !refill()) {
            into.resize(0);
            return -1;
        }
        int count = Math.min(into.capacity(), buffered - used);
        into.resize(count);
        decode(into.left(), 0, count);
        decode(into.right(), format.kind().bytes(), count);
        used += count;
        return count;
    }

    private boolean refill() {
        if (remaining == 0) {
            return false;
        }
        int wanted = (int) Math.min(BUFFER_FRAMES, remaining);
        buffer.clear().limit(wanted * format.frameBytes());
        try {
            while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
                // Until all is there.
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        buffered = buffer.position() / format.frameBytes();
        used = 0;
        if (buffered == 0) {
            throw new BearingException(path + " is truncated: its header promises " + format.frames()
                    + " frames and it ends after " + (format.frames() - remaining) + "; copy or export it again.");
        }
        buffer.flip();
        buffer.get(bytes, 0, buffer.limit());
        remaining -= buffered;
        at += (long) buffered * format.frameBytes();
        return true;
    }

    private void decode(float[] out, int offset, int count) {
        int step = format.frameBytes();
        int from = used * step + offset;
        switch (format.kind()) {
            case PCM16 -> pcm16(out, from, step, count);
            case PCM24 -> pcm24(out, from, step, count);
            case PCM32 -> pcm32(out, from, step, count);
            case FLOAT32 -> float32(out, from, step, count);
            case FLOAT64 -> float64(out, from, step, count);
        }
    }

    private void pcm16(float[] out, int from, int step, int count) {
        for (int i = 0, b = from; i < count; i++, b += step) {
            out[i] = ((bytes[b] & 0xFF) | (bytes[b + 1] << 8)) * (1f / (1 << 15));
        }
    }

    private void pcm24(float[] out, int from, int step, int count) {
        for (int i = 0, b = from; i < count; i++, b += step) {
            out[i] = ((bytes[b] & 0xFF) | (bytes[b + 1] & 0xFF) << 8 | (bytes[b + 2] << 16)) * (1f / (1 << 23));
        }
    }

    private void pcm32(float[] out, int from, int step, int count) {
        for (int i = 0, b = from; i < count; i++, b += step) {
            out[i] = integer(b) * (1f / (1L << 31));
        }
    }

    private void float32(float[] out, int from, int step, int count) {
        for (int i = 0, b = from; i < count; i++, b += step) {
            out[i] = sound(Float.intBitsToFloat(integer(b)));
        }
    }

    private void float64(float[] out, int from, int step, int count) {
        for (int i = 0, b = from; i < count; i++, b += step) {
            long raw = (integer(b) & 0xFFFF_FFFFL) | ((long) integer(b + 4) << 32);
            out[i] = sound((float) Double.longBitsToDouble(raw));
        }
    }

    private int integer(int b) {
        return (int) INTEGER.get(bytes, b);
    }

    private float sound(float value) {
        if (Math.abs(value) <= LARGEST) {
            return value;
        }
        silenced++;
        return 0;
    }

    @Override
    public long droppedFrames() {
        return 0;
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
