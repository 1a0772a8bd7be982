package org.bearing.training.bianco.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;

class VaeWeightsTest {
    private static final VaeSpec SMALL =
            new VaeSpec(new SequenceShape(7, 11), 3, 6, 4, 0.5, Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
    /** Of a mean square, relative. */
    private static final double SPREAD_TOLERANCE = 0.02;

    @Test
    void hasAsManyNumbersAsThePaperForNineteenDirections() {
        VaeWeights weights = VaeWeights.whole(VaeSpec.paper(19), 1);
        assertThat(count(weights, "classifier")).isEqualTo(320 + 18_496 + 2_777_800 + 3_819);
        assertThat(count(weights, "encoder")).isEqualTo(320 + 18_496 + 2_777_800 + 4_000 + 2 * 10_050);
        assertThat(count(weights, "decoder")).isEqualTo(10_200 + 4_000 + 2_791_488 + 2 * (64 * 288 + 32 + 288 + 1));
    }

    private static int count(VaeWeights weights, String network) {
        return weights.parameters(network).stream()
                .mapToInt(parameter -> parameter.value().length)
                .sum();
    }

    @Test
    void startsUniformlyByTheFanIn() {
        for (Parameter parameter : VaeWeights.whole(VaeSpec.paper(19), 1).parameters()) {
            double limit = switch (parameter.name()) {
                case "encoder.conv2.weight" -> 1 / Math.sqrt(9 * 32);
                case "decoder.fc5.weight" -> 1 / Math.sqrt(200);
                case "decoder.mean.deconv1.weight" -> 1 / Math.sqrt(9 * 32);
                default -> 0;
            };
            double square = 0;
            for (float value : parameter.value()) {
                square += (double) value * value / parameter.value().length;
            }
            if (limit > 0) {
                double expected = limit * limit / 3;
                assertThat(square).isCloseTo(expected, within(SPREAD_TOLERANCE * expected));
            }
        }
    }

    @Test
    void comesBackFromAFile() {
        VaeWeights weights = VaeWeights.whole(SMALL, 1);
        byte[] file = SafetensorsWriter.bytes(weights.tensors(), Map.of());
        VaeWeights other = VaeWeights.whole(SMALL, 2);
        other.take(Safetensors.parse(file, "test"), "test");
        for (int i = 0; i < weights.parameters().size(); i++) {
            assertThat(other.parameters().get(i).value())
                    .isEqualTo(weights.parameters().get(i).value());
        }
        assertThat(weights.tensors().get("decoder.scale.deconv1.weight").hasShape(64, 3, 3, 32))
                .isTrue();
    }

    @Test
    void refusesTensorsOfAnotherNetwork() {
        Map<String, Tensor> tensors =
                new LinkedHashMap<>(VaeWeights.whole(SMALL, 1).tensors());
        VaeWeights paper = VaeWeights.whole(VaeSpec.paper(3), 1);
        assertThatThrownBy(() -> paper.take(tensors, "file"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("classifier.fc1x.weight");
        tensors.remove("classifier.fc2.bias");
        VaeWeights same = VaeWeights.whole(SMALL, 1);
        assertThatThrownBy(() -> same.take(tensors, "file"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("classifier.fc2.bias");
    }

    @Test
    void classifierAloneStartsAsThatOfTheWhole() {
        VaeWeights whole = VaeWeights.whole(SMALL, 5);
        VaeWeights alone = VaeWeights.classifierOnly(SMALL, 5);
        assertThat(alone.networks()).containsExactly("classifier");
        assertThat(alone.parameters().get(4).value())
                .isEqualTo(whole.parameters("classifier").get(4).value());
    }

    @Test
    void decodesWhatItEvaluates() {
        VaeSpec spec = new VaeSpec(new SequenceShape(7, 11), 3, 6, 4, 0.5, Density.NORMAL, Deviation.AS_PAPER);
        VaeWeights weights = VaeWeights.whole(spec, 1);
        Decoder decoder = new Decoder(weights, 2);
        float[] z = {0.4f, -1, 2, 0.1f};
        float[] mean = new float[spec.shape().size()];
        float[] deviation = new float[spec.shape().size()];
        decoder.decode(z, 2, mean, deviation);
        float[] x = new float[spec.shape().size()];
        double expected = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
            double rest = (x[i] - mean[i]) / deviation[i];
            expected -= 0.5 * rest * rest + Math.log(deviation[i]) + 0.5 * Math.log(2 * Math.PI);
        }
        Items items = new Items(1);
        items.add(0, 2, 1);
        double[] value = new double[1];
        decoder.evaluate(x, items, z, RowNoise.NONE, value, null);
        assertThat(value[0]).isCloseTo(expected, within(1e-4));
    }
}
