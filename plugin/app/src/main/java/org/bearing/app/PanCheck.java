package org.bearing.app;

import java.util.Locale;
import java.util.Optional;
import org.bearing.tap.StereoBlock;

/**
 * Tells one signal in both channels, equal or panned by level, from what two ears hear.
 *
 * <p>The channels are differentiated, so that high notes count, where ears differ in time; then their correlation without
 * delay is taken piece by piece. Ears and rooms keep it well below 1, a pan does not touch it. Used by one thread.
 */
final class PanCheck {
    private static final double PIECE_SECONDS = 0.5;
    private static final double ALIKE = 0.985;
    private static final double MOSTLY = 0.9;
    private static final double SAME_LEVEL_DB = 0.3;
    private static final double LEAST_ENERGY = 1e-12;

    private final int pieceFrames;
    private float lastLeft;
    private float lastRight;
    private double leftPower;
    private double rightPower;
    private double product;
    private int inPiece;
    private double alikeEnergy;
    private double allEnergy;
    private double leftEnergy;
    private double rightEnergy;

    /**
     * Begins a check.
     *
     * @param sampleRateHz rate, Hz
     */
    PanCheck(int sampleRateHz) {
        pieceFrames = (int) (PIECE_SECONDS * sampleRateHz);
    }

    /**
     * Takes samples.
     *
     * @param block the next ones
     */
    void accept(StereoBlock block) {
        for (int from = 0; from < block.frames(); ) {
            int to = Math.min(block.frames(), from + pieceFrames - inPiece);
            add(block.left(), block.right(), from, to);
            inPiece += to - from;
            from = to;
            if (inPiece == pieceFrames) {
                endPiece();
            }
        }
    }

    private void add(float[] left, float[] right, int from, int to) {
        double inLeft = 0;
        double inRight = 0;
        double inBoth = 0;
        float beforeLeft = lastLeft;
        float beforeRight = lastRight;
        for (int i = from; i < to; i++) {
            float dl = left[i] - beforeLeft;
            float dr = right[i] - beforeRight;
            beforeLeft = left[i];
            beforeRight = right[i];
            inLeft += dl * dl;
            inRight += dr * dr;
            inBoth += dl * dr;
        }
        lastLeft = beforeLeft;
        lastRight = beforeRight;
        leftPower += inLeft;
        rightPower += inRight;
        product += inBoth;
    }

    private void endPiece() {
        double energy = leftPower + rightPower;
        if (Double.isFinite(energy)) {
            allEnergy += energy;
            leftEnergy += leftPower;
            rightEnergy += rightPower;
            if (product > ALIKE * Math.sqrt(leftPower * rightPower)) {
                alikeEnergy += energy;
            }
        }
        leftPower = 0;
        rightPower = 0;
        product = 0;
        inPiece = 0;
    }

    /** {@return what the recording looks like, if not like something that two ears heard} */
    Optional<String> verdict() {
        if (inPiece > 0) {
            endPiece();
        }
        if (allEnergy < LEAST_ENERGY || alikeEnergy < MOSTLY * allEnergy) {
            return Optional.empty();
        }
        double db = 10 * Math.log10((leftEnergy + LEAST_ENERGY) / (rightEnergy + LEAST_ENERGY));
        return Optional.of(
                Math.abs(db) < SAME_LEVEL_DB
                        ? "mono (both channels carry the same)"
                        : String.format(
                                Locale.ROOT,
                                "one signal panned by level (%.1f dB to the %s)",
                                Math.abs(db),
                                db > 0 ? "left" : "right"));
    }
}
