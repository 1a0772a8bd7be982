package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Hears the scenes of a suite on several threads. */
final class SceneThreads {
    private SceneThreads() {}

    /**
     * Hears scenes; which thread takes which is left to chance, so a listener must not remember.
     *
     * @param scenes how many
     * @param threads how many at once
     * @param listener makes what one thread needs, which then hears a scene by its number
     * @param progress told how many are done
     * @return what was heard, in the order of the scenes
     */
    static <O> List<O> hear(int scenes, int threads, Supplier<IntFunction<O>> listener, IntConsumer progress) {
        ConcurrentMap<Integer, O> outcomes = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(executor.submit(() -> {
                    IntFunction<O> own = listener.get();
                    for (int i = next.getAndIncrement(); i < scenes; i = next.getAndIncrement()) {
                        outcomes.put(i, own.apply(i));
                        progress.accept(done.incrementAndGet());
                    }
                }));
            }
            await(workers);
        } finally {
            executor.shutdownNow();
        }
        return IntStream.range(0, scenes)
                .mapToObj(i -> Objects.requireNonNull(outcomes.get(i)))
                .toList();
    }

    private static void await(List<Future<?>> workers) {
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the suite was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the suite failed", e.getCause());
        }
    }
}
