package org.bearing.inference.manifest;

/** What follows a layer's sums. */
public enum Activation {
    /** Nothing. */
    NONE,
    /** max(0, x). */
    RELU,
    /** 1 / (1 + exp(-x)). */
    SIGMOID
}
