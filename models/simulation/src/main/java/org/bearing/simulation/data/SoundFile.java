package org.bearing.simulation.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;

/** A whole FLAC (by jFLAC) or WAV (by the JDK) file as one channel; several channels are averaged. */
final class SoundFile {
    private static final byte[] FLAC_MAGIC = {'f', 'L', 'a', 'C'};

    private final int sampleRateHz;
    private final float[] mono;

    private SoundFile(int sampleRateHz, float[] mono) {
        this.sampleRateHz = sampleRateHz;
        this.mono = mono;
    }

    /** Reads the file, whichever of both it is. */
    static SoundFile read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(FLAC_MAGIC.length);
            boolean flac = Arrays.equals(in.readNBytes(FLAC_MAGIC.length), FLAC_MAGIC);
            in.reset();
            SoundFile content = flac ? flac(file, in) : wav(file, in);
            if (content.mono.length == 0) {
                throw new BearingException(file + " holds no samples: give a sound that is not empty.");
            }
            return content;
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read as a sound: " + DataFolder.reason(e) + ".", e);
        }
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    float[] mono() {
        return mono;
    }

    private static SoundFile flac(Path file, InputStream in) throws IOException {
        FLACDecoder decoder = new FLACDecoder(in);
        decoder.readMetadata();
        StreamInfo info = decoder.getStreamInfo();
        long total = info == null ? 0 : info.getTotalSamples();
        if (info == null || info.getSampleRate() < 1 || total > Integer.MAX_VALUE - 8) {
            throw new ConfigurationException(file + " is no FLAC file of known rate and length: encode it anew.");
        }
        float scale = (float) (1 / (Math.scalb(1.0, info.getBitsPerSample() - 1) * info.getChannels()));
        float[] mono = new float[(int) total];
        int at = 0;
        for (Frame frame = decoder.readNextFrame();
                frame != null && at < mono.length;
                frame = decoder.readNextFrame()) {
            int count = Math.min(frame.header.blockSize, mono.length - at);
            ChannelData[] channels = decoder.getChannelData();
            for (int c = 0; c < info.getChannels(); c++) {
                int[] samples = channels[c].getOutput();
                for (int i = 0; i < count; i++) {
                    mono[at + i] += samples[i] * scale;
                }
            }
            at += count;
        }
        if (at < mono.length) {
            throw new BearingException(
                    file + " is cut short: " + at + " of " + mono.length + " samples are there; copy it anew.");
        }
        return new SoundFile(info.getSampleRate(), mono);
    }

    private static SoundFile wav(Path file, InputStream in) throws IOException {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(in)) {
            AudioFormat format = audio.getFormat();
            int bytes = format.getSampleSizeInBits() / 8;
            int channels = format.getChannels();
            boolean real = format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT);
            boolean whole = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED);
            boolean known = real ? bytes == 4 : whole && bytes >= 2 && bytes <= 4;
            if (!known || channels < 1 || format.getSampleRate() < 1) {
                throw new ConfigurationException(
                        file + " holds " + format + ", but 16, 24 or 32 bit or 32-bit float was expected: convert it.");
            }
            byte[] data = audio.readAllBytes();
            float[] mono = new float[data.length / (bytes * channels)];
            ByteBuffer buffer =
                    ByteBuffer.wrap(data).order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < mono.length; i++) {
                for (int c = 0; c < channels; c++) {
                    mono[i] += sample(buffer, bytes, real) / channels;
                }
            }
            return new SoundFile(Math.round(format.getSampleRate()), mono);
        } catch (UnsupportedAudioFileException e) {
            throw new ConfigurationException(file + " is neither FLAC nor WAV: give a file of one of these kinds.", e);
        }
    }

    /** Takes one sample, full scale +-1. */
    private static float sample(ByteBuffer from, int bytes, boolean real) {
        if (real) {
            float value = from.getFloat();
            return Float.isFinite(value) ? value : 0;
        }
        if (bytes == 2) {
            return from.getShort() / 32768f;
        }
        if (bytes == 4) {
            return (float) Math.scalb((double) from.getInt(), -31);
        }
        int a = from.get();
        int middle = from.get() & 0xff;
        int c = from.get();
        boolean little = from.order() == ByteOrder.LITTLE_ENDIAN;
        int high = little ? c : a;
        int low = little ? a : c;
        return (high << 16 | middle << 8 | (low & 0xff)) / 8388608f;
    }
}
