/**
 * How far an exported embedding can be trusted, fitted on validation scenes: the blend of the embedding with the
 * correlation peak, the confidence, the 90% arc. Not part of the floors; uses inference and simulation.
 */
@NullMarked
package org.bearing.training.calibration;

import org.jspecify.annotations.NullMarked;
