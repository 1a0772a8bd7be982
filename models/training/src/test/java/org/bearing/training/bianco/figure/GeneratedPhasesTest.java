package org.bearing.training.bianco.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.bearing.training.bianco.method.Sequences;
import org.bearing.training.bianco.method.TrainingSetting;
import org.bearing.training.bianco.method.VaeSetting;
import org.bearing.training.bianco.method.VaeTrainer;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.SequenceShape;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.PairGrid;
import org.junit.jupiter.api.Test;

/** A small vae-ssl that learns noisy phases of a free field generates phases that obey its physics. */
class GeneratedPhasesTest {
    private static final SequenceShape SHAPE = new SequenceShape(7, RtfPhases.BINS);
    private static final PairGrid GRID = PairGrid.DTU;
    private static final FreeSpacePhases FREE = new FreeSpacePhases(0.085);
    private static final int OF_EACH = 16;
    private static final double NOISE = 0.45;
    private static final int ASKED = 17;
    private static final int BATCH = 19;
    private static final double RATE = 4e-3;
    private static final int EPOCHS = 14;

    @Test
    void theGeneratedMeanHasThePeakOfItsDirectionAndFollowsTheWrap() {
        VaeSpec spec = new VaeSpec(SHAPE, GRID.classes(), 200, 2, 0, Density.TRUNCATED_NORMAL, Deviation.AS_PAPER);
        VaeWeights weights = VaeWeights.whole(spec, 3);
        assertThat(physics(weights).onTheLine()).as("before training").isLessThan(ASKED);
        Sequences noisy = new Noisy();
        List<Physics> learnt = new ArrayList<>();
        VaeTrainer.vae(
                        weights,
                        new VaeSetting(0, 1, false),
                        new TrainingSetting(BATCH, RATE, EPOCHS, EPOCHS, false, 1, 3))
                .train(noisy, noisy, Optional.empty(), report -> learnt.add(physics(weights)));
        Physics last = learnt.get(EPOCHS - 1);
        assertThat(last.onTheLine()).isGreaterThanOrEqualTo(ASKED);
        assertThat(last.edgeHz()).isLessThan(3 * Wraps.BIN_HZ);
        assertThat(last.agreement()).isGreaterThan(2 * learnt.get(0).agreement());
    }

    private static Physics physics(VaeWeights weights) {
        Generator generator = new Generator(weights, 5);
        List<float[]> means = IntStream.range(0, GRID.classes())
                .mapToObj(label -> generator.generate(label).mean())
                .toList();
        return Physics.of(means, GRID, FREE);
    }

    /** Free-field phases with normal noise, wrapped; all labelled. */
    private static final class Noisy implements Sequences {
        @Override
        public int size() {
            return OF_EACH * GRID.classes();
        }

        @Override
        public void read(int index, float[] into, int at) {
            FREE.write(GRID.azimuthRad(label(index)), SHAPE.frames(), into, at);
            SplittableRandom random = new SplittableRandom(index);
            for (int i = at; i < at + SHAPE.size(); i++) {
                into[i] = (float) Math.IEEEremainder(into[i] + NOISE * random.nextGaussian(), 2);
            }
        }

        @Override
        public int label(int index) {
            return index % GRID.classes();
        }
    }
}
