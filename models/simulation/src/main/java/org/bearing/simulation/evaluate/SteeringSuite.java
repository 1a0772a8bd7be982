package org.bearing.simulation.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import org.apache.commons.math3.complex.Complex;
import org.bearing.automation.steering.DirectionCovariances;
import org.bearing.automation.steering.MicrophoneArray;
import org.bearing.automation.steering.PairBeam;
import org.bearing.automation.steering.PairFilter;
import org.bearing.automation.steering.WeightDesign;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.TalkerSetting;
import org.bearing.simulation.pair.TwoTalkers;
import org.bearing.simulation.scene.StereoClip;

/**
 * Beams of a pair, steered to one of two talkers: what they gain for it over the better microphone. The result depends on no
 * thread.
 */
public final class SteeringSuite {
    /** Scenes of each reverberation time in the published table. */
    public static final int SCENES = 20;

    /** Reverberation times, s; 0 = a free field. */
    static final List<Double> RT60_S = List.of(0.0, 0.2, 0.5);

    static final WeightDesign DESIGN = new WeightDesign(-20, OptionalDouble.of(-15));
    static final double SPACING_M = 0.085;
    static final double DISTANCE_M = 1;
    static final double SNR_DB = 30;
    static final double SECONDS = 10;
    static final Direction WANTED = Direction.ofDegrees(30, 0);
    static final Direction OTHER = Direction.ofDegrees(-60, 0);

    private static final double LOWEST_HZ = 100;

    private final int scenesPerCell;

    /**
     * Plans the suite.
     *
     * @param scenesPerCell scenes of each reverberation time, above 0
     */
    public SteeringSuite(int scenesPerCell) {
        this.scenesPerCell = scenesPerCell;
    }

    /** {@return number of all scenes} */
    public int scenes() {
        return RT60_S.size() * scenesPerCell;
    }

    /**
     * Runs it.
     *
     * @param data where the speech is
     * @param seed of the first scene of each reverberation time; the others follow
     * @param threads how many scenes at once
     * @param progress told how many scenes are done, from any thread
     * @return one outcome per scene
     * @throws org.bearing.geometry.BearingException if the folder lacks speech of test speakers
     */
    public List<SteeringOutcome> run(DataFolder data, long seed, int threads, IntConsumer progress) {
        List<Sound> speech = data.items(DataKind.SPEECH, Split.TEST).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
        return SceneThreads.hear(
                scenes(),
                threads,
                () -> i -> {
                    double rt60 = RT60_S.get(i / scenesPerCell);
                    TalkerSetting setting =
                            new TalkerSetting(WANTED, OTHER, DISTANCE_M, SPACING_M, rt60, SNR_DB, SECONDS);
                    TwoTalkers talkers = new TwoTalkers(setting, speech);
                    talkers.render(seed + i % scenesPerCell);
                    return hear(rt60, talkers);
                },
                progress);
    }

    private static SteeringOutcome hear(double rt60, TwoTalkers talkers) {
        StereoClip mixture = talkers.mixture();
        double left = ratio(mixture.left(), talkers.wanted().left(), mixture.length());
        double right = ratio(mixture.right(), talkers.wanted().right(), mixture.length());
        int better = left >= right ? 0 : 1;
        double start = Math.max(left, right);
        float[] image = better == 0 ? talkers.wanted().left() : talkers.wanted().right();
        PairBeam beam = new PairBeam(
                PairFilter.framesAt(PairScene.RATE_HZ), MicrophoneArray.pair(SPACING_M), WANTED, better, DESIGN);
        Map<SteeringBeam, Double> gains = new EnumMap<>(SteeringBeam.class);
        double[] whiteNoise = {0};
        weights(beam, talkers).forEach((kind, weights) -> {
            gains.put(kind, ratio(filter(beam.frames(), weights, mixture), image, mixture.length()) - start);
            if (kind == SteeringBeam.OURS) {
                whiteNoise[0] = leastWhiteNoiseGainDb(beam, weights);
            }
        });
        return new SteeringOutcome(rt60, start, gains, whiteNoise[0]);
    }

