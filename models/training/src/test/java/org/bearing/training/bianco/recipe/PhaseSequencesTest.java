package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bearing.cues.RtfVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseSequencesTest {
    private static final double PHASE = 2e-4;
    private static final double RTF = 2e-4;
    private static final double MEAN_PHASE = 0.02;
    private static final int LONG_CLIP = 45_000;
    private static final Map<PairGrid, PhaseSequences> LONG = new HashMap<>();
    private static final int SHORT_CLIP = 6_000;

    @ParameterizedTest
    @CsvSource({
        "10, 120, 114", "10, 250, 247", "10, 500, 494", "10, 1000, 988", "10, 2000, 1995", "10, 4000, 3990",
        "10, 8000, 7999", "15, 120, 117", "15, 250, 247", "15, 500, 494", "15, 1000, 988", "15, 2000, 1989",
        "15, 4000, 3991", "15, 8000, 7995", "10, 988, 988"
    })
    void thePaperHasTheseNumbersOfLabels(int stepDeg, int asked, int exact) {
        PairGrid grid = new PairGrid(stepDeg);
        PhaseSequences all =
                LONG.computeIfAbsent(grid, g -> PhaseSequences.of(PairSignals.grid(g, LONG_CLIP, 1), g, 1));
        LabelPick pick = all.pick(asked);
        SequenceSubset labelled = pick.labelled();
        assertThat(labelled.size()).isEqualTo(exact);
        assertThat(pick.unlabelled().size()).isEqualTo(all.size() - exact);
        int[] each = new int[grid.classes()];
        for (int i = 0; i < labelled.size(); i++) {
            each[labelled.label(i)]++;
        }
        assertThat(each).containsOnly(exact / grid.classes());
        SequenceSubset training = pick.training();
        assertThat(training.size()).isEqualTo(all.size());
        assertThat(IntStream.range(0, training.size())
                        .filter(i -> training.label(i) >= 0)
                        .toArray())
                .hasSize(exact);
    }

    @Test
    void sequencesOfTwoPositionsHaveNoLabelAndAreOnlyLearntFrom() {
        PhaseSequences all = shortOnes(1);
        int straddling = 0;
        for (int i = 0; i < all.size(); i++) {
            straddling += all.straddles(i) ? 1 : 0;
            assertThat(all.label(i) < 0).isEqualTo(all.straddles(i));
        }
        assertThat(straddling).isEqualTo((PairGrid.DTU.classes() - 1) * (PhaseSequences.LENGTH - 1));
        LabelPick pick = all.pick(120);
        assertThat(indices(pick.labelled())).noneMatch(all::straddles);
        assertThat(indices(pick.test())).noneMatch(all::straddles).hasSize(all.size() - straddling - 114);
        assertThat(indices(pick.unlabelled())).filteredOn(all::straddles).hasSize(straddling);
        assertThat(pick.unlabelled().label(5)).isEqualTo(-1);
        assertThat(all.whole().size()).isEqualTo(all.size() - straddling);
    }

    @Test
    void noLabelledSequenceIsAmongTheOthers() {
        LabelPick pick = shortOnes(1).pick(500);
        Set<Integer> labelled = new HashSet<>(indices(pick.labelled()));
        assertThat(indices(pick.unlabelled())).noneMatch(labelled::contains);
        assertThat(indices(pick.test())).noneMatch(labelled::contains);
    }

    @Test
    void labelsAreSpreadFromTheFirstToTheLastSequenceOfTheFewest() {
        PhaseSequences all = shortOnes(1);
        List<Integer> chosen = indices(all.pick(57).labelled());
        int fewest = all.whole().size() / 19;
        assertThat(chosen.subList(0, 3)).containsExactly(0, (fewest - 1) / 2, fewest - 1);
        assertThat(chosen).isEqualTo(indices(shortOnes(1).pick(57).labelled()));
    }

    @Test
    void everyFourthSequenceIsAFourthOfThem() {
        PhaseSequences all = shortOnes(1);
        PhaseSequences fourth = shortOnes(4);
        assertThat(fourth.size()).isEqualTo((all.size() - 1) / 4 + 1);
        float[] one = new float[PhaseSequences.LENGTH * PhaseSequences.BINS];
        float[] other = one.clone();
        for (int i = 0; i < fourth.size(); i += 37) {
            fourth.read(i, one, 0);
            all.read(4 * i, other, 0);
            assertThat(one).isEqualTo(other);
            assertThat(fourth.label(i)).isEqualTo(all.label(4 * i));
        }
        assertThat(fourth.pick(120).labelled().size()).isEqualTo(114);
    }

    @Test
    void sourcesOnTheLeftHaveARisingPhase() {
        PairGrid grid = PairGrid.DTU;
        PhaseSequences all = PhaseSequences.of(PairSignals.grid(grid, SHORT_CLIP, 2), grid, 1);
        float[] rows = new float[PhaseSequences.LENGTH * PhaseSequences.BINS];
        double[] re = new double[grid.classes()];
        double[] im = new double[grid.classes()];
        for (int i = 0; i < all.size(); i += 7) {
            int label = all.label(i);
            if (label >= 0) {
                all.read(i, rows, 0);
                for (int row = 0; row < PhaseSequences.LENGTH; row++) {
                    double phase = Math.PI * rows[row * PhaseSequences.BINS + 6];
                    re[label] += Math.cos(phase);
                    im[label] += Math.sin(phase);
                }
            }
        }
        for (int label = 0; label < grid.classes(); label++) {
            // In bin 6 every delay of the grid stays within half a turn: phase / pi = 2 bin lead / 256.
            double wanted = 2 * 6 * PairSignals.lead(grid, label) / 256.0;
            double mean = Math.atan2(im[label], re[label]) / Math.PI;
            assertThat(mean).as("class %d", label).isCloseTo(wanted, within(MEAN_PHASE));
            assertThat(Math.signum(grid.azimuthRad(label))).isEqualTo(Math.signum(wanted));
        }
    }

    @Test
    void directionsOffTheGridHaveNoLabel() {
        PairAudio audio = PairAudio.of(
                0.085,
                List.of(new PairPosition(25, 1.5), new PairPosition(40, 2)),
                new int[] {SHORT_CLIP},
                new float[2][2][SHORT_CLIP]);
        SequenceSubset whole = PhaseSequences.of(audio, PairGrid.DTU, 1).whole();
        assertThat(whole.label(0)).isEqualTo(-1);
        assertThat(whole.all().position(whole.index(0)).azimuthDeg()).isEqualTo(25);
        assertThat(whole.label(whole.size() - 1)).isEqualTo(13);
    }

    @Test
    void tooFewOrTooManyLabelsAreRefused() {
        PhaseSequences all = shortOnes(4);
        assertThatThrownBy(() -> all.pick(18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels must be from 19");
        assertThatThrownBy(() -> all.pick(19_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.firstFrame(all.size())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void phasesAndAveragedFunctionsAreThoseOfNumpy() throws Exception {
        int samples = 256 + 128 * 31;
        float[][] stereo = new float[2][samples];
        for (int n = 0; n < samples; n++) {
            double late = n > 3 ? n - 3 : n;
            stereo[0][n] = (float) (Math.sin(0.011 * Math.pow(n, 1.4)) + 0.3 * Math.cos(0.9 * n));
            stereo[1][n] = (float) (0.8 * Math.sin(0.011 * Math.pow(late, 1.4)) + 0.2 * Math.sin(2.1 * n));
        }
        PairAudio audio =
                PairAudio.of(0.085, List.of(new PairPosition(0, 1.5)), new int[] {samples}, new float[][][] {stereo});
        PhaseSequences all = PhaseSequences.of(audio, PairGrid.DTU, 1);
        float[] rows = new float[PhaseSequences.LENGTH * PhaseSequences.BINS];
        all.read(0, rows, 0);
        RtfVector rtf = new RtfVector();
        new PairSpectra(audio).read(0, PhaseSequences.LENGTH, rtf::add);
        try (var golden = getClass().getResourceAsStream("rtf_golden.csv")) {
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] fields = line.split(",", -1);
                int row = Integer.parseInt(fields[1]);
                int bin = Integer.parseInt(fields[2]);
                double wanted = Double.parseDouble(fields[3]);
                switch (fields[0]) {
                    case "phase" ->
                        assertThat((double) rows[row * PhaseSequences.BINS + bin])
                                .as(line)
                                .isCloseTo(wanted, within(PHASE));
                    case "re" -> assertThat(rtf.re(bin)).as(line).isCloseTo(wanted, within(RTF));
                    default -> assertThat(rtf.im(bin)).as(line).isCloseTo(wanted, within(RTF));
                }
            }
        }
    }

    private static PhaseSequences shortOnes(int stride) {
        return PhaseSequences.of(PairSignals.grid(PairGrid.DTU, SHORT_CLIP, 3), PairGrid.DTU, stride);
    }

    private static List<Integer> indices(SequenceSubset subset) {
        return IntStream.range(0, subset.size()).mapToObj(subset::index).toList();
    }
}
