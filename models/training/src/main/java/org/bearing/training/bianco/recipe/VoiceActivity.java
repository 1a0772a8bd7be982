package org.bearing.training.bianco.recipe;

import io.github.givimad.libfvadjni.VoiceActivityDetector;
import java.io.IOException;
import java.util.Arrays;
import org.bearing.geometry.BearingException;

/**
 * Tells speech from the rest by the voice activity detector of the WebRTC project (libfvad, native), in its strictest mode, by
 * frames of 10 ms (the paper's section III-C). Any thread; one at a time.
 *
 * <p>The native library comes with the jar for Linux with glibc (x86-64, ARM), macOS and 64-bit Windows. It keeps its
 * instances in a table without a lock and never gives a frame's copy back (320 bytes for every 10 ms): so all calls are
 * behind one lock here, and what was found is kept on disk, not asked for again (see {@link PairAudioStore}).
 */
public final class VoiceActivity {
    /** Samples per decision. */
    public static final int FRAME = PairAudio.RATE_HZ / 100;

    private static final Object LOCK = new Object();
    private static final float SCALE = 32_768;

    private VoiceActivity() {}

    /**
     * Decides for every whole frame of a sound; the detector starts anew with every sound.
     *
     * @param samples dry speech at {@link PairAudio#RATE_HZ}, full scale +-1
     * @return by frame of {@link #FRAME} samples, whether someone speaks; a last part of a frame is not decided
     * @throws BearingException if the native library does not run on this machine
     */
    public static boolean[] frames(float[] samples) {
        synchronized (LOCK) {
            try (VoiceActivityDetector detector = open()) {
                boolean[] spoken = new boolean[samples.length / FRAME];
                short[] frame = new short[FRAME];
                for (int i = 0; i < spoken.length; i++) {
                    for (int n = 0; n < FRAME; n++) {
                        int value = Math.round(samples[i * FRAME + n] * SCALE);
                        frame[n] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
                    }
                    spoken[i] = detector.process(frame);
                }
                return spoken;
            } catch (IOException e) {
                throw unavailable(e);
            }
        }
    }

    /**
     * Leaves out of a sound what is not speech.
     *
     * @param samples dry speech at {@link PairAudio#RATE_HZ}, full scale +-1
     * @return the frames with speech, one after the other
     * @throws BearingException if the native library does not run on this machine
     */
    public static float[] speech(float[] samples) {
        boolean[] spoken = frames(samples);
        float[] kept = new float[samples.length];
        int at = 0;
        for (int i = 0; i < spoken.length; i++) {
            if (spoken[i]) {
                System.arraycopy(samples, i * FRAME, kept, at, FRAME);
                at += FRAME;
            }
        }
        return Arrays.copyOf(kept, at);
    }

    private static VoiceActivityDetector open() throws IOException {
        try {
            VoiceActivityDetector.loadLibrary();
            VoiceActivityDetector detector = VoiceActivityDetector.newInstance();
            if (!detector.setMode(VoiceActivityDetector.Mode.VERY_AGGRESSIVE)
                    || !detector.setSampleRate(VoiceActivityDetector.SampleRate.S16000)) {
                detector.close();
                throw new IOException("it refuses mode 3 at 16 kHz");
            }
            return detector;
        } catch (LinkageError e) {
            throw unavailable(e);
        }
    }

    /** One sentence about a library that does not run here. */
    static BearingException unavailable(Throwable cause) {
        return new BearingException(
                "The WebRTC voice activity detector does not run on this machine (" + System.getProperty("os.name")
                        + ", "
                        + System.getProperty("os.arch") + ": " + cause.getMessage()
                        + "); make the data on Linux with glibc, macOS or 64-bit Windows and copy the --work folder.",
                cause);
    }
}