    private static double ratio(float[] heard, float[] wanted, int count) {
        return SignalRatio.decibels(heard, wanted, count);
    }

    private static Map<SteeringBeam, Complex[][]> weights(PairBeam beam, TwoTalkers talkers) {
        double angle = WANTED.lateralRad();
        DirectionCovariances own = new DirectionCovariances(beam.frames(), SPACING_M);
        listen(talkers.mixture(), own);
        own.assign();
        listen(talkers.mixture(), own);
        DirectionCovariances really = everything(beam.frames(), talkers.wanted());
        DirectionCovariances rest = everything(beam.frames(), rest(talkers));
        PairBeam.Measured noise = bin -> own.elsewhere(angle, bin);
        PairBeam.Measured realNoise = bin -> total(rest, bin);
        Map<SteeringBeam, Complex[][]> out = new EnumMap<>(SteeringBeam.class);
        out.put(SteeringBeam.OURS, beam.planeWave(noise));
        out.put(SteeringBeam.OURS_TRANSFER, beam.transfer(noise, bin -> own.around(angle, bin)));
        out.put(SteeringBeam.ORACLE, beam.planeWave(realNoise));
        out.put(SteeringBeam.ORACLE_TRANSFER, beam.transfer(realNoise, bin -> total(really, bin)));
        out.put(SteeringBeam.SUPERDIRECTIVE, beam.superdirective());
        out.put(SteeringBeam.DELAY_AND_SUM, beam.delayAndSum());
        return out;
    }

    private static DirectionCovariances everything(FrameSpec frames, StereoClip clip) {
        DirectionCovariances all = new DirectionCovariances(frames, SPACING_M);
        all.assign();
        listen(clip, all);
        return all;
    }

    private static Complex[][] total(DirectionCovariances all, int bin) {
        double angle = WANTED.lateralRad();
        Complex[][] near = all.around(angle, bin);
        Complex[][] far = all.elsewhere(angle, bin);
        return new Complex[][] {
            {near[0][0].add(far[0][0]), near[0][1].add(far[0][1])},
            {near[1][0].add(far[1][0]), near[1][1].add(far[1][1])}
        };
    }

    private static StereoClip rest(TwoTalkers talkers) {
        StereoClip rest = new StereoClip(PairScene.RATE_HZ);
        rest.resize(talkers.mixture().length());
        for (int i = 0; i < rest.length(); i++) {
            rest.left()[i] = talkers.mixture().left()[i] - talkers.wanted().left()[i];
            rest.right()[i] = talkers.mixture().right()[i] - talkers.wanted().right()[i];
        }
        return rest;
    }

    private static void listen(StereoClip clip, DirectionCovariances into) {
        new ShortTimeSpectrum(into.frames()).push(clip.left(), clip.right(), 0, clip.length(), into);
    }

    private static float[] filter(FrameSpec frames, Complex[][] weights, StereoClip mixture) {
        float[] out = new float[mixture.length()];
        int[] at = {0};
        PairFilter filter = new PairFilter(frames, weights, (samples, count) -> {
            System.arraycopy(samples, 0, out, at[0], count);
            at[0] += count;
        });
        filter.accept(mixture.left(), mixture.right(), mixture.length());
        filter.finish();
        return out;
    }

    private static double leastWhiteNoiseGainDb(PairBeam beam, Complex[][] weights) {
        double least = Double.POSITIVE_INFINITY;
        double binHz = (double) beam.frames().sampleRateHz() / beam.frames().frameSize();
        for (int k = (int) Math.ceil(LOWEST_HZ / binHz); k < weights.length; k++) {
            Complex[] plane = beam.array().steering(WANTED, k * binHz);
            least = Math.min(least, WeightDesign.whiteNoiseGain(weights[k], plane));
        }
        return 10 * Math.log10(least);
    }
}
