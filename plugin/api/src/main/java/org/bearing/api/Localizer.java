package org.bearing.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.direction.Estimate;
import org.bearing.engine.Engine;
import org.bearing.engine.EngineSpec;
import org.bearing.engine.Pump;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;
import org.bearing.method.LocalizationMethod;
import org.bearing.output.DirectionSink;
import org.bearing.output.FanOut;
import org.bearing.tap.AudioTap;
import org.bearing.tap.StreamFormat;
import org.bearing.tracker.TrackerSpec;
import org.jspecify.annotations.Nullable;

/**
 * A preset as a running localizer. Used by one thread; open one per thread.
 *
 * <p>Three ways to feed it: {@link #run} pulls a whole stream; {@link #start}, {@link #accept} and {@link #finish} take
 * blocks as they come; {@link #localizeClip} gives one direction for one piece of sound.
 */
public final class Localizer {
    private static final DirectionSink NOWHERE = new FanOut(List.of());

    private final Preset preset;
    private final MethodFactory methods;
    private EngineSpec spec;
    private final LocalizationMethod method;
    private final ClipLocalizer clips;
    private @Nullable Engine engine;

    private Localizer(Preset preset) {
        this.preset = preset;
        methods = Methods.of(preset);
        spec = spec(preset);
        method = methods.create(spec.integrationSeconds());
        clips = new ClipLocalizer(methods);
    }

    /**
     * Builds the localizer; its model, if it has one, is loaded here.
     *
     * @param preset how sound was captured and how it is localized
     * @return the localizer
     * @throws org.bearing.geometry.ConfigurationException if the method or the model is unknown or lacks a setting
     */
    public static Localizer open(Preset preset) {
        return new Localizer(preset);
    }

    private static EngineSpec spec(Preset preset) {
        return new EngineSpec(
                number(preset, "analysis.integration_s"),
                number(preset, "analysis.hop_ms") / 1000,
                preset.number("analysis.minimum_level_dbfs"),
                number(preset, "output.minimum_confidence"),
                new TrackerSpec(
                        Math.toRadians(MotionPreset.degPerSecond(preset)),
                        (int) number(preset, "tracker.birth_count"),
                        number(preset, "tracker.death_s")));
    }

    private static double number(Preset preset, String key) {
        OptionalDouble value = preset.number(key);
        return value.orElseThrow(() -> new IllegalStateException("the schema lacks a default for " + key));
    }

    /** {@return the preset it was opened with} */
    public Preset preset() {
        return preset;
    }

    /**
     * Changes how fast sources may move, for this stream from now on and for later ones; nothing that was heard is
     * forgotten. For a knob: all else of a preset stays as it was opened.
     *
     * @param degPerSecond typical motion, above 0, degrees per second
     */
    @EngineThread
    public void motion(double degPerSecond) {
        TrackerSpec tracker = spec.tracker();
        double radPerSecond = Math.toRadians(degPerSecond);
        spec = new EngineSpec(
                spec.integrationSeconds(),
                spec.hopSeconds(),
                spec.minimumLevelDbfs(),
                spec.minimumConfidence(),
                new TrackerSpec(radPerSecond, tracker.birthCount(), tracker.deathSeconds()));
        Engine running = engine;
        if (running != null) {
            running.motion(radPerSecond);
        }
    }

    /** {@return what its angles mean} */
    public AngleKind angleKind() {
        return method.angleKind();
    }

    /**
     * Localizes a stream from where it stands to its end. For files: several estimates are made at once, up to about a
     * second late, which is faster and gives the same ones as {@link #accept}; and a jump is told from where it began, as
     * to the record of {@link #start(int, DirectionSink, DirectionSink)}.
     *
     * @param tap where the samples come from; closed by the caller
     * @param sinks where the events go; closed by the caller, discarded here if this fails
     */
    public void run(AudioTap tap, DirectionSink... sinks) {
        DirectionSink all = new FanOut(List.of(sinks));
        try {
            Pump.run(tap, begin(tap.format(), method.batch(), NOWHERE, all));
        } catch (RuntimeException | Error e) {
            try {
                all.discard();
            } catch (RuntimeException discarding) {
                e.addSuppressed(discarding);
            }
            throw e;
        }
    }

    /**
     * Begins a stream that will be pushed; what was heard before is forgotten.
     *
     * @param sampleRateHz its rate, in [8000, 192000], Hz
     * @param sinks where the events go; closed by the caller
     */
    public void start(int sampleRateHz, DirectionSink... sinks) {
        start(sampleRateHz, new FanOut(List.of(sinks)), NOWHERE);
    }

    /**
     * Begins a stream that will be pushed, for someone who follows it and someone who keeps a record.
     *
     * <p>The live one is told at once; a jump to another place only after several estimates there. The record is told the
     * same up to some estimates later, and the new place from its first estimate on.
     *
     * @param sampleRateHz its rate, in [8000, 192000], Hz
     * @param live where events go at once; closed by the caller
     * @param record where they go when they are settled; closed by the caller
     */
    public void start(int sampleRateHz, DirectionSink live, DirectionSink record) {
        begin(new StreamFormat(sampleRateHz), 1, live, record);
    }

    private Engine begin(StreamFormat format, int atOnce, DirectionSink live, DirectionSink record) {
        method.reset();
        Engine begun = new Engine(format, method, spec, atOnce, live, record);
        engine = begun;
        return begun;
    }

    /**
     * Takes the next samples of a pushed stream; blocks of any size give the same events.
     *
     * @param left left channel, full scale +-1
     * @param right right channel
     * @param count samples of each
     * @throws IllegalStateException before {@link #start}
     */
    @EngineThread
    public void accept(float[] left, float[] right, int count) {
        running().accept(left, right, 0, count);
    }

    /**
     * Ends a pushed stream: what is held back is analysed, and the track ends.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public void finish() {
        running().finish();
    }

    private Engine running() {
        Engine running = engine;
        if (running == null) {
            throw new IllegalStateException("start the stream first");
        }
        return running;
    }

    /** {@return samples of the latest stream that were NaN or infinite and were silenced} */
    public long silencedSamples() {
        Engine running = engine;
        return running == null ? 0 : running.silencedSamples();
    }

    /**
     * One direction for a whole clip: the integration window is the clip, and there is neither activity gate nor tracker.
     *
     * @param left left channel, full scale +-1
     * @param right right channel, as long
     * @param sampleRateHz rate, Hz
     * @return the best estimate; empty if the clip is too short (under about 0.1 s) or silent
     */
    public Optional<Estimate> localizeClip(float[] left, float[] right, int sampleRateHz) {
        return clips.localize(left, right, sampleRateHz);
    }
}
