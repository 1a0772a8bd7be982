package org.bearing.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairModel;
import org.bearing.training.onnx.PairNetworks.Runner;
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

    private static void assertEqual(Runner theirs, Runner ours, float[] input, int outputs) {
        float[] expected = new float[outputs];
        float[] found = new float[outputs];
        theirs.run(input, expected);
        ours.run(input, found);
        double scale = 1;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int k = 0; k < outputs; k++) {
            assertThat((double) found[k]).isCloseTo(expected[k], within(TOLERANCE * scale));
        }
    }

    @Test
    void theShippedClassifierIsTheSameInOnnxRuntime() {
        PairModel model = PairFiles.bundled();
        long[] shape = {VIEWS, model.manifest().cues()};
        int classes = model.manifest().classes();
        try (OnnxNetwork onnx = new OnnxNetwork(PairGraphs.shipped(model, VIEWS), shape, new long[] {VIEWS, classes})) {
            Runner ours = PairNetworks.shipped(model.running(new PlainKernels()), VIEWS);
            for (int w = 0; w < WINDOWS; w++) {
                assertEqual(onnx::run, ours, numbers(VIEWS * model.manifest().cues()), VIEWS * classes);
            }
        }
    }

    @Test
    void thePrintedClassifierIsTheSameInOnnxRuntimeWholeAndInAStream() {
        PrintedPairModel model = PrintedPairFiles.bundled(PairKind.VAE_SSL);
        int classes = model.manifest().classes();
        int step = PairNetworks.STREAM_STEP * RtfPhases.BINS;
        float[] stream = numbers(PhaseSequence.size() + WINDOWS * step);
        Runner whole = PairNetworks.whole(model.network());
        Runner streaming = PairNetworks.streaming(model.network());
        try (OnnxNetwork onnx =
                new OnnxNetwork(PairGraphs.printed(model), PairGraphs.sequenceShape(), new long[] {1, classes})) {
            for (int w = 0; w < WINDOWS; w++) {
                float[] window = new float[PhaseSequence.size()];
                System.arraycopy(stream, w * step, window, 0, window.length);
                assertEqual(onnx::run, whole, window, classes);
                assertEqual(onnx::run, streaming, window, classes);
            }
        }
    }
}
