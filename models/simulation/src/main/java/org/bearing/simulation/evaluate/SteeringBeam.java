package org.bearing.simulation.evaluate;

/** The beams in the suite of steering. */
public enum SteeringBeam {
    /** Our covariance, a plane wave from the steered direction. */
    OURS("ours: own covariance, plane wave"),
    /** Our covariances, also for how the source arrives. */
    OURS_TRANSFER("ours: own covariance, own transfer function"),
    /** The covariance of what is really not the talker, a plane wave. */
    ORACLE("oracle covariance, plane wave"),
    /** The covariances of what is really there. */
    ORACLE_TRANSFER("oracle covariances, transfer function"),
    /** Least noise in a diffuse field. */
    SUPERDIRECTIVE("superdirective"),
    /** No covariance. */
    DELAY_AND_SUM("delay and sum");

    private final String label;

    SteeringBeam(String label) {
        this.label = label;
    }

    /** {@return its name in tables} */
    String label() {
        return label;
    }

    /** {@return whether its gain is to reach the goal} */
    boolean hasGoal() {
        return this == OURS || this == OURS_TRANSFER;
    }
}
