package org.bearing.training.tang.method;

import org.bearing.training.embedding.LossSpec;
import org.bearing.training.embedding.MarginUnit;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;

/**
 * How far two recordings are apart, whether that is similar (eq. 9-11), and the margin if it is not (eq. 14).
 *
 * <p>SCE: d_u = min(|u_i - u_j|, 360 - |u_i - u_j|), degrees, similar up to eps_u. WSCE: the Euclidean distance d_s of the
 * positions on a sphere of 1 m, similar up to eps_s = eps_u pi / 180, not rounded: printed values would make a pair at
 * exactly 15 degrees dissimilar.
 */
final class PairRule {
    /** Angles are floats: a pair at exactly eps degrees is similar. */
    private static final double ROUNDING_DEG = 1e-4;

    private final boolean oneAngle;
    private final double similar;
    private final LossSpec.Form form;
    private final MarginUnit unit;
    private final boolean constant;

    PairRule(MethodSpec spec) {
        oneAngle = spec.kind() == Kind.SCE;
        similar = oneAngle ? spec.similar() + ROUNDING_DEG : Math.toRadians(spec.similar());
        form = spec.form();
        unit = spec.marginUnit();
        // Implicit labels (section 4.2) say whether two recordings come from one place, and no distance.
        constant = spec.constantMargin() || spec.implicitLabels();
    }

    /** {@return numbers per label: an angle in degrees, or a unit vector} */
    int labelSize() {
        return oneAngle ? 1 : 3;
    }

    LossSpec.Form form() {
        return form;
    }

    /** Distance of two labels: degrees (SCE) or m (WSCE). */
    double distance(float[] labels, int i, int j) {
        if (oneAngle) {
            double apart = Math.abs((double) labels[i] - labels[j]);
            return Math.min(apart, 360 - apart);
        }
        double x = labels[3 * i] - labels[3 * j];
        double y = labels[3 * i + 1] - labels[3 * j + 1];
        double z = labels[3 * i + 2] - labels[3 * j + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    boolean similar(double distance) {
        return distance <= similar;
    }

    /** Mu of a dissimilar pair, in [0.5, 1]. */
    double margin(double distance) {
        if (constant) {
            return 1;
        }
        return sigmoid(
                switch (unit) {
                    case DEGREES -> oneAngle ? distance : Math.toDegrees(angle(distance));
                    case RADIANS -> oneAngle ? Math.toRadians(distance) : angle(distance);
                    case CHORD -> oneAngle ? 2 * Math.sin(Math.toRadians(distance) / 2) : distance;
                });
    }

    private static double angle(double chord) {
        return 2 * Math.asin(Math.min(1, chord / 2));
    }

    /** Eq. 14 without the overflow of exp(d) / (exp(d) + 1) for large d. */
    static double sigmoid(double d) {
        return 1 / (1 + Math.exp(-d));
    }
}
