package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.bianco.network.VaeWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaeTrainerTest {
    private static final VaeSetting LOSS = new VaeSetting(100, Waves.CLASSES, false);
    private static final int LABELLED = 12;
    private static final ArraySequences TRAINING = Waves.of(120, LABELLED, 1);
    private static final ArraySequences SELECTION = Waves.of(60, 60, 2);
    /** Far above a third, what guessing reaches. */
    private static final double LEARNT = 0.9;

    private static TrainingSetting setting(int epochs, int threads, boolean twoSteps) {
        return new TrainingSetting(16, 1e-3, epochs, epochs, twoSteps, threads, 3);
    }

    private static List<float[]> values(VaeWeights weights) {
        return weights.parameters().stream()
                .map(parameter -> parameter.value().clone())
                .toList();
    }

    private static List<float[]> trained(
            TrainingSetting setting, Optional<Path> checkpoint, List<EpochReport> reports) {
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 1);
        VaeTrainer.vae(weights, LOSS, setting).train(TRAINING, SELECTION, checkpoint, reports::add);
        return values(weights);
    }

    @Test
    void learnsDirectionsFromAFewLabels() {
        List<EpochReport> reports = new ArrayList<>();
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 1);
        double best = VaeTrainer.vae(weights, LOSS, setting(40, 2, false))
                .train(TRAINING, SELECTION, Optional.empty(), reports::add);
        assertThat(best).isGreaterThan(LEARNT);
        assertThat(new LabelPosterior(weights).accuracy(SELECTION)).isEqualTo(best);
        LossTerms first = reports.get(0).unlabelled();
        assertThat(reports.get(reports.size() - 1).unlabelled().total()).isLessThan(first.total());
    }

    @Test
    void cnnLearnsInBothForms() {
        for (CnnSetting loss : List.of(CnnSetting.PAPER, CnnSetting.CORRECTED)) {
            VaeWeights weights = VaeWeights.classifierOnly(Waves.SPEC, 1);
            double best = VaeTrainer.cnn(weights, loss, setting(60, 1, false))
                    .train(Waves.of(60, 60, 1), SELECTION, Optional.empty(), report -> {});
            assertThat(best).as(loss.toString()).isGreaterThan(LEARNT);
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        List<float[]> once = trained(setting(2, 2, true), Optional.empty(), new ArrayList<>());
        List<float[]> again = trained(setting(2, 2, true), Optional.empty(), new ArrayList<>());
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i)).isEqualTo(once.get(i));
        }
    }

    @Test
    void secondStepMovesFurther() {
        assertThat(trained(setting(1, 1, true), Optional.empty(), new ArrayList<>())
                        .get(0))
                .isNotEqualTo(trained(setting(1, 1, false), Optional.empty(), new ArrayList<>())
                        .get(0));
    }

    @Test
    void goesOnWhereItStopped(@TempDir Path folder) {
        List<EpochReport> whole = new ArrayList<>();
        List<float[]> expected = trained(setting(4, 1, false), Optional.of(folder.resolve("a")), whole);
        Path file = folder.resolve("b");
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 1);
        VaeTrainer stopped = VaeTrainer.vae(weights, LOSS, setting(4, 1, false));
        assertThatThrownBy(() -> stopped.train(TRAINING, SELECTION, Optional.of(file), report -> {
                    if (report.epoch() == 2) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        List<EpochReport> rest = new ArrayList<>();
        List<float[]> resumed = trained(setting(4, 1, false), Optional.of(file), rest);
        assertThat(rest).isEqualTo(whole.subList(2, whole.size()));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(resumed.get(i)).isEqualTo(expected.get(i));
        }
        assertThatThrownBy(() -> trained(setting(5, 1, false), Optional.of(file), rest))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void keepsTheBestEpochAndStopsWithoutABetterOne() {
        List<EpochReport> reports = new ArrayList<>();
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 1);
        TrainingSetting impatient = new TrainingSetting(16, 1e-3, 30, 2, false, 1, 3);
        ArraySequences hopeless = Waves.of(60, 60, 2);
        double best = VaeTrainer.vae(weights, LOSS, impatient)
                .train(TRAINING, new Relabelled(hopeless), Optional.empty(), reports::add);
        EpochReport last = reports.get(reports.size() - 1);
        assertThat(last.epoch()).isLessThan(30);
        assertThat(reports.get(reports.size() - 3).best()).isTrue();
        assertThat(reports.get(reports.size() - 3).accuracy()).isEqualTo(best, within());
        assertThat(new LabelPosterior(weights).accuracy(new Relabelled(hopeless)))
                .isEqualTo(best, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    /** Labels that training cannot lead to: always the next one. */
    private record Relabelled(ArraySequences from) implements Sequences {
        @Override
        public int size() {
            return from.size();
        }

        @Override
        public void read(int index, float[] into, int at) {
            from.read(index, into, at);
        }

        @Override
        public int label(int index) {
            return (from.label(index) + 1) % Waves.CLASSES;
        }
    }

    @Test
    void refusesWhatCannotBeTrained() {
        VaeWeights alone = VaeWeights.classifierOnly(Waves.SPEC, 1);
        assertThatThrownBy(() -> VaeTrainer.vae(alone, LOSS, setting(1, 1, false)))
                .isInstanceOf(IllegalArgumentException.class);
        VaeTrainer trainer = VaeTrainer.vae(VaeWeights.whole(Waves.SPEC, 1), LOSS, setting(1, 1, false));
        assertThatThrownBy(() -> trainer.train(Waves.of(9, 0, 1), SELECTION, Optional.empty(), report -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhenTheLossIsNoNumber() {
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 1);
        weights.parameters().get(0).value()[0] = Float.NaN;
        weights.changed();
        VaeTrainer trainer = VaeTrainer.vae(weights, LOSS, setting(1, 1, false));
        assertThatThrownBy(() -> trainer.train(TRAINING, SELECTION, Optional.empty(), report -> {}))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("diverged");
    }
}
