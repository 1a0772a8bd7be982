package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.junit.jupiter.api.Test;

class CueAccumulatorTest {
    private static final double PLAIN_TOLERANCE_DB = 1e-4;
    private static final double WEIGHTED_TOLERANCE_DB = 1e-3;
    private static final double PHASE_TOLERANCE = 1e-4;

    private static float[] cues(CueSpec spec, float[] left, float[] right) {
        CueAccumulator accumulator = new CueAccumulator(spec, FrameSpec.TANG, 100);
        new ShortTimeSpectrum(FrameSpec.TANG).push(left, right, 0, left.length, accumulator::accept);
        float[] out = new float[spec.size()];
        assertThat(accumulator.read(out)).isTrue();
        return out;
    }

    private static double worst(float[] a, float[] b, int from, int to) {
        double worst = 0;
        for (int i = from; i < to; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @Test
    void plainCuesAreThoseOfScipy() {
        float[][] stereo = Golden.stereo();
        CueSpec spec = CueSpec.TANG;
        float[] ours = cues(spec, stereo[0], stereo[1]);
        float[] theirs = Golden.read("plain");
        assertThat(worst(ours, theirs, 0, spec.levels())).isLessThan(PLAIN_TOLERANCE_DB);
        assertThat(worst(ours, theirs, spec.levels(), spec.size())).isLessThan(PHASE_TOLERANCE);
    }

    @Test
    void weightedCuesAreThoseOfScipy() {
        float[][] stereo = Golden.stereo();
        CueSpec spec = CueSpec.EMBEDDING;
        float[] ours = cues(spec, stereo[0], stereo[1]);
        float[] theirs = Golden.read("weighted");
        assertThat(ours).hasSameSizeAs(theirs);
        assertThat(worst(ours, theirs, 0, spec.levels())).isLessThan(WEIGHTED_TOLERANCE_DB);
        assertThat(worst(ours, theirs, spec.levels(), spec.spectrumAt())).isLessThan(PHASE_TOLERANCE);
        assertThat(worst(ours, theirs, spec.spectrumAt(), spec.size())).isLessThan(WEIGHTED_TOLERANCE_DB);
    }
}
