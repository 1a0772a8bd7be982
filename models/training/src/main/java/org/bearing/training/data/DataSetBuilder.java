package org.bearing.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.bearing.geometry.BearingException;

/**
 * Builds shards of examples on several threads. What stands in a shard depends on its number alone: not on the number of
 * threads and not on interruptions, after which finished shards are kept.
 */
public final class DataSetBuilder {
    private final ExampleSource source;
    private final Path folder;
    private final int perShard;
    private final int threads;

    /**
     * Makes a builder.
     *
     * @param source where examples come from
     * @param folder where shards go; has to exist
     * @param perShard examples per shard, above 0
     * @param threads how many work at once, above 0
     */
    public DataSetBuilder(ExampleSource source, Path folder, int perShard, int threads) {
        if (perShard < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "perShard and threads must be above 0: perShard=" + perShard + ", threads=" + threads);
        }
        this.source = source;
        this.folder = folder;
        this.perShard = perShard;
        this.threads = threads;
    }

    /**
     * The file of a shard.
     *
     * @param folder of the shards
     * @param shard its number, from 0
     * @return its path
     */
    public static Path shardFile(Path folder, int shard) {
        return folder.resolve(String.format(Locale.ROOT, "examples-%05d.safetensors", shard));
    }

    /**
     * Builds what is missing.
     *
     * @param examples how many are wanted in all
     * @param done told how many more are there, from any of the working threads
     * @throws BearingException if a shard cannot be written
     */
    public void build(int examples, LongConsumer done) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<ExampleSource.Maker> makers = new ArrayList<>();
            for (int first = 0; first < examples; first += perShard) {
                int count = Math.min(perShard, examples - first);
                Path file = shardFile(folder, first / perShard);
                if (finished(file, count)) {
                    done.accept(count);
                } else {
                    while (makers.size() < threads) {
                        makers.add(source.maker());
                    }
                    shard(workers, makers, first, count, done).write(file);
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean finished(Path file, int count) {
        return Files.exists(file) && ExampleShard.read(file, source.features()).examples() >= count;
    }

    private ExampleShard shard(
            ExecutorService workers, List<ExampleSource.Maker> makers, int first, int count, LongConsumer done) {
        ExampleShard shard = new ExampleShard(count, source.features());
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (ExampleSource.Maker maker : makers) {
            running.add(workers.submit(() -> fill(maker, shard, first, next, done)));
        }
        for (Future<?> one : running) {
            await(one);
        }
        return shard;
    }

    private void fill(ExampleSource.Maker maker, ExampleShard shard, int first, AtomicInteger next, LongConsumer done) {
        float[] features = new float[source.features()];
        float[] labels = new float[ExampleLabel.count()];
        for (int row = next.getAndIncrement(); row < shard.examples(); row = next.getAndIncrement()) {
            maker.make((long) first + row, features, labels);
            shard.set(row, features, labels);
            done.accept(1);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BearingException("The building of examples was interrupted; run it again to continue.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
