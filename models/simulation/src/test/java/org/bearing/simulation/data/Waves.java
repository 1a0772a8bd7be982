package org.bearing.simulation.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes small 16-bit WAV files. */
public final class Waves {
    private Waves() {}

    /** Writes channels of equal length. */
    public static void write(Path file, int sampleRateHz, short[]... channels) throws IOException {
        int count = channels[0].length;
        ByteBuffer buffer = ByteBuffer.allocate(2 * count * channels.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            for (short[] channel : channels) {
                buffer.putShort(channel[i]);
            }
        }
        AudioFormat format = new AudioFormat(sampleRateHz, 16, channels.length, true, false);
        AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(buffer.array()), format, count);
        AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
}
