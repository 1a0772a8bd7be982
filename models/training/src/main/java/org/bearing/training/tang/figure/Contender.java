package org.bearing.training.tang.figure;

import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;

/** The methods that the figures compare, under the paper's names. */
enum Contender {
    LEM("LEM", Kind.LEM_NEAREST, 0),
    FF("FF", Kind.FEED_FORWARD, 0),
    SCE_5("SCE_sim5", Kind.SCE, 5),
    SCE_15("SCE_sim15", Kind.SCE, 15),
    WSCE_5("WSCE_sim5", Kind.WSCE, 5),
    WSCE_15("WSCE_sim15", Kind.WSCE, 15),
    WSCE_30("WSCE_sim30", Kind.WSCE, 30);

    private final String label;
    private final Kind kind;
    private final double similarDeg;

    Contender(String label, Kind kind, double similarDeg) {
        this.label = label;
        this.kind = kind;
        this.similarDeg = similarDeg;
    }

    /** {@return the paper's name} */
    String label() {
        return label;
    }

    /** {@return the paper's method} */
    MethodSpec spec(long seed, int epochs) {
        return spec(seed, epochs, DROPOUT);
    }

    /** {@return the method with another dropout} */
    MethodSpec spec(long seed, int epochs, double dropout) {
        MethodSpec usual = MethodSpec.of(kind, similarDeg, seed);
        return changed(usual, epochs, dropout, usual.dimensions());
    }

    /** The paper's dropout. */
    static final double DROPOUT = 0.2;

    /** {@return LEM with another kernel and another number of coordinates} */
    static MethodSpec lem(Kind kind, int dimensions, long seed, int epochs) {
        return changed(MethodSpec.of(kind, 0, seed), epochs, DROPOUT, dimensions);
    }

    private static MethodSpec changed(MethodSpec usual, int epochs, double dropout, int dimensions) {
        return new MethodSpec(
                usual.kind(),
                usual.similar(),
                usual.form(),
                usual.marginUnit(),
                usual.constantMargin(),
                usual.implicitLabels(),
                dropout,
                usual.neighbours(),
                usual.inverseDistance(),
                usual.lemNeighbours(),
                dimensions,
                epochs,
                usual.seed());
    }
}
