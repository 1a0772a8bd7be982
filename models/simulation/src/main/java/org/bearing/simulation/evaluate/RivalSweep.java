package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Direction;
import org.bearing.method.DelayMap;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.GccPhat;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.tap.Resampler;

/** The rival ({@code gcc-phat}) over a whole clip, at every head radius of a range at once. Used by one thread. */
final class RivalSweep {
    /** Radii from 8 to 10 cm in steps of half a millimetre, m. */
    static final List<Double> RADII_M =
            IntStream.rangeClosed(160, 200).mapToObj(i -> i / 2000.0).toList();

    private static final FrameSpec FRAMES = FrameSpec.TANG;

    private final ShortTimeSpectrum spectra = new ShortTimeSpectrum(FRAMES);
    private final List<GccPhat> methods;
    private final DirectionCandidates candidates = new DirectionCandidates();

    /** Makes the methods, each with room for a whole clip. */
    RivalSweep(double clipSeconds) {
        methods = RADII_M.stream()
                .map(radius -> new GccPhat(new DelayMap.Head(radius), clipSeconds))
                .toList();
    }

    /** {@return what it hears, in the order of {@link #RADII_M}; straight ahead where it hears nothing} */
    List<Direction> localize(StereoClip clip) {
        int rate = FRAMES.sampleRateHz();
        boolean same = clip.sampleRateHz() == rate;
        float[] left = same ? clip.left() : resampled(clip.left(), clip);
        float[] right = same ? clip.right() : resampled(clip.right(), clip);
        int count = same ? clip.length() : left.length;
        spectra.reset();
        methods.forEach(GccPhat::reset);
        spectra.push(left, right, 0, count, spectrum -> methods.forEach(method -> method.accept(spectrum)));
        List<Direction> heard = new ArrayList<>(methods.size());
        for (GccPhat method : methods) {
            heard.add(
                    method.estimate(candidates) && candidates.count() > 0
                            ? new Direction(candidates.azimuthRad(0), 0)
                            : Direction.FRONT);
        }
        return heard;
    }

    private static float[] resampled(float[] channel, StereoClip clip) {
        float[] part = Arrays.copyOf(channel, clip.length());
        return Resampler.resample(part, clip.sampleRateHz(), FRAMES.sampleRateHz());
    }
}
