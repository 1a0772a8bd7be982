package org.bearing.app.benchmark;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bearing.api.Preset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Every stage of the default chain on ten seconds of sound, with what it allocates. Run by name and with the profile
 * {@code jmh} only; {@code -Dbearing.model=FILE.safetensors} takes another model than the preset's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StageBenchmark {
    private static final String MODEL = "bearing.model";
    private static final int ITERATIONS = 5;
    private static final long SEED = 1;

    private @Nullable Stages loaded;

    private static String model() {
        return System.getProperty(
                MODEL, Preset.bundled("binaural").text("model").orElse("binaural-embedding"));
    }

    @Setup
    public void start() {
        loaded = new Stages(model(), SEED);
    }

    private Stages stages() {
        return Objects.requireNonNull(loaded, "JMH calls start() first");
    }

    @Benchmark
    public void resampling() {
        stages().resample();
    }

    @Benchmark
    public void spectra() {
        stages().transform();
    }

    @Benchmark
    public void spectraAndCues() {
        stages().transformAndCues();
    }

    @Benchmark
    public void network() {
        stages().network();
    }

    @Benchmark
    public void neighbours() {
        stages().neighbours();
    }

    @Test
    void measures() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(StageBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .warmupIterations(ITERATIONS)
                        .measurementIterations(ITERATIONS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend("-XX:+UseSerialGC", "-D" + MODEL + "=" + model())
                        .build())
                .run();
    }
}
