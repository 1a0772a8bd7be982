package org.bearing.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bearing.api.Preset;
import org.bearing.automation.SteeringSink;
import org.bearing.automation.steering.Beamformer;
import org.bearing.automation.steering.DirectionCovariances;
import org.bearing.automation.steering.MicrophoneArray;
import org.bearing.automation.steering.PairFilter;
import org.bearing.automation.steering.SteeringSpec;
import org.bearing.automation.steering.WeightDesign;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;

/** Steering commands by a preset's table {@code steering}, for a file. */
final class SteeringOutput {
    private static final int BLOCK = 4096;

    private SteeringOutput() {}

    /**
     * Opens the sink; for MVDR of the tapped pair its recording, if it is known, is heard twice before.
     *
     * @param request where the commands go, and how the array is steered
     * @return the sink
     * @throws ConfigurationException if the array is not described, or wrongly
     */
    static DirectionSink open(OutputFormat.Request request) {
        SteeringSpec spec = spec(request.preset(), request.audio());
        return request.file()
                .map(file -> SteeringSink.open(file, spec))
                .orElseGet(() -> SteeringSink.to(request.standard(), spec));
    }

    private static SteeringSpec spec(Preset preset, Optional<Path> audio) {
        Beamformer beamformer = Beamformer.valueOf(preset.text("steering.beamformer")
                .orElseThrow()
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
        Optional<String> places = preset.text("steering.microphones");
        double spacing = preset.number("capture.spacing_m").orElse(0);
        if (places.isEmpty() && spacing == 0) {
            throw new ConfigurationException("Preset " + preset.name() + " says not where the microphones are: set"
                    + " steering.microphones = \"x,y,z; x,y,z\", in metres, or capture.spacing_m for a pair.");
        }
        MicrophoneArray array = places.map(MicrophoneArray::parse).orElseGet(() -> MicrophoneArray.pair(spacing));
        WeightDesign design =
                new WeightDesign(number(preset, "steering.loading_db"), preset.number("steering.white_noise_gain_db"));
        design.check(array.size());
        List<Double> frequencies =
                frequencies(preset.text("steering.frequencies_hz").orElse(""));
        boolean measuring = beamformer == Beamformer.MVDR && places.isEmpty() && !frequencies.isEmpty();
        return new SteeringSpec(
                beamformer,
                array,
                design,
                number(preset, "steering.interferer_db"),
                frequencies,
                number(preset, "steering.rate_hz"),
                number(preset, "steering.hold_s"),
                measuring ? audio.map(in -> measure(in, spacing)) : Optional.empty());
    }

    private static double number(Preset preset, String key) {
        return preset.number(key).orElseThrow();
    }

    private static List<Double> frequencies(String text) {
        try {
            return text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(hz -> Double.valueOf(hz.strip()))
                            .toList();
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "steering.frequencies_hz is \"" + text
                            + "\"; expected numbers of Hz with commas between them, such as" + " \"250, 500, 1000\".",
                    e);
        }
    }

    private static DirectionCovariances measure(Path in, double spacing) {
        try (WavTap first = WavTap.open(in);
                WavTap second = WavTap.open(in)) {
            DirectionCovariances heard =
                    new DirectionCovariances(PairFilter.framesAt(first.format().sampleRateHz()), spacing);
            listen(first, heard);
            heard.assign();
            listen(second, heard);
            return heard;
        }
    }

    private static void listen(WavTap tap, DirectionCovariances heard) {
        ShortTimeSpectrum spectrum = new ShortTimeSpectrum(heard.frames());
        StereoBlock block = new StereoBlock(BLOCK);
        while (tap.poll(block) > 0) {
            spectrum.push(block.left(), block.right(), 0, block.frames(), heard);
        }
    }
}
