package org.bearing.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a RIFF, RF64 or BW64 file up to its samples: EBU Tech 3306 and ITU-R BS.2088.
 *
 * <pre>
 * 0  "RIFF" | "RF64" | "BW64"   4  size of the rest   8  "WAVE"   12  chunks: id (4), size (4), content, pad to even
 * ds64: riff size (8), data size (8), sample count (8), table length (4), table of id (4), size (8)
 * fmt : tag (2), channels (2), rate (4), bytes/s (4), bytes/frame (2), bits (2) [, extension: ..., at 24 the true tag]
 * </pre>
 */
final class WavHeader {
    private static final long NOT_SAID = 0xFFFF_FFFFL;
    private static final int MOST_FORMAT_BYTES = 40;
    private static final int MOST_SIZES_BYTES = 1 << 16;

    private final FileChannel file;
    private final Path path;
    private final Map<String, Long> longSizes = new HashMap<>();
    private @Nullable ByteBuffer format;

    private WavHeader(FileChannel file, Path path) {
        this.file = file;
        this.path = path;
    }

    /**
     * Reads the head.
     *
     * @param file opened for reading
     * @param path its name, for messages
     * @return how the samples are stored
     * @throws IOException if the file cannot be read
     */
    static WavFormat read(FileChannel file, Path path) throws IOException {
        return new WavHeader(file, path).read();
    }

    private WavFormat read() throws IOException {
        long size = file.size();
        if (size == 0) {
            throw new BearingException(path + " is empty; give a stereo WAV file.");
        }
        ByteBuffer start = bytes(0, (int) Math.min(12, size));
        String kind = start.remaining() < 4 ? "" : id(start);
        if (!kind.equals("RIFF") && !kind.equals("RF64") && !kind.equals("BW64")) {
            throw new ConfigurationException(path + " is not a WAV file; give a stereo WAV file (RIFF, RF64 or BW64).");
        }
        if (size < 12) {
            throw cutOff();
        }
        if (!id(start.position(8)).equals("WAVE")) {
            throw new ConfigurationException(
                    path + " is a RIFF file but holds no sound in WAVE form; give a stereo WAV file.");
        }
        long at = 12;
        while (at + 8 <= size) {
            ByteBuffer head = bytes(at, 8);
            String name = id(head);
            long length = Integer.toUnsignedLong(head.getInt());
            long content = at + 8;
            if (name.equals("data")) {
                return samples(content, length, size);
            }
            keep(name, content, length, size);
            long known = length == NOT_SAID ? longSizes.getOrDefault(name, length) : length;
            at = content + known + (known & 1);
        }
        throw cutOff();
    }

    private BearingException cutOff() {
        return new BearingException(path + " ends before its samples begin; it was cut off: copy or export it again.");
    }

    private void keep(String name, long at, long length, long size) throws IOException {
        long there = Math.min(length, size - at);
        if (name.equals("fmt ")) {
            format = bytes(at, (int) Math.min(MOST_FORMAT_BYTES, there));
        } else if (name.equals("ds64")) {
            sizes(bytes(at, (int) Math.min(MOST_SIZES_BYTES, there)));
        }
    }

    private void sizes(ByteBuffer ds64) {
        if (ds64.remaining() < 28) {
            throw cutOff();
        }
        longSizes.put("data", ds64.getLong(8));
        long rows = Integer.toUnsignedLong(ds64.getInt(24));
        ds64.position(28);
        for (long row = 0; row < rows && ds64.remaining() >= 12; row++) {
            longSizes.putIfAbsent(id(ds64), ds64.getLong());
        }
    }

    private WavFormat samples(long at, long length, long size) {
        ByteBuffer said = format;
        if (said == null || said.remaining() < 16) {
            throw new BearingException(path + " has no complete format chunk before its samples; export it again.");
        }
        checkChannels(said.getShort(2) & 0xFFFF);
        int rate = rate(Integer.toUnsignedLong(said.getInt(4)));
        WavFormat.Kind kind = kind(said);
        long known = length == NOT_SAID ? longSizes.getOrDefault("data", NOT_SAID) : length;
        boolean streamed = known == 0 || (known == NOT_SAID && !longSizes.containsKey("data")) || known < 0;
        long frames = (streamed ? size - at : known) / (2L * kind.bytes());
        if (frames == 0) {
            throw new BearingException(path + " holds no samples; give a recording that is not empty.");
        }
        return new WavFormat(kind, rate, at, frames);
    }

    private void checkChannels(int channels) {
        if (channels == 1) {
            throw new ConfigurationException(
                    path
                            + " is mono, and one channel tells no direction; give the stereo recording (two channels, left and right).");
        }
        if (channels != 2) {
            throw new ConfigurationException(
                    path + " has " + channels
                            + " channels; two are expected (left and right): export the pair to localize as a stereo WAV file.");
        }
    }

    private int rate(long hz) {
        if (hz < 8_000 || hz > 192_000) {
            throw new ConfigurationException(path + " states a sample rate of " + hz
                    + " Hz; 8000 to 192000 Hz are expected: export it at 48000 Hz.");
        }
        return (int) hz;
    }

    private WavFormat.Kind kind(ByteBuffer said) {
        int tag = said.getShort(0) & 0xFFFF;
        int frameBytes = said.getShort(12) & 0xFFFF;
        int bits = said.getShort(14) & 0xFFFF;
        if (tag == 0xFFFE && said.remaining() >= 26) {
            tag = said.getShort(24) & 0xFFFF;
        }
        int bytes = (bits + 7) / 8;
        boolean fits = frameBytes == 2 * bytes;
        if (tag == 1 && fits && bytes >= 2 && bytes <= 4) {
            return bytes == 2 ? WavFormat.Kind.PCM16 : bytes == 3 ? WavFormat.Kind.PCM24 : WavFormat.Kind.PCM32;
        }
        if (tag == 3 && fits && (bits == 32 || bits == 64)) {
            return bits == 32 ? WavFormat.Kind.FLOAT32 : WavFormat.Kind.FLOAT64;
        }
        throw new ConfigurationException(
                path + " is encoded as WAVE format " + tag + " with " + bits + " bits in " + frameBytes
                        + " bytes per frame; PCM of 16, 24 or 32 bits or float of 32 or 64 is expected: export it so.");
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
            // Until all is there.
        }
        return buffer.flip();
    }

    private static String id(ByteBuffer buffer) {
        byte[] name = new byte[4];
        buffer.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
