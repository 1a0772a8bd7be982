package org.bearing.api;

import java.util.List;
import java.util.Optional;
import org.bearing.direction.Estimate;
import org.bearing.direction.Estimates;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;
import org.bearing.tap.Resampler;
import org.jspecify.annotations.Nullable;

/** Whole clips, one estimate each; the method is kept from clip to clip of the same length. Used by one thread. */
final class ClipLocalizer {
    /** Least window that methods are made with, s; a shorter clip gives no estimate. */
    private static final double LEAST_SECONDS = 0.1;

    private final MethodFactory methods;
    private final DirectionCandidates candidates = new DirectionCandidates();
    private int samples = -1;
    private @Nullable LocalizationMethod method;
    private @Nullable ShortTimeSpectrum spectrum;
    private int rateHz;

    ClipLocalizer(MethodFactory methods) {
        this.methods = methods;
    }

    Optional<Estimate> localize(float[] left, float[] right, int sampleRateHz) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "left and right must be equally long: left=" + left.length + ", right=" + right.length);
        }
        LocalizationMethod used = methodFor(left.length, sampleRateHz);
        FrameSpec frames = used.frames();
        if (spectrum == null) {
            spectrum = new ShortTimeSpectrum(frames);
        }
        used.reset();
        spectrum.reset();
        float[] cleanLeft = Resampler.resample(finite(left), sampleRateHz, frames.sampleRateHz());
        float[] cleanRight = Resampler.resample(finite(right), sampleRateHz, frames.sampleRateHz());
        spectrum.push(cleanLeft, cleanRight, 0, cleanLeft.length, used::accept);
        if (!used.estimate(candidates)) {
            return Optional.empty();
        }
        List<Estimate> found = Estimates.of(candidates, used.angleKind(), frames.sampleRateHz());
        return found.stream().findFirst();
    }

    private LocalizationMethod methodFor(int length, int sampleRateHz) {
        LocalizationMethod kept = method;
        if (kept == null || samples != length || rateHz != sampleRateHz) {
            double seconds = (double) length / sampleRateHz;
            kept = methods.create(Math.max(LEAST_SECONDS, seconds));
            samples = length;
            rateHz = sampleRateHz;
            method = kept;
        }
        return kept;
    }

    private static float[] finite(float[] in) {
        float[] out = in.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.isFinite(out[i]) ? out[i] : 0;
        }
        return out;
    }
}
