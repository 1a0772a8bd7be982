package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.simulation.data.Sound;
import org.bearing.training.Bars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairAudioStoreTest {
    private static final double LEVEL_DB = 0.2;

    @TempDir
    private Path folder;

    private final AtomicInteger made = new AtomicInteger();

    /** Two seconds of noise of changing loudness. */
    private record Noise(String description) implements DryClips {
        @Override
        public List<Sound> draw() {
            SplittableRandom random = new SplittableRandom(8);
            return List.of(sound(random, 32_000), sound(random, 35_000));
        }

        private static Sound sound(SplittableRandom random, int length) {
            float[] samples = new float[length];
            for (int i = 0; i < length; i++) {
                samples[i] = (float) (random.nextGaussian() * 0.1 * (1 + Math.sin(i / 3000.0)));
            }
            return Sound.of("noise", PairAudio.RATE_HZ, samples);
        }
    }

    /** The room, or none; counts what is asked for. */
    private final class Counted implements PairResponses {
        private final boolean silent;

        Counted(boolean silent) {
            this.silent = silent;
        }

        @Override
        public String description() {
            return "counted";
        }

        @Override
        public double spacingM() {
            return 0.085;
        }

        @Override
        public List<PairPosition> positions() {
            return DtuLike.offGrid().positions();
        }

        @Override
        public float[][] response(int position) {
            made.incrementAndGet();
            return silent ? new float[][] {{1}, {0.5f}} : DtuLike.offGrid().response(position);
        }
    }

    private PairRecipe recipe(String clips, boolean silent) {
        return new PairRecipe("few", new Counted(silent), new Noise(clips), 1);
    }

    @Test
    void whatIsMissingIsMadeAgainWithTheSameSamples() throws Exception {
        PairAudioStore store = new PairAudioStore(folder, Bars::bar);
        PairAudio first = store.read(recipe("a", false));
        assertThat(made).hasValue(3);
        Files.delete(folder.resolve("few").resolve("position-1.safetensors"));
        PairAudio again = store.read(recipe("a", false));
        assertThat(made).hasValue(4);
        assertThat(again.frames()).isEqualTo(first.frames());
        for (int position = 0; position < 3; position++) {
            assertThat(again.channel(position, 0)).isEqualTo(first.channel(position, 0));
            assertThat(again.channel(position, 1)).isEqualTo(first.channel(position, 1));
        }
        int clips = (32_000 - 500 - 256) / 128 + (35_000 - 500 - 256) / 128;
        assertThat(first.framesPerPosition()).isEqualTo(clips);
    }

    @Test
    void aFolderOfOtherRecordingsIsRefused() {
        PairAudioStore store = new PairAudioStore(folder, Bars::bar);
        store.read(recipe("a", true));
        assertThatThrownBy(() -> store.read(recipe("b", true)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--work");
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        PairAudioStore store = new PairAudioStore(folder, Bars::bar);
        store.read(recipe("a", true));
        Files.writeString(folder.resolve("few").resolve("position-0.safetensors"), "no");
        assertThatThrownBy(() -> store.read(recipe("a", true)))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("position-0.safetensors");
    }

    @Test
    void everyMicrophoneHasNoiseOfATenthOfItsLevel() {
        PairAudio audio = new PairAudioStore(folder, Bars::bar).read(recipe("a", true));
        List<Sound> clips = new Noise("a").draw();
        float[][] residual = new float[2][];
        for (int channel = 0; channel < 2; channel++) {
            float gain = channel == 0 ? 1 : 0.5f;
            float[] dry = new float[clips.get(0).length()];
            clips.get(0).copy(0, dry, 0, dry.length);
            double signal = 0;
            for (float sample : dry) {
                signal += gain * gain * sample * sample / dry.length;
            }
            float[] heard = audio.channel(0, channel);
            residual[channel] = new float[dry.length - 500];
            double noise = 0;
            for (int i = 0; i < residual[channel].length; i++) {
                residual[channel][i] = heard[i] - gain * dry[500 + i];
                noise += residual[channel][i] * residual[channel][i] / residual[channel].length;
            }
            assertThat(10 * Math.log10(signal / noise)).isCloseTo(20, within(LEVEL_DB));
        }
        double cross = 0;
        double power = 0;
        for (int i = 0; i < residual[0].length; i++) {
            cross += residual[0][i] * residual[1][i] * 2;
            power += residual[0][i] * residual[0][i];
        }
        assertThat(cross / power).isCloseTo(0, within(0.05));
    }
}
