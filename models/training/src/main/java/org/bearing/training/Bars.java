package org.bearing.training;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error: lively on a terminal, a line now and then in a log. */
public final class Bars {
    private static final int QUIET_MILLISECONDS = 30_000;
    private static final int LIVELY_MILLISECONDS = 500;

    private Bars() {}

    /**
     * Starts a bar.
     *
     * @param task its title
     * @param steps its total
     * @return the bar, to be closed
     */
    public static ProgressBar bar(String task, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setUpdateIntervalMillis(
                        Boolean.getBoolean("bearing.terminal") ? LIVELY_MILLISECONDS : QUIET_MILLISECONDS)
                .build();
    }
}
