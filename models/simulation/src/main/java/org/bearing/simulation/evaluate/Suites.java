package org.bearing.simulation.evaluate;

import java.util.List;
import java.util.function.IntConsumer;
import org.bearing.geometry.ConfigurationException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.sofa.SofaFile;

/**
 * The three suites of the published results: test heads, the dummy head of another laboratory, and both KEMARs; always
 * with the sounds of the test split.
 */
public enum Suites {
    /** Test heads and speakers. */
    TEST("test", Split.TEST, 0, "Test heads and speakers, rooms never heard"),
    /** A dummy head of another laboratory. */
    FOREIGN(
            "foreign",
            Split.FOREIGN,
            3,
            "A dummy head of another laboratory (its left ear 3 dB too loud as measured: corrected)"),
    /** KEMAR with large and with small pinnae. */
    KEMAR("kemar", Split.KEMAR, 0, "KEMAR with large and with small pinnae");

    /** Rate of the scenes, Hz. */
    public static final int SAMPLE_RATE_HZ = 16_000;

    private final String label;
    private final Split heads;
    private final double leftBiasDb;
    private final String title;

    Suites(String label, Split heads, double leftBiasDb, String title) {
        this.label = label;
        this.heads = heads;
        this.leftBiasDb = leftBiasDb;
        this.title = title;
    }

    /** {@return its name on the command line and of its files} */
    public String label() {
        return label;
    }

    /**
     * Finds a suite.
     *
     * @param label its name
     * @return the suite
     * @throws ConfigurationException if there is none of that name
     */
    public static Suites named(String label) {
        for (Suites suite : values()) {
            if (suite.label.equals(label)) {
                return suite;
            }
        }
        throw new ConfigurationException(
                "Unknown suite " + label + "; the suites are binaural, foreign, kemar, sphere and pair.");
    }

    /**
     * Which scenes it has.
     *
     * @param scenesPerCell scenes of each of the six cells
     * @return the suite
     */
    public SuiteSpec spec(int scenesPerCell) {
        return SuiteSpec.standard(label, title, scenesPerCell);
    }

    /**
     * Reads its heads and sounds.
     *
     * @param data the data folder
     * @return the material
     * @throws org.bearing.geometry.BearingException if the folder lacks what the suite needs
     */
    public SceneMaterial material(DataFolder data) {
        return material(data, SAMPLE_RATE_HZ);
    }

    /**
     * Reads its heads and sounds at a rate.
     *
     * @param data the data folder
     * @param sampleRateHz of the scenes, Hz
     * @return the material
     * @throws org.bearing.geometry.BearingException if the folder lacks what the suite needs
     */
    public SceneMaterial material(DataFolder data, int sampleRateHz) {
        List<Head> measured = data.heads(heads).stream()
                .map(item -> Head.of(SofaFile.read(data.file(item)).withoutLevelBias(leftBiasDb), sampleRateHz))
                .toList();
        return SceneMaterial.open(data, measured, Split.TEST, sampleRateHz);
    }

    /** {@return what its tables are of} */
    public String title() {
        return title;
    }

    /**
     * Runs it.
     *
     * @param data the data folder
     * @param contenders who listens; the first is the one that should win
     * @param scenesPerCell scenes of each of the six cells; {@link SuiteSpec#SCENES_PER_CELL} for the published tables
     * @param seed of the scenes
     * @param threads how many scenes at once
     * @param progress told how many scenes are done, from any thread
     * @return what was said
     */
    public SuiteResult run(
            DataFolder data,
            List<Contender> contenders,
            int scenesPerCell,
            long seed,
            int threads,
            IntConsumer progress) {
        return new SuiteRunner(material(data), threads, progress).run(spec(scenesPerCell), contenders, seed);
    }
}
