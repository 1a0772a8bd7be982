package org.bearing.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.cues.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTimeSpectrumTest {
    private static final float TOLERANCE = 1e-6f;

    private static float[] copy(StereoSpectrum s) {
        int bins = s.bins();
        float[] out = Arrays.copyOf(s.leftRe(), 4 * bins + 1);
        System.arraycopy(s.leftIm(), 0, out, bins, bins);
        System.arraycopy(s.rightRe(), 0, out, 2 * bins, bins);
        System.arraycopy(s.rightIm(), 0, out, 3 * bins, bins);
        out[4 * bins] = s.centreSample();
        return out;
    }

    private static List<float[]> frames(ShortTimeSpectrum spectrum, float[][] stereo, int block) {
        List<float[]> out = new ArrayList<>();
        for (int at = 0; at < stereo[0].length; at += block) {
            int count = Math.min(block, stereo[0].length - at);
            spectrum.push(stereo[0], stereo[1], at, count, frame -> out.add(copy(frame)));
        }
        return out;
    }

    @Test
    void transformsAsNumpyDoes() {
        float[] fourth = frames(new ShortTimeSpectrum(FrameSpec.TANG), Golden.stereo(), 8192)
                .get(3);
        assertThat(Arrays.copyOf(fourth, 2 * 513)).containsExactly(Golden.read("frame"), within(TOLERANCE));
        assertThat(fourth[4 * 513]).isEqualTo(3 * 256 + 512);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1024})
    void deliversSameFramesForAnyBlockSize(int block) {
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(FrameSpec.TANG);
        List<float[]> whole = frames(spectrum, Golden.stereo(), 8192);
        assertThat(whole).hasSize(29);
        spectrum.reset();
        List<float[]> pieces = frames(spectrum, Golden.stereo(), block);
        assertThat(pieces).hasSameSizeAs(whole);
        for (int t = 0; t < whole.size(); t++) {
            assertThat(pieces.get(t)).isEqualTo(whole.get(t));
        }
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void showsASineInItsBinForAnyWindowAndHop(Window window) {
        FrameSpec spec = new FrameSpec(8_000, window, 256, 256);
        float[][] stereo = new float[2][512];
        for (int n = 0; n < 512; n++) {
            stereo[1][n] = (float) Math.cos(2 * Math.PI * 20 * n / 256);
        }
        float sum = 0;
        for (float w : window.values(256)) {
            sum += w;
        }
        List<float[]> frames = frames(new ShortTimeSpectrum(spec), stereo, 100);
        assertThat(frames).hasSize(2);
        assertThat(frames.get(1)[2 * 129 + 20]).isCloseTo(sum / 2, within(0.01f * sum));
        assertThat(Arrays.copyOf(frames.get(1), 2 * 129)).containsExactly(new float[2 * 129], within(0f));
    }
}
