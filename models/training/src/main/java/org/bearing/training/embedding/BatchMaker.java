package org.bearing.training.embedding;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;

/** Turns examples into the network's inputs. One thread; makers of the same table are independent. */
public final class BatchMaker {
    /** Radius that gives 0, m. */
    public static final double RADIUS_CENTRE_M = 0.0875;

    /** Radius difference that gives 1, m. */
    public static final double RADIUS_SCALE_M = 0.01;

    private static final int AXES = 3;

    /** Whether the network is told the head radius. */
    public enum Radius {
        /** Never. */
        UNKNOWN,
        /** Always. */
        KNOWN,
        /** For every other example. */
        ALTERNATING
    }

    private final ExampleTable table;
    private final CueSpec cues;
    private final InputScale scale;
    private final boolean symmetric;
    private final boolean radiusInput;
    private final int oddInputs;
    private final int inputs;
    private final float[] row;
    private final float[] scaled;
    private final Optional<SpectrumVariation> variation;

    /**
     * Makes a maker.
     *
     * @param table the examples
     * @param cues what their cues are
     * @param scale of the cues, as {@link #measure} gives it for the same symmetry
     * @param symmetric whether the even cues come first and the odd ones last
     * @param radiusInput whether the head radius and a flag follow the cues (in a symmetric network, the even ones)
     */
    public BatchMaker(ExampleTable table, CueSpec cues, InputScale scale, boolean symmetric, boolean radiusInput) {
        this.table = table;
        this.cues = cues;
        this.scale = scale;
        this.symmetric = symmetric;
        this.radiusInput = radiusInput;
        oddInputs = symmetric ? CueMirror.oddSize(cues) : 0;
        inputs = table.width() + (radiusInput ? 2 : 0);
        row = new float[table.width()];
        scaled = new float[table.width()];
        variation = cues.bands() ? Optional.of(new SpectrumVariation(cues, FrameSpec.WIDE)) : Optional.empty();
    }

    /**
     * Measures the scale of examples.
     *
     * @param table the examples
     * @param cues what their cues are
     * @param symmetric as for the maker
     * @param mute cues that are scaled down to nothing
     * @return the scale
     */
    public static InputScale measure(ExampleTable table, CueSpec cues, boolean symmetric, List<CueGroup> mute) {
        float[] plain = new float[table.width()];
        InputScale scale = InputScale.measure(
                (example, into) -> {
                    table.features(example, symmetric ? plain : into);
                    if (symmetric) {
                        CueMirror.split(cues, plain, into);
                    }
                },
                table.size(),
                table.width(),
                symmetric ? CueMirror.oddSize(cues) : 0);
        return mute.isEmpty() ? scale : scale.without(places(cues, symmetric, mute));
    }

    /** Nonzero where an input belongs to one of the groups. */
    private static float[] places(CueSpec cues, boolean symmetric, List<CueGroup> groups) {
        float[] marked = new float[cues.size()];
        for (CueGroup group : groups) {
            for (int i = group.from(cues); i < group.to(cues); i++) {
                marked[i] = 1 + i; // different, so that no half difference of two vanishes
            }
        }
        float[] places = new float[cues.size()];
        CueMirror.split(cues, marked, places);
        return symmetric ? places : marked;
    }

    /** {@return how many of the numbers, the last ones, are odd} */
    public int oddInputs() {
        return oddInputs;
    }

    /** {@return numbers per example} */
    public int inputs() {
        return inputs;
    }

    /**
     * A batch to learn from: radius known or not at random, left and right exchanged at random.
     *
     * @param order examples by number
     * @param from first place in {@code order}
     * @param count examples
     * @param mirror whether to exchange left and right
     * @param seed of the choices
     * @param into receives the inputs, row by row
     * @param truth receives the unit vectors, row by row
     */
    public void training(int[] order, int from, int count, boolean mirror, long seed, float[] into, float[] truth) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            boolean exchanged = random.nextBoolean() && mirror;
            boolean known = random.nextBoolean();
            table.features(order[from + i], row);
            if (variation.isPresent()) {
                variation.get().apply(row, random);
            }
            fill(order[from + i], exchanged, known, i, into, truth);
        }
    }

    /**
     * A batch as it is.
     *
     * @param first number of the first example
     * @param count examples
     * @param radius whether the network is told the head radius
     * @param into receives the inputs, row by row
     * @param truth receives the unit vectors, row by row
     */
    public void plain(int first, int count, Radius radius, float[] into, float[] truth) {
        for (int i = 0; i < count; i++) {
            boolean known = radius == Radius.KNOWN || (radius == Radius.ALTERNATING && (first + i) % 2 == 0);
            table.features(first + i, row);
            fill(first + i, false, known, i, into, truth);
        }
    }

    /** The example's cues are in the row. */
    private void fill(int example, boolean exchanged, boolean known, int place, float[] into, float[] truth) {
        if (exchanged) {
            CueMirror.mirror(cues, row, row);
        }
        int at = place * inputs;
        if (symmetric) {
            CueMirror.split(cues, row, scaled);
            System.arraycopy(scaled, 0, row, 0, row.length);
        }
        scale.apply(row, scaled);
        int even = row.length - oddInputs;
        System.arraycopy(scaled, 0, into, at, even);
        if (radiusInput) {
            double radius = table.label(example, ExampleLabel.HEAD_RADIUS_M);
            into[at + even] = known ? (float) ((radius - RADIUS_CENTRE_M) / RADIUS_SCALE_M) : 0f;
            into[at + even + 1] = known ? 1f : 0f;
        }
        System.arraycopy(scaled, even, into, at + inputs - oddInputs, oddInputs);
        truth[place * AXES] = table.label(example, ExampleLabel.X);
        truth[place * AXES + 1] = (exchanged ? -1 : 1) * table.label(example, ExampleLabel.Y);
        truth[place * AXES + 2] = table.label(example, ExampleLabel.Z);
    }
}
