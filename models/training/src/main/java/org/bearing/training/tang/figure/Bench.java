package org.bearing.training.tang.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.BearingException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.AngleMethods;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.recipe.Hash;
import org.bearing.training.tang.recipe.Recordings;

/**
 * Trains methods and asks them about recordings; keeps every trained method and every answer in files named by a hash of all
 * that decides them, so that a later call continues where this one ended.
 */
final class Bench {
    private static final String DESCRIPTION = "trial.txt";

    private final Path folder;
    private final int threads;
    private final Trainer trainer;
    private final BiFunction<String, Long, ProgressBar> bars;

    /** Trains a method. */
    interface Trainer {
        AngleMethod train(Trial trial, LongConsumer progress);

        /** {@return upper limit of what progress is told} */
        long epochs(MethodSpec spec);
    }

    Bench(Path folder, int threads, Trainer trainer, BiFunction<String, Long, ProgressBar> bars) {
        this.folder = folder;
        this.threads = threads;
        this.trainer = trainer;
        this.bars = bars;
    }

    /** Trials of one experiment that are worked through together. */
    static final class Agenda {
        private final Map<String, Trial> trials = new LinkedHashMap<>();
        private final Map<String, Map<String, Recordings>> asked = new LinkedHashMap<>();

        /** Adds a trial and what it is asked. */
        void add(Trial trial, List<Recordings> recordings) {
            trials.putIfAbsent(trial.key(), trial);
            Map<String, Recordings> ask = asked.computeIfAbsent(trial.key(), k -> new LinkedHashMap<>());
            recordings.forEach(one -> ask.putIfAbsent(one.key(), one));
        }
    }

    /**
     * Works through an agenda: trains and asks what has no file yet, several trials at once.
     *
     * @param title of the progress bar
     * @param agenda what is wanted
     */
    void run(String title, Agenda agenda) {
        List<Trial> open = agenda.trials.values().stream()
                .filter(trial -> agenda.asked.get(trial.key()).values().stream()
                        .anyMatch(one -> !Files.exists(answers(trial, one))))
                .toList();
        long total = 0;
        for (Trial trial : open) {
            total += trainer.epochs(trial.spec());
        }
        if (open.isEmpty()) {
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (ProgressBar bar = bars.apply(title + ": " + open.size() + " trainings, epochs", total)) {
            List<Future<?>> running = new ArrayList<>();
            for (Trial trial : open) {
                running.add(workers.submit(() -> work(trial, agenda.asked.get(trial.key()), bar)));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void work(Trial trial, Map<String, Recordings> asked, ProgressBar bar) {
        AngleMethod method = method(trial, bar);
        for (Recordings one : asked.values()) {
            if (!Files.exists(answers(trial, one))) {
                Answers.of(method, one).write(answers(trial, one));
            }
        }
    }

    /** The trained method of a trial, trained now if it is not there. */
    private AngleMethod method(Trial trial, ProgressBar bar) {
        Path home = home(trial);
        long epochs = trainer.epochs(trial.spec());
        if (AngleMethods.saved(home)) {
            bar.stepBy(epochs);
            return AngleMethods.load(home);
        }
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new BearingException(home + " cannot be made (" + e.getMessage() + "); choose another --work.", e);
        }
        WholeFile.write(home.resolve(DESCRIPTION), trial.description().getBytes(StandardCharsets.UTF_8));
        long[] done = {0};
        AngleMethod method = trainer.train(trial, epoch -> {
            bar.stepBy(epoch - done[0]);
            done[0] = epoch;
        });
        bar.stepBy(epochs - done[0]);
        AngleMethods.save(method, home);
        return method;
    }

    /** {@return what a trial's method said; {@link #run} has to have asked it} */
    Answers answersOf(Trial trial, Recordings recordings) {
        return Answers.read(answers(trial, recordings));
    }

    /** {@return the method of a trial that {@link #run} has trained} */
    AngleMethod trained(Trial trial) {
        return AngleMethods.load(home(trial));
    }

    private Path home(Trial trial) {
        return folder.resolve(trial.key());
    }

    private Path answers(Trial trial, Recordings recordings) {
        return home(trial).resolve("answers-" + Hash.of(recordings.key()) + ".safetensors");
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BearingException("The experiment was interrupted; run it again to continue.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
