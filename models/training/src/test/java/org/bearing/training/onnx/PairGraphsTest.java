package org.bearing.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairModel;
import org.junit.jupiter.api.Test;

class PairGraphsTest {
    /** Of the largest logit. */
    private static final double TOLERANCE = 1e-4;

    private static final int VIEWS = 2;
    private static final int WINDOWS = 6;

    private final SplittableRandom random = new SplittableRandom(3);

    private float[] numbers(int count) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextDouble(-1, 1);
        }
        return out;
    }

    @Test
    void theShippedClassifierIsTheSameInOnnxRuntime() {
        PairModel model = PairFiles.bundled();
        long[] shape = {VIEWS, model.manifest().cues()};
        int classes = model.manifest().classes();
        float[][] inputs = new float[WINDOWS][];
        for (int w = 0; w < WINDOWS; w++) {
            inputs[w] = numbers(VIEWS * model.manifest().cues());
        }
        try (OnnxNetwork onnx = new OnnxNetwork(PairGraphs.shipped(model, VIEWS), shape, new long[] {VIEWS, classes})) {
            Runner ours = PairNetworks.shipped(model.running(new PlainKernels()), VIEWS);
            assertThat(Runner.difference(onnx::run, ours, inputs, VIEWS * classes))
                    .isLessThan(TOLERANCE);
        }
    }

    @Test
    void thePrintedClassifierIsTheSameInOnnxRuntimeWholeAndInAStream() {
        PrintedPairModel model = PrintedPairFiles.bundled(PairKind.VAE_SSL);
        int classes = model.manifest().classes();
        int step = PairNetworks.STREAM_STEP * RtfPhases.BINS;
        float[] stream = numbers(PhaseSequence.size() + WINDOWS * step);
        float[][] windows = new float[WINDOWS][PhaseSequence.size()];
        for (int w = 0; w < WINDOWS; w++) {
            System.arraycopy(stream, w * step, windows[w], 0, windows[w].length);
        }
        try (OnnxNetwork onnx =
                new OnnxNetwork(PairGraphs.printed(model), PairGraphs.sequenceShape(), new long[] {1, classes})) {
            for (Runner ours :
                    new Runner[] {PairNetworks.whole(model.network()), PairNetworks.streaming(model.network())}) {
                assertThat(Runner.difference(onnx::run, ours, windows, classes)).isLessThan(TOLERANCE);
            }
        }
    }

    @Test
    void aNetworkThatMissesAFrameIsNoticed() {
        PrintedPairModel model = PrintedPairFiles.bundled(PairKind.VAE_SSL);
        float[][] one = {numbers(PhaseSequence.size())};
        Runner whole = PairNetworks.whole(model.network());
        Runner missing = (from, into) -> {
            float[] changed = from.clone();
            java.util.Arrays.fill(changed, 0, RtfPhases.BINS, 0);
            whole.run(changed, into);
        };
        assertThat(Runner.difference(whole, missing, one, model.manifest().classes()))
                .isGreaterThan(10 * TOLERANCE);
    }
}
