package org.bearing.training.pair;

import org.bearing.inference.pair.PairReadout;

/** A validation scene: what was read, and the true lateral angle (+ = left, rad). */
record PairSample(PairReadout readout, double lateralRad) {}
