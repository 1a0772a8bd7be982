package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bearing.cues.RtfVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtfNeighbourTest {
    private static final double SHARE = 0.99;
    private static final int CLIP = 8_000;

    @ParameterizedTest
    @EnumSource(RtfNeighbour.Bins.class)
    void pureDelaysAreToldApart(RtfNeighbour.Bins bins) {
        PairGrid grid = PairGrid.DTU;
        PhaseSequences train = PhaseSequences.of(PairSignals.grid(grid, CLIP, 4), grid, 1);
        PhaseSequences other = PhaseSequences.of(PairSignals.grid(grid, CLIP, 5), grid, 3);
        RtfNeighbour.Reader reader =
                RtfNeighbour.of(train.pick(114).labelled(), bins).reader(other);
        SequenceSubset whole = other.whole();
        int hits = 0;
        for (int i = 0; i < whole.size(); i++) {
            hits += reader.classify(whole.index(i)) == whole.label(i) ? 1 : 0;
        }
        assertThat((double) hits / whole.size()).isGreaterThan(SHARE);
    }

    @Test
    void theTwoHighestBinsCountOnlyIfAllDo() {
        RtfVector plain = ones(0);
        RtfVector changed = ones(5);
        assertThat(plain.squaredDistance(changed, RtfNeighbour.Bins.OF_SEQUENCES.count()))
                .isZero();
        assertThat(plain.squaredDistance(changed, RtfNeighbour.Bins.ALL.count()))
                .isEqualTo(50);
    }

    /** A function of 1 everywhere but in the two highest bins. */
    private static RtfVector ones(float more) {
        var spectrum = new org.bearing.frames.StereoSpectrum(RtfVector.BINS);
        Arrays.fill(spectrum.leftRe(), 1);
        Arrays.fill(spectrum.rightRe(), 1);
        spectrum.leftRe()[127] += more;
        spectrum.leftRe()[128] += more;
        RtfVector vector = new RtfVector();
        vector.add(spectrum);
        return vector;
    }

    @Test
    void aDirectionWithoutLabelIsRefused() {
        PhaseSequences all = PhaseSequences.of(PairSignals.grid(PairGrid.DTU, CLIP, 4), PairGrid.DTU, 1);
        SequenceSubset few = new SequenceSubset(all, new int[] {0, 1, 2}, i -> true);
        assertThatThrownBy(() -> RtfNeighbour.of(few, RtfNeighbour.Bins.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("azimuth -80");
    }
}
