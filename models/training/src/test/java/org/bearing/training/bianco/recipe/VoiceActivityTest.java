package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private static final int SECOND = PairAudio.RATE_HZ;

    @BeforeEach
    void theNativeLibraryIsNotForEveryMachine() {
        try {
            VoiceActivity.frames(new float[VoiceActivity.FRAME]);
        } catch (BearingException e) {
            assumeThat(e).as("the native library does not run here").isNull();
        }
    }

    @Test
    void silenceAndFaintNoiseAreNoSpeech() {
        float[] noise = new float[2 * SECOND];
        assertThat(VoiceActivity.frames(noise)).hasSize(200).containsOnly(false);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (1e-4 * random.nextGaussian());
        }
        assertThat(VoiceActivity.frames(noise)).containsOnly(false);
        assertThat(VoiceActivity.speech(noise)).isEmpty();
    }

    @Test
    void vowelsBetweenPausesAreSpeech() {
        float[] samples = new float[4 * SECOND + 7];
        for (int second = 1; second < 4; second += 2) {
            vowel(samples, second * SECOND, SECOND / 2);
        }
        boolean[] spoken = VoiceActivity.frames(samples);
        assertThat(spoken).hasSize(400);
        assertThat(share(spoken, 102, 150)).isGreaterThan(0.8);
        assertThat(share(spoken, 302, 350)).isGreaterThan(0.8);
        assertThat(share(spoken, 0, 100)).isZero();
        assertThat(share(spoken, 180, 300)).isZero();
        assertThat(VoiceActivity.speech(samples).length % VoiceActivity.FRAME).isZero();
        assertThat(VoiceActivity.frames(samples)).as("starts anew").isEqualTo(spoken);
    }

    /** A glottal pulse of 120 Hz through two resonances. */
    private static void vowel(float[] into, int from, int count) {
        double[] y = new double[4];
        for (int n = 0; n < count; n++) {
            double x = n % (SECOND / 120) == 0 ? 1 : 0;
            double first = x + 2 * 0.97 * Math.cos(2 * Math.PI * 600 / SECOND) * y[0] - 0.97 * 0.97 * y[1];
            y[1] = y[0];
            y[0] = first;
            double second = first + 2 * 0.95 * Math.cos(2 * Math.PI * 1200 / SECOND) * y[2] - 0.95 * 0.95 * y[3];
            y[3] = y[2];
            y[2] = second;
            into[from + n] = (float) (0.02 * second);
        }
    }

    private static double share(boolean[] spoken, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += spoken[i] ? 1 : 0;
        }
        return (double) count / (to - from);
    }

    @Test
    void realSentencesAreMostlySpeechAndTheirSurroundingsNot() {
        DataFolder data = data();
        Sound sentence =
                data.sound(data.items(DataKind.SPEECH, Split.VALIDATION).get(0), SECOND);
        float[] padded = new float[sentence.length() + 2 * SECOND];
        sentence.copy(-SECOND, padded, 0, padded.length);
        boolean[] spoken = VoiceActivity.frames(padded);
        assertThat(share(spoken, 0, 95)).isZero();
        assertThat(share(spoken, spoken.length - 70, spoken.length)).isZero();
        assertThat(share(spoken, 100, spoken.length - 100)).isBetween(0.4, 0.98);
    }

    @Test
    void clipsAreOfOtherTalkersInEachSplitAndAlwaysTheSame() {
        DataFolder data = data();
        List<Sound> train = new SpeechClips(data, Split.TRAIN, 4, 0).draw();
        List<Sound> held = new SpeechClips(data, Split.VALIDATION, 4, 0).draw();
        assertThat(train).hasSize(4).allMatch(clip -> clip.length() >= 2 * SECOND && clip.length() <= 3 * SECOND);
        assertThat(train)
                .extracting(Sound::name)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(held.stream().map(Sound::name).toList());
        List<Sound> again = new SpeechClips(data, Split.TRAIN, 4, 0).draw();
        for (int i = 0; i < 4; i++) {
            assertThat(samples(again.get(i))).isEqualTo(samples(train.get(i)));
        }
    }

    @Test
    void aMachineWithoutTheLibraryIsNamedInOneSentence() {
        BearingException error = VoiceActivity.unavailable(new UnsatisfiedLinkError("no libstdc++"));
        assertThat(error).hasMessageContaining(System.getProperty("os.arch")).hasMessageContaining("no libstdc++");
    }

    private static float[] samples(Sound sound) {
        float[] samples = new float[sound.length()];
        sound.copy(0, samples, 0, samples.length);
        return samples;
    }

    static DataFolder data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("CHANGELOG.md"))) {
            at = at.getParent();
        }
        Optional<Path> beside = Optional.ofNullable(at)
                .filter(here -> System.getenv(DataFolder.ENVIRONMENT) == null)
                .map(here -> here.resolve(Path.of("..", "shared", "data")));
        Path folder = DataFolder.locate(beside);
        assumeThat(Files.isDirectory(folder)).as("data folder").isTrue();
        return DataFolder.open(folder);
    }

    @Test
    void samplesBeyondFullScaleAreClipped() {
        float[] loud = new float[SECOND];
        Arrays.fill(loud, 3);
        assertThat(VoiceActivity.frames(loud)).hasSize(100);
    }
}
