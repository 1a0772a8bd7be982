package org.bearing.training.tang.method;

import java.util.List;
import org.bearing.training.network.Parameter;
import org.bearing.training.network.TanhHead;
import org.bearing.training.tang.AngleTable;

/** Feed-forward: the same network, one more layer with tanh, mean squared error of angle / 180 degrees. */
final class RegressionObjective implements Objective {
    static final float HALF_TURN_DEG = 180;

    private final TanhHead head;
    private final float[] truth;
    private float[] scaled = new float[0];

    RegressionObjective(TanhHead head, Target target, AngleTable validation) {
        this.head = head;
        truth = target.labels(validation);
    }

    @Override
    public int labelSize() {
        return 1;
    }

    @Override
    public List<Parameter> parameters() {
        return head.parameters();
    }

    @Override
    public double evaluate(float[] z, float[] labels, float[] gradient) {
        if (scaled.length != labels.length) {
            scaled = new float[labels.length];
        }
        for (int i = 0; i < labels.length; i++) {
            scaled[i] = labels[i] / HALF_TURN_DEG;
        }
        return head.evaluate(z, scaled, gradient);
    }

    @Override
    public int[] neighbourRows() {
        return new int[0];
    }

    @Override
    public Errors errors(float[] points, float[] queries) {
        double[] errors = new double[truth.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Target.apart(HALF_TURN_DEG * head.apply(queries, i), truth[i]);
        }
        return Errors.of(errors);
    }
}
