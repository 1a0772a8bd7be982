package org.bearing.inference.pair.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.inference.Allocation;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseClassifierTest {
    private static final double LOGIT_TOLERANCE = 1e-4;
    private static final int FRAMES = 45;
    private static final int CLASSES = PairFixture.AZIMUTHS.size();

    private static List<StereoSpectrum> frames() {
        SplittableRandom random = new SplittableRandom(9);
        List<StereoSpectrum> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            StereoSpectrum spectrum = new StereoSpectrum(FrameSpec.BIANCO.bins());
            for (float[] part :
                    new float[][] {spectrum.leftRe(), spectrum.leftIm(), spectrum.rightRe(), spectrum.rightIm()}) {
                for (int k = 0; k < part.length; k++) {
                    part[k] = (float) random.nextDouble(-1, 1);
                }
            }
            frames.add(spectrum);
        }
        return frames;
    }

    private static List<float[]> logits(DenseKernels kernels, int step) {
        PhaseNetwork network = PhaseNetwork.with(CLASSES, PairFixture.network(3), "fixture", kernels);
        PhaseClassifier classifier = new PhaseClassifier(network, new RtfPhases(), step);
        List<float[]> out = new ArrayList<>();
        for (StereoSpectrum frame : frames()) {
            if (classifier.accept(frame)) {
                out.add(classifier.logits().clone());
            }
        }
        return out;
    }

    @Test
    void keptRowsGiveWhatWholeConvolutionsGive() {
        List<StereoSpectrum> frames = frames();
        Map<String, Tensor> tensors = PairFixture.network(3);
        List<float[]> found = logits(new PlainKernels(), 1);
        assertThat(found).hasSize(FRAMES - PhaseSequence.LENGTH + 1);
        for (int start : new int[] {0, 1, 7, found.size() - 1}) {
            double[] expected = SlowClassifier.logits(tensors, frames.subList(start, start + PhaseSequence.LENGTH));
            for (int k = 0; k < CLASSES; k++) {
                assertThat((double) found.get(start)[k]).isCloseTo(expected[k], within(LOGIT_TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void largerStepsGiveTheSameSequencesButFewer(int step) {
        List<float[]> all = logits(new PlainKernels(), 1);
        List<float[]> some = logits(new PlainKernels(), step);
        assertThat(some).hasSize((all.size() - 1) / step + 1);
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i)).containsExactly(all.get(i * step));
        }
    }

    @Test
    void givesTheSameBitsWithTheVectorKernels() {
        List<float[]> plain = logits(new PlainKernels(), 4);
        KernelLookup.vector().ifPresent(vector -> {
            vector.warmUp();
            List<float[]> other = logits(vector, 4);
            for (int i = 0; i < plain.size(); i++) {
                assertThat(other.get(i)).containsExactly(plain.get(i));
            }
        });
        assertThat(plain).hasSize(4);
    }

    @Test
    void allocatesNothing() {
        PhaseNetwork network = PhaseNetwork.with(CLASSES, PairFixture.network(3), "fixture", new PlainKernels());
        PhaseClassifier classifier = new PhaseClassifier(network, new RtfPhases(), 4);
        List<StereoSpectrum> frames = frames();
        Runnable hundred = () -> {
            for (int i = 0; i < 100; i++) {
                classifier.accept(frames.get(i % FRAMES));
            }
        };
        for (int i = 0; i < 5; i++) {
            hundred.run();
        }
        assertThat(Allocation.least(hundred)).isZero();
    }

    @Test
    void refusesAStepThatSharesNoRows() {
        PhaseNetwork network = PhaseNetwork.with(CLASSES, PairFixture.network(3), "fixture", new PlainKernels());
        assertThatThrownBy(() -> new PhaseClassifier(network, new RtfPhases(), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
