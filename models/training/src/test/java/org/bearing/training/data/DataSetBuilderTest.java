package org.bearing.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetBuilderTest {
    private static final int WIDTH = 5;

    @TempDir
    private Path folder;

    private final AtomicInteger made = new AtomicInteger();

    /** Examples that depend on their index alone; the state of a maker must not show. */
    private final ExampleSource source = new ExampleSource() {
        @Override
        public int features() {
            return WIDTH;
        }

        @Override
        public Maker maker() {
            return (index, features, labels) -> {
                made.incrementAndGet();
                java.util.SplittableRandom random = new java.util.SplittableRandom(index);
                for (int i = 0; i < WIDTH; i++) {
                    features[i] = (float) random.nextDouble();
                }
                java.util.Arrays.fill(labels, (float) index);
            };
        }
    };

    private Path build(String name, int examples, int threads) throws Exception {
        Path target = Files.createDirectories(folder.resolve(name));
        AtomicLong told = new AtomicLong();
        new DataSetBuilder(source, target, 16, threads).build(examples, told::addAndGet);
        assertThat(told.get()).isEqualTo(examples);
        return target;
    }

    private static void assertSame(Path a, Path b, int shards) throws Exception {
        for (int i = 0; i < shards; i++) {
            assertThat(Files.readAllBytes(DataSetBuilder.shardFile(a, i)))
                    .isEqualTo(Files.readAllBytes(DataSetBuilder.shardFile(b, i)));
        }
    }

    @Test
    void shardsAreTheSameForAnyNumberOfThreads() throws Exception {
        assertSame(build("one", 40, 1), build("four", 40, 4), 3);
    }

    @Test
    void finishedShardsAreKeptAndShortOnesFinished() throws Exception {
        build("resumed", 24, 1);
        made.set(0);
        Path resumed = build("resumed", 40, 2);
        assertThat(made.get()).isEqualTo(24);
        assertSame(resumed, build("fresh", 40, 1), 3);
    }
}
