package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods for two microphones, as a user sets them up. */
class PairMethodsTest {
    private static final int RATE_HZ = 48_000;
    private static final double SPACING_M = 0.06;
    private static final double TOLERANCE_DEG = 1.5;
    private static final Preset PAIR =
            Preset.bundled("spaced-pair").with("capture.spacing_m", Double.toString(SPACING_M));

    /** Noise that the left channel hears so many samples earlier, with some hiss. */
    private static float[][] led(int samples) {
        SplittableRandom random = new SplittableRandom(77);
        int length = RATE_HZ;
        float[][] stereo = new float[2][length];
        int late = Math.max(0, -samples);
        int early = Math.max(0, samples);
        float[] noise = new float[length + late + early];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (float) (0.1 * random.nextGaussian());
        }
        for (int n = 0; n < length; n++) {
            stereo[0][n] = noise[n + early] + (float) (1e-3 * random.nextGaussian());
            stereo[1][n] = noise[n + late] + (float) (1e-3 * random.nextGaussian());
        }
        return stereo;
    }

    private static double azimuthDeg(int leadSamples) {
        return Math.toDegrees(Math.asin(leadSamples * SphericalHead.SPEED_OF_SOUND / (RATE_HZ * SPACING_M)));
    }

    static Stream<Arguments> methodsAndLeads() {
        return Stream.of("gcc-phat", "srp-phat", "music")
                .flatMap(method -> Stream.of(-6, -3, 0, 2, 5).map(lead -> Arguments.of(method, lead)));
    }

    private static Preset preset(String method) {
        return PAIR.with("method", method);
    }

    @Test
    void musicHasAPlainFormThatSaysSomethingElse() {
        float[][] stereo = led(2);
        Preset music = preset("music");
        Preset plain = music.with("analysis.music", "plain");
        assertThat(Localizer.open(plain)
                        .localizeClip(stereo[0], stereo[1], RATE_HZ)
                        .orElseThrow()
                        .confidence())
                .isNotEqualTo(Localizer.open(music)
                        .localizeClip(stereo[0], stereo[1], RATE_HZ)
                        .orElseThrow()
                        .confidence());
    }

    @ParameterizedTest
    @MethodSource("methodsAndLeads")
    void findTheAngleOfADelay(String method, int leadSamples) {
        float[][] stereo = led(leadSamples);
        Localizer localizer = Localizer.open(preset(method));

        Estimate clip = localizer.localizeClip(stereo[0], stereo[1], RATE_HZ).orElseThrow();
        List<TrackEvent> events = new ArrayList<>();
        localizer.start(RATE_HZ, keeping(events));
        localizer.accept(stereo[0], stereo[1], stereo[0].length);
        localizer.finish();

        assertThat(localizer.angleKind()).isEqualTo(AngleKind.PAIR);
        assertThat(clip.direction().azimuthDeg()).isCloseTo(azimuthDeg(leadSamples), within(TOLERANCE_DEG));
        assertThat(events).hasSizeGreaterThan(5);
        assertThat(((TrackEvent.Moved) events.get(5)).estimate().direction().azimuthDeg())
                .isCloseTo(azimuthDeg(leadSamples), within(TOLERANCE_DEG));
    }

    private static DirectionSink keeping(List<TrackEvent> events) {
        return new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                events.add(event);
            }

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"srp-phat", "music"})
    void answerWithThePaperSGridOnRequest(String method) {
        float[][] stereo = led(2);
        Localizer localizer = Localizer.open(preset(method).with("analysis.grid_deg", "10"));
        assertThat(localizer
                        .localizeClip(stereo[0], stereo[1], RATE_HZ)
                        .orElseThrow()
                        .direction()
                        .azimuthDeg())
                .isCloseTo(10, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"srp-phat", "music"})
    void refuseAHeadAndSayWhatSuitsOne(String method) {
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("binaural").with("method", method)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Preset binaural: method = \"" + method + "\" needs capture.kind = \"pair\", found"
                        + " \"head\"; use method = \"embedding\" or \"gcc-phat\" for a head, \"level-time\" for ms or panned,"
                        + " or --preset spaced-pair for two microphones.");
    }

    @Test
    void refuseAGridThatMissesTheSides() {
        assertThatThrownBy(() -> Localizer.open(PAIR.with("method", "srp-phat").with("analysis.grid_deg", "7")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Preset spaced-pair: analysis.grid_deg is 7; expected a divisor of 90, such as --set"
                        + " analysis.grid_deg=10.");
    }

    @Test
    void refuseASpacingOfNothing() {
        assertThatThrownBy(() -> PAIR.with("capture.spacing_m", "-0.06"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--set capture.spacing_m=-0.06: capture.spacing_m is -0.06; expected a number from 0 to 2,"
                        + " in metres.");
        assertThatThrownBy(() -> Localizer.open(PAIR.with("method", "srp-phat").with("capture.spacing_m", "0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Preset spaced-pair: capture.spacing_m is 0; expected at least 0.005 for method ="
                        + " \"srp-phat\", which goes by time alone; use method = \"level-time\".");
    }
}
