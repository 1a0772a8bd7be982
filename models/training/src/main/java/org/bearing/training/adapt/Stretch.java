package org.bearing.training.adapt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bearing.tap.Resampler;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;

/** The sound of a label, in memory at its file's rate; a class, as it holds arrays. Immutable by convention. */
final class Stretch {
    private static final int BLOCK = 4096;

    private final RoomLabel label;
    private final int rateHz;
    private final float[] left;
    private final float[] right;

    private Stretch(RoomLabel label, int rateHz, float[] left, float[] right) {
        this.label = label;
        this.rateHz = rateHz;
        this.left = left;
        this.right = right;
    }

    /** Reads a label's sound. */
    static Stretch read(RoomLabel label) {
        try (WavTap tap = WavTap.open(label.file())) {
            int rateHz = tap.format().sampleRateHz();
            long from = Math.round(label.startS() * rateHz);
            int count = (int) (Math.round(label.endS() * rateHz) - from);
            float[] left = new float[count];
            float[] right = new float[count];
            StereoBlock block = new StereoBlock(BLOCK);
            long at = -from;
            for (int got = tap.poll(block); got >= 0 && at < count; got = tap.poll(block)) {
                int skip = (int) Math.max(0, Math.min(got, -at));
                int used = (int) Math.min(got - skip, count - Math.max(at, 0));
                if (used > 0) {
                    System.arraycopy(block.left(), skip, left, (int) Math.max(at, 0), used);
                    System.arraycopy(block.right(), skip, right, (int) Math.max(at, 0), used);
                }
                at += got;
            }
            return new Stretch(label, rateHz, left, right);
        }
    }

    /** {@return where it came from} */
    RoomLabel label() {
        return label;
    }

    /** {@return rate of the samples, Hz} */
    int rateHz() {
        return rateHz;
    }

    /** {@return left channel, not a copy} */
    float[] left() {
        return left;
    }

    /** {@return right channel, not a copy} */
    float[] right() {
        return right;
    }

    /** {@return the same sound at another rate, Hz} */
    Stretch at(int otherHz) {
        return otherHz == rateHz
                ? this
                : new Stretch(
                        label,
                        otherHz,
                        Resampler.resample(left, rateHz, otherHz),
                        Resampler.resample(right, rateHz, otherHz));
    }

    /** {@return a part of it, in samples} */
    Stretch part(int from, int to) {
        return new Stretch(label, rateHz, Arrays.copyOfRange(left, from, to), Arrays.copyOfRange(right, from, to));
    }

    /** {@return parts of a length, s, one after the other; all of it if it is no longer than that} */
    List<Stretch> parts(double seconds) {
        int each = (int) Math.round(seconds * rateHz);
        if (left.length <= each) {
            return List.of(this);
        }
        return IntStream.range(0, left.length / each)
                .mapToObj(i -> part(i * each, (i + 1) * each))
                .toList();
    }
}
