package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.bearing.simulation.scene.SceneRanges;

/**
 * Which scenes a suite has.
 *
 * @param name word for files
 * @param title what the tables are of
 * @param cells strata, in order
 */
public record SuiteSpec(String name, String title, List<Cell> cells) {
    private static final double[][] RT60_SECONDS = {{0.1, 0.2}, {0.2, 0.5}, {0.5, 0.8}};
    private static final double[][] SNR_DB = {{5, 20}, {20, 35}};

    /** Scenes of each cell in the published tables. */
    public static final int SCENES_PER_CELL = 600;

    /**
     * One stratum.
     *
     * @param rt60 its reverberation times, for tables
     * @param snr its signal-to-noise ratios, for tables
     * @param ranges from where scenes are drawn
     * @param scenes how many
     */
    public record Cell(String rt60, String snr, SceneRanges ranges, int scenes) {}

    public SuiteSpec {
        cells = List.copyOf(cells);
    }

    /**
     * The protocol of the results: RT60 0.1-0.2, 0.2-0.5, 0.5-0.8 s by SNR 5-20, 20-35 dB, frontal hemisphere, 1 s.
     *
     * @param name word for files
     * @param title what the tables are of
     * @param scenesPerCell scenes of each of the six cells
     * @return the suite
     */
    public static SuiteSpec standard(String name, String title, int scenesPerCell) {
        List<Cell> cells = new ArrayList<>();
        for (double[] rt60 : RT60_SECONDS) {
            for (double[] snr : SNR_DB) {
                SceneRanges ranges = SceneRanges.test(rt60[0], rt60[1], snr[0], snr[1]);
                cells.add(new Cell(
                        rt60[0] + "-" + rt60[1], Math.round(snr[0]) + "-" + Math.round(snr[1]), ranges, scenesPerCell));
            }
        }
        return new SuiteSpec(name, title, cells);
    }

    /** {@return number of all scenes} */
    public int scenes() {
        return cells.stream().mapToInt(Cell::scenes).sum();
    }
}
