package org.bearing.engine;

import java.util.Arrays;
import java.util.List;
import org.bearing.cues.ActivityGate;
import org.bearing.direction.Estimate;
import org.bearing.direction.Estimates;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;
import org.bearing.output.DirectionSink;
import org.bearing.tap.StreamFormat;
import org.bearing.tracker.SourceTracker;

/**
 * The whole chain: samples in blocks of any size, track events out; the same bits for any block size.
 *
 * <p>Samples are cleaned and brought to the method's rate; every frame passes the activity gate and the method; once
 * per hop the method is read, and what it says counts only if something was heard around that time. Silence longer than
 * half the integration window empties the window, so that a new sound is not mixed with an old one. Used by one thread;
 * allocates nothing per hop before the estimates.
 */
public final class Engine {
    /** Least silence that empties the window, s. */
    private static final double LEAST_PAUSE_SECONDS = 0.1;

    private final LocalizationMethod method;
    private final FrameSpec frames;
    private final EngineSpec spec;
    private final Intake intake;
    private final ShortTimeSpectrum spectrum;
    private final ActivityGate gate;
    private final ActivityRecord activity;
    private final DirectionCandidates[] candidates;
    private final boolean[] heard;
    private final double[] emptySeconds;
    private final SourceTracker tracker;
    private final FrameConsumer perFrame = this::frame;
    private final int hopFrames;
    private final int pauseFrames;
    private long frameCount;
    private int sinceEstimate;
    private int inactiveFrames;
    private int waiting;
    private boolean asleep = true;

    /**
     * Builds the chain around a method.
     *
     * @param format what the stream is
     * @param method the method, forgotten everything
     * @param spec how the chain runs
     * @param atOnce estimates that wait for each other and are made together, in [1, {@link LocalizationMethod#batch}]; 1
     *     puts out every one at once
     * @param live where events go as soon as they can be told; not closed here
     * @param record where they go when they are settled, as {@link SourceTracker} does it; not closed here
     */
    public Engine(
            StreamFormat format,
            LocalizationMethod method,
            EngineSpec spec,
            int atOnce,
            DirectionSink live,
            DirectionSink record) {
        this.method = method;
        this.spec = spec;
        candidates = new DirectionCandidates[atOnce];
        Arrays.setAll(candidates, i -> new DirectionCandidates());
        heard = new boolean[atOnce];
        emptySeconds = new double[atOnce];
        frames = method.frames();
        spectrum = new ShortTimeSpectrum(frames);
        intake = new Intake(format.sampleRateHz(), frames.sampleRateHz());
        gate = new ActivityGate(frames, spec.minimumLevelDbfs().orElse(Double.NEGATIVE_INFINITY));
        activity = new ActivityRecord(frames, spec.integrationSeconds());
        tracker = new SourceTracker(spec.tracker(), live::accept, record::accept);
        hopFrames = (int) Math.max(1, Math.round(spec.hopSeconds() / frames.hopSeconds()));
        double pause = Math.max(LEAST_PAUSE_SECONDS, spec.integrationSeconds() / 2);
        pauseFrames = (int) Math.ceil(pause / frames.hopSeconds());
    }

    /**
     * Takes samples.
     *
     * @param left left channel, full scale +-1
     * @param right right channel
     * @param from first sample
     * @param count how many
     */
    @EngineThread
    public void accept(float[] left, float[] right, int from, int count) {
        intake.push(left, right, from, count, spectrum, perFrame);
    }

    /**
     * Changes how fast sources may move from now on; the present track goes on.
     *
     * @param radPerSecond typical motion, above 0, rad/s
     */
    @EngineThread
    public void motion(double radPerSecond) {
        tracker.motion(radPerSecond);
    }

    /** Ends the stream: what is held back is analysed, and the track ends. */
    public void finish() {
        intake.flush(spectrum, perFrame);
        if (sinceEstimate > 0) {
            estimate();
        }
        readOut();
        tracker.finish();
    }

    /** {@return samples so far, of both channels, that were NaN, infinite or absurd and were silenced} */
    public long silencedSamples() {
        return intake.silencedSamples();
    }

    private void frame(StereoSpectrum frame) {
        boolean active = gate.accept(frame);
        activity.add(active);
        frameCount++;
        inactiveFrames = active ? 0 : inactiveFrames + 1;
        if (inactiveFrames == pauseFrames) {
            method.reset();
            asleep = true;
        }
        asleep &= !active;
        if (!asleep) {
            method.accept(frame);
        }
        sinceEstimate++;
        if (sinceEstimate >= hopFrames) {
            estimate();
        }
    }

    private void estimate() {
        sinceEstimate = 0;
        DirectionCandidates into = candidates[waiting];
        heard[waiting] = !asleep && method.remember(into) && activity.around(into.centreSample());
        emptySeconds[waiting] = frameCount * frames.hopSeconds() - spec.integrationSeconds() / 2;
        waiting++;
        if (waiting == candidates.length) {
            readOut();
        }
    }

    private void readOut() {
        method.readRemembered();
        for (int i = 0; i < waiting; i++) {
            List<Estimate> estimates = heard[i] ? trusted(candidates[i]) : List.of();
            double seconds =
                    estimates.isEmpty() ? emptySeconds[i] : estimates.get(0).timeSeconds();
            tracker.accept(estimates, seconds);
        }
        waiting = 0;
    }

    private List<Estimate> trusted(DirectionCandidates of) {
        return Estimates.of(of, method.angleKind(), frames.sampleRateHz()).stream()
                .filter(e -> e.confidence() >= spec.minimumConfidence())
                .toList();
    }
}
