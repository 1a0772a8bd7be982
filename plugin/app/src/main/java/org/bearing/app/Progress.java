package org.bearing.app;

import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bearing.tap.WavTap;

/** A bar on standard error for what takes a while, where a person watches; else nothing. Safe for any thread. */
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
     * @return the bar, counting frames
     */
    static Progress of(Console console, Path file, WavTap wav) {
        int rate = wav.format().sampleRateHz();
        if (!console.terminal() || wav.frames() < LEAST_SECONDS * rate) {
            return new Progress(Optional.empty(), rate);
        }
        String name = String.valueOf(file.getFileName());
        return new Progress(Optional.of(bar(console, name, " s of sound", wav.frames() / rate)), rate);
    }

    /**
     * A bar for many of something.
     *
     * @param console where
     * @param what they are
     * @param count how many
     * @return the bar, counting them
     */
    static Progress counting(Console console, String what, int count) {
        return new Progress(console.terminal() ? Optional.of(bar(console, what, "", count)) : Optional.empty(), 1);
    }

    private static ProgressBar bar(Console console, String name, String unitName, long most) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(most)
                .setUnit(unitName, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.messages(), WIDTH))
                .build();
    }

    /**
     * Tells how far it is.
     *
     * @param count so far
     */
    void at(long count) {
        bar.ifPresent(shown -> shown.stepTo(count / unit));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
