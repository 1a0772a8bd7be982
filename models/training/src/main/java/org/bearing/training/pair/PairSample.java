package org.bearing.training.pair;

import org.bearing.inference.pair.PairReadout;

/**
 * A validation scene.
 *
 * @param readout what was read
 * @param lateralRad the true lateral angle, + = left, rad
 * @param dry whether the room is a dry one
 */
record PairSample(PairReadout readout, double lateralRad, boolean dry) {}
