package org.bearing.app;

import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bearing.tap.WavTap;

/** A bar on standard error for what takes a while, where a person watches; else nothing. Used by one thread. */
final class Progress implements AutoCloseable {
    private static final double LEAST_SECONDS = 20;
    private static final int WIDTH = 79;
    private static final int REFRESH_MILLIS = 100;

    private final Optional<ProgressBar> bar;
    private final int unit;

    private Progress(Optional<ProgressBar> bar, int unit) {
        this.bar = bar;
        this.unit = unit;
    }

    /**
     * A bar for a file; only for one longer than a few seconds.
     *
     * @param console where
     * @param file its name
     * @param wav its length
     * @return the bar
     */
    static Progress of(Console console, Path file, WavTap wav) {
        int rate = wav.format().sampleRateHz();
        if (!console.terminal() || wav.frames() < LEAST_SECONDS * rate) {
            return new Progress(Optional.empty(), rate);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(wav.frames() / rate)
                .setUnit(" s of sound", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.messages(), WIDTH))
                .build();
        return new Progress(Optional.of(bar), rate);
    }

    /**
     * Tells how far it is.
     *
     * @param frames of the file, so far
     */
    void at(long frames) {
        bar.ifPresent(shown -> shown.stepTo(frames / unit));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
