package org.bearing.simulation.room;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Renders a source that moves, or a listener that turns: the response is interpolated linearly between moments so close
 * that the way between them is at most {@link #LARGEST_STEP_M}, so that nothing clicks. Not thread-safe.
 */
public final class MovingSource {
    /** Longest way between two moments, m: a quarter of a sample at 16 kHz. */
    public static final double LARGEST_STEP_M = 0.005;

    private static final double LONGEST_S = 0.25;
    private static final double SHORTEST_S = 0.002;
    private static final double TURN_RADIUS_M = 0.1;
    private static final int CHECKS = 4;

    private final Responder responder;
    private final int rateHz;
    private final StereoResponse response = new StereoResponse();
    private FloatFFT_1D fft = new FloatFFT_1D(2);
    private int size = 2;
    private float[] input = new float[0];
    private float[] work = new float[0];

    /** Makes the response of a placement, always with the same seed. */
    @FunctionalInterface
    public interface Responder {
        /**
         * Makes a response.
         *
         * @param placement where listener and source are
         * @param out receives the response
         */
        void respond(Placement placement, StereoResponse out);
    }

    /** Where listener and source are at a time. */
    @FunctionalInterface
    public interface Path {
        /**
         * Looks up a moment.
         *
         * @param seconds time since the first sample
         * @return the placement
         */
        Placement at(double seconds);
    }

    /**
     * Makes a renderer.
     *
     * @param responder makes the responses, such as {@code (p, out) -> responses.binaural(head, room, p, seed, out)}
     * @param sampleRateHz rate of all signals, Hz
     */
    public MovingSource(Responder responder, int sampleRateHz) {
        this.responder = responder;
        rateHz = sampleRateHz;
    }

    /**
     * Adds a source to a stereo signal. Sound that arrives after the end of the output is lost.
     *
     * @param dry the source's sound
     * @param path where it is
     * @param left what its sound at the left is added to
     * @param right what its sound at the right is added to, as long
     */
    public void render(float[] dry, Path path, float[] left, float[] right) {
        int end = Math.min(dry.length, left.length);
        int before = 0;
        int at = 0;
        Placement place = path.at(0);
        boolean more = end > 0;
        while (more) {
            int after = Math.min(end, next(path, place, at));
            responder.respond(place, response);
            add(dry, before, at, after, end, left, right);
            more = after < end;
            before = at;
            at = after;
            place = path.at((double) at / rateHz);
        }
        if (end > 0) {
            responder.respond(place, response);
            add(dry, before, at, at, end, left, right);
        }
    }

    /** The next moment: as late as the way allows. */
    private int next(Path path, Placement place, int at) {
        double hop = LONGEST_S;
        while (hop > SHORTEST_S) {
            boolean close = true;
            for (int i = 1; i <= CHECKS && close; i++) {
                close = way(place, path.at((double) at / rateHz + hop * i / CHECKS)) <= LARGEST_STEP_M;
            }
            if (close) {
                break;
            }
            hop /= 2;
        }
        return at + Math.max(1, (int) Math.round(hop * rateHz));
    }

    private static double way(Placement a, Placement b) {
        double source =
                Math.hypot(Math.hypot(a.sourceX() - b.sourceX(), a.sourceY() - b.sourceY()), a.sourceZ() - b.sourceZ());
        double receiver = Math.hypot(
                Math.hypot(a.receiverX() - b.receiverX(), a.receiverY() - b.receiverY()),
                a.receiverZ() - b.receiverZ());
        return source + receiver + TURN_RADIUS_M * Math.abs(a.yawRad() - b.yawRad());
    }

    /** Adds the part of the sound around a moment, rising from the one before and falling to the one after. */
    private void add(float[] dry, int before, int at, int after, int end, float[] left, float[] right) {
        int count = Math.min(end, after) - before;
        prepare(count + response.length());
        Arrays.fill(input, 0);
        for (int i = 0; i < count; i++) {
            int t = before + i;
            float rise = at > before ? (float) (t - before) / (at - before) : 1;
            float fall = after > at ? (float) (after - t) / (after - at) : 1;
            input[2 * i] = dry[t] * (t < at ? rise : fall);
        }
        Arrays.fill(work, 0);
        for (int i = 0; i < response.length(); i++) {
            work[2 * i] = response.left()[i];
            work[2 * i + 1] = response.right()[i];
        }
        fft.complexForward(input);
        fft.complexForward(work);
        for (int k = 0; k < size; k++) {
            float re = work[2 * k] * input[2 * k] - work[2 * k + 1] * input[2 * k + 1];
            work[2 * k + 1] = work[2 * k] * input[2 * k + 1] + work[2 * k + 1] * input[2 * k];
            work[2 * k] = re;
        }
        fft.complexInverse(work, true);
        int start = before - response.latency();
        int from = Math.max(0, -start);
        int to = Math.min(count + response.length(), left.length - start);
        for (int i = from; i < to; i++) {
            left[start + i] += work[2 * i];
            right[start + i] += work[2 * i + 1];
        }
    }

    private void prepare(int samples) {
        if (size < samples) {
            size = Integer.highestOneBit(samples - 1) * 2;
            fft = new FloatFFT_1D(size);
            input = new float[2 * size];
            work = new float[2 * size];
        }
    }
}
