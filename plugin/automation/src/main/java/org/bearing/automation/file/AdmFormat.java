package org.bearing.automation.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.Lanes;
import org.bearing.tap.WavSamples;

/**
 * An ADM file (ITU-R BS.2076 in BS.2088): the recording bit by bit as a stereo bed, and for each lane of sources a mono object, a
 * copy of one of its channels with the directions as positions. The sum of both channels would comb.
 *
 * <pre>
 * 0  "RIFF" | "BW64"   4  size of the rest   8  "WAVE"   12  chunks: id (4), size (4), content, pad to even
 * JUNK | ds64 (28): riff size (8), data size (8), 0 (8), 0 (4)
 * fmt  (16): 1 = integers | 3 = floats (2), channels (2), rate (4), bytes/s (4), bytes/frame (2), bits (2)
 * chna, axml: {@link AdmTree}    data: the samples
 * </pre>
 *
 * <p>Above 4 GB the sizes stand in ds64 and the file is a BW64. A source that is not heard has the gain 0 and its last position.
 */
public final class AdmFormat implements CurveFormat {
    /** Which channel the objects play. */
    public enum Channel {
        /** The first. */
        LEFT,
        /** The second. */
        RIGHT
    }

    private static final long RIFF_LIMIT = 0xFFFF_FFFEL;
    private static final int COPIED_FRAMES = 8192;
    private static final int HEAD_BYTES = 12 + 36 + 24;

    private final AudioClip audio;
    private final Channel channel;
    private final double boundRad;
    private final long riffLimit;

    /**
     * Makes it.
     *
     * @param audio the recording
     * @param channel which of its channels the objects play
     * @param boundRad how far the positions may be from the track, at least 0, rad
     */
    public AdmFormat(AudioClip audio, Channel channel, double boundRad) {
        this(audio, channel, boundRad, RIFF_LIMIT);
    }

    /** As above; the size from which it is a BW64 is given, for tests. */
    AdmFormat(AudioClip audio, Channel channel, double boundRad, long riffLimit) {
        this.audio = audio;
        this.channel = channel;
        this.boundRad = boundRad;
        this.riffLimit = riffLimit;
    }

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        long endTicks = audio.frames() * AdmBlock.TICKS_PER_SECOND / audio.sampleRateHz();
        List<List<AdmBlock>> objects = Lanes.of(curves).stream()
                .map(lane -> AdmBlock.of(lane, boundRad, endTicks))
                .toList();
        try (WavSamples samples = WavSamples.open(audio.path())) {
            int sampleBytes = samples.sampleBytes();
            AdmTree tree = new AdmTree(audio.trackName(), samples.sampleRateHz(), 8 * sampleBytes, endTicks, objects);
            out.write(head(tree, samples));
            copy(samples, objects.size(), out);
            if ((samples.frames() * tree.tracks() * sampleBytes & 1) == 1) {
                out.write(0);
            }
        }
    }

    private byte[] head(AdmTree tree, WavSamples samples) throws IOException {
        byte[] chna = chunk("chna", tree.chna());
        byte[] axml = chunk("axml", tree.axml());
        int frameBytes = tree.tracks() * samples.sampleBytes();
        long dataBytes = samples.frames() * frameBytes;
        long riffBytes = HEAD_BYTES + chna.length + axml.length + dataBytes + (dataBytes & 1);
        boolean large = riffBytes > riffLimit;
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + 8).order(ByteOrder.LITTLE_ENDIAN);
        id(out, large ? "BW64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        id(out, "WAVE");
        id(out, large ? "ds64" : "JUNK").putInt(28);
        out.putLong(large ? riffBytes : 0)
                .putLong(large ? dataBytes : 0)
                .putLong(0)
                .putInt(0);
        id(out, "fmt ").putInt(16);
        out.putShort((short) (samples.isFloat() ? 3 : 1)).putShort((short) tree.tracks());
        out.putInt(samples.sampleRateHz()).putInt(samples.sampleRateHz() * frameBytes);
        out.putShort((short) frameBytes).putShort((short) (8 * samples.sampleBytes()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(out.array(), 0, out.position());
        all.write(chna);
        all.write(axml);
        out.clear();
        id(out, "data").putInt(large ? -1 : (int) dataBytes);
        all.write(out.array(), 0, out.position());
        return all.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        int padded = content.length + (content.length & 1);
        ByteBuffer out = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        id(out, name).putInt(content.length).put(content);
        return out.array();
    }

    private static ByteBuffer id(ByteBuffer out, String name) {
        return out.put(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void copy(WavSamples samples, int objects, OutputStream out) throws IOException {
        int sample = samples.sampleBytes();
        int stereo = 2 * sample;
        int wide = stereo + objects * sample;
        int from = channel == Channel.LEFT ? 0 : sample;
        byte[] in = new byte[COPIED_FRAMES * stereo];
        byte[] all = new byte[COPIED_FRAMES * wide];
        for (int count = samples.read(in); count > 0; count = samples.read(in)) {
            for (int n = 0; n < count; n++) {
                System.arraycopy(in, n * stereo, all, n * wide, stereo);
                for (int object = 0; object < objects; object++) {
                    System.arraycopy(in, n * stereo + from, all, n * wide + stereo + object * sample, sample);
                }
            }
            out.write(all, 0, count * wide);
        }
    }
}
