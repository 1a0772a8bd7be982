package org.bearing.training.tang.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.bearing.geometry.BearingException;
import org.bearing.training.Bars;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.PrintedTraining;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.Synthetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    private static final int EPOCHS = 2;

    @TempDir
    private Path folder;

    private final AtomicInteger trained = new AtomicInteger();
    private final Recordings training = Synthetic.recordings("training", 300, 1);
    private final Recordings validation = Synthetic.recordings("validation", 60, 2);
    private final Recordings test = Synthetic.recordings("test", 80, 3);

    private Bench bench(int failAt) {
        return new Bench(
                folder,
                1,
                new Bench.Trainer() {
                    @Override
                    public AngleMethod train(Trial trial, LongConsumer progress) {
                        if (trained.incrementAndGet() == failAt) {
                            throw new BearingException("stopped");
                        }
                        return PrintedTraining.train(
                                trial.training().table(), trial.validation().table(), trial.spec(), progress);
                    }

                    @Override
                    public long epochs(MethodSpec spec) {
                        return PrintedTraining.epochs(spec);
                    }
                },
                Bars::bar);
    }

    private Trial trial(Contender contender, long seed) {
        return new Trial("test", training, validation, contender.spec(seed, EPOCHS));
    }

    private Bench.Agenda agenda(Recordings asked, Contender... contenders) {
        Bench.Agenda agenda = new Bench.Agenda();
        for (Contender contender : contenders) {
            agenda.add(trial(contender, 1), List.of(asked));
        }
        return agenda;
    }

    @Test
    void finishedTrialsAreNotTrainedAgainAndNewQuestionsAreAnsweredByThem() {
        bench(0).run("first", agenda(test, Contender.LEM, Contender.WSCE_15));
        bench(0).run("second", agenda(test, Contender.LEM, Contender.WSCE_15));
        assertThat(trained).hasValue(2);
        bench(0).run("third", agenda(validation, Contender.LEM));
        assertThat(trained).hasValue(2);
        Answers answers = bench(0).answersOf(trial(Contender.LEM, 1), validation);
        assertThat(answers.errors(validation, Angle.AZIMUTH)).hasSize(validation.size());
        assertThat(answers.dimensions()).isEqualTo(3);
        assertThat(answers.nearest(0)).isBetween(0, training.size() - 1);
    }

    @Test
    void anInterruptedExperimentKeepsWhatWasFinishedAndContinues() {
        assertThatThrownBy(() -> bench(2).run("first", agenda(test, Contender.LEM, Contender.WSCE_15)))
                .isInstanceOf(BearingException.class)
                .hasMessage("stopped");
        bench(0).run("second", agenda(test, Contender.LEM, Contender.WSCE_15));
        assertThat(trained).hasValue(3);
    }

    @Test
    void anotherSeedOrAnotherSetIsAnotherTrial() {
        Trial one = trial(Contender.WSCE_15, 1);
        assertThat(trial(Contender.WSCE_15, 2).key()).isNotEqualTo(one.key());
        assertThat(new Trial("x", test, validation, one.spec()).key()).isNotEqualTo(one.key());
        assertThat(new Trial("other words", training, validation, one.spec()).key())
                .isEqualTo(one.key());
    }

    @Test
    void whatIsWrittenSaysWhatItWas() throws Exception {
        bench(0).run("first", agenda(test, Contender.LEM));
        Path home = folder.resolve(trial(Contender.LEM, 1).key());
        assertThat(Files.readString(home.resolve("trial.txt")))
                .contains("LEM_NEAREST")
                .contains("training");
    }
}
