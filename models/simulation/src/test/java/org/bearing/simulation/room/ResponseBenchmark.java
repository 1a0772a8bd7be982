package org.bearing.simulation.room;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;

/** Measures responses per second on one thread: {@code ResponseBenchmark SOFA [count]}. */
final class ResponseBenchmark {
    private static final int RATE_HZ = 16_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ResponseBenchmark() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        long loading = System.nanoTime();
        Head head = Head.open(Path.of(arguments[0]), RATE_HZ);
        head.diffuseNoise();
        System.out.printf("%s: %.0f ms to load, radius %.4f m%n", head.name(), milliseconds(loading), head.radiusM());
        for (int i = 0; i < 3; i++) {
            long stretching = System.nanoTime();
            head.stretched(1.1).diffuseNoise();
            System.out.printf("%.0f ms to stretch%n", milliseconds(stretching));
        }
        for (double[] range : new double[][] {{0.1, 0.4}, {0.1, 0.8}, {0.1, 0.4}, {0.1, 0.8}}) {
            long start = System.nanoTime();
            long busy = THREADS.getCurrentThreadCpuTime();
            double peak = run(head, count, range[0], range[1]);
            System.out.printf(
                    "RT60 %.1f-%.1f s: %.3f ms of CPU per response, %.3f ms by the clock (peak %.2f)%n",
                    range[0],
                    range[1],
                    (THREADS.getCurrentThreadCpuTime() - busy) / 1e6 / count,
                    milliseconds(start) / count,
                    peak);
        }
    }

    private static double run(Head head, int count, double shortest, double longest) {
        SplittableRandom random = new SplittableRandom(7);
        RoomResponses responses = new RoomResponses(RATE_HZ);
        StereoResponse out = new StereoResponse();
        double peak = 0;
        for (int i = 0; i < count; i++) {
            double lx = random.nextDouble(3, 10);
            double ly = random.nextDouble(3, 8);
            double lz = random.nextDouble(2.4, 4);
            Room room = Room.random(lx, ly, lz, random.nextDouble(shortest, longest), random);
            Direction direction = Direction.ofDegrees(random.nextDouble(-180, 180), random.nextDouble(-30, 30));
            Placement placement = Placement.seen(
                    lx / 2, ly / 2, lz / 2, random.nextDouble(6), direction, random.nextDouble(0.5, 1.4));
            responses.binaural(head, room, placement, i, out);
            for (int t = 0; t < out.length(); t++) {
                peak = Math.max(peak, Math.abs(out.left()[t]));
            }
        }
        return peak;
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
