package org.bearing.training.tang.recipe;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bearing.training.tang.AngleTable;

/** Recordings with what is known of them. Read by any number of threads. */
public final class Recordings {
    private final String key;
    private final AngleTable table;
    private final float[] facts;

    /**
     * Takes recordings; the arrays are not copied.
     *
     * @param key names these recordings and no others
     * @param table cues and angles
     * @param facts {@link Fact}s, one recording after the other
     */
    Recordings(String key, AngleTable table, float[] facts) {
        if (facts.length != table.size() * Fact.count()) {
            throw new IllegalArgumentException(
                    "facts must be " + Fact.count() + " per recording: " + facts.length + " for " + table.size());
        }
        this.key = key;
        this.table = table;
        this.facts = facts;
    }

    /** {@return a text that names these recordings and no others} */
    public String key() {
        return key;
    }

    /** {@return cues and angles} */
    public AngleTable table() {
        return table;
    }

    /** {@return number of recordings} */
    public int size() {
        return table.size();
    }

    /**
     * Tells a fact.
     *
     * @param index of the recording
     * @param fact which
     * @return its value
     */
    public float fact(int index, Fact fact) {
        return facts[index * Fact.count() + fact.column()];
    }

    /**
     * Takes some of the recordings.
     *
     * @param name added to the key: says which
     * @param indices which, in their new order
     * @return a copy of those
     */
    public Recordings subset(String name, int[] indices) {
        float[] some = new float[indices.length * Fact.count()];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(facts, indices[i] * Fact.count(), some, i * Fact.count(), Fact.count());
        }
        return new Recordings(key + "/" + name, table.subset(indices), some);
    }

    /**
     * Takes the recordings that fulfil a condition.
     *
     * @param name added to the key: says which
     * @param condition on the recording's number
     * @return a copy of those
     */
    public Recordings where(String name, IntPredicate condition) {
        return subset(name, IntStream.range(0, size()).filter(condition).toArray());
    }

    /**
     * The same recordings with other labels.
     *
     * @param name added to the key: says which labels
     * @param azimuthDeg azimuths
     * @param elevationDeg elevations
     * @return the relabelled recordings; the facts keep the true angles
     */
    Recordings relabelled(String name, float[] azimuthDeg, float[] elevationDeg) {
        float[] cues = new float[size() * table.width()];
        for (int i = 0; i < size(); i++) {
            table.cues(i, cues, i * table.width());
        }
        AngleTable other = new AngleTable(
                table.width(), cues, Arrays.copyOf(azimuthDeg, size()), Arrays.copyOf(elevationDeg, size()));
        return new Recordings(key + "/" + name, other, facts);
    }
}
