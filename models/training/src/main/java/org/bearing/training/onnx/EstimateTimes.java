package org.bearing.training.onnx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Processor time of several tasks on the calling thread; rounds of one and the other alternate. */
final class EstimateTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 20;
    private static final int PASSES = 4;

    private EstimateTimes() {}

    /** Something whose time is taken: goes through all windows once. */
    interface Task {
        void run(float[][] inputs);
    }

    /**
     * Median and least time of a task for one window.
     *
     * @param median us
     * @param least us
     */
    record Time(double median, double least) {}

    /** {@return estimates in a round over so many windows} */
    static int perRound(int windows) {
        return PASSES * windows;
    }

    static List<Time> measure(List<Task> tasks, float[][] inputs, int rounds) {
        double[][] microseconds = new double[tasks.size()][rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int t = 0; t < tasks.size(); t++) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int pass = 0; pass < PASSES; pass++) {
                    tasks.get(t).run(inputs);
                }
                double spent = (THREADS.getCurrentThreadCpuTime() - start) * 1e-3;
                if (round >= 0) {
                    microseconds[t][round] = spent / (PASSES * inputs.length);
                }
            }
        }
        List<Time> times = new ArrayList<>();
        for (double[] some : microseconds) {
            Arrays.sort(some);
            times.add(new Time(some[rounds / 2], some[0]));
        }
        return times;
    }
}
