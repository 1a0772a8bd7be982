/**
 * Heads: measured head-related impulse responses, interpolated continuously over the sphere.
 *
 * <p>May use {@code geometry} and JTransforms. Times are seconds or samples as named, angles radians, SOFA axes.
 */
@NullMarked
package org.bearing.simulation.head;

import org.jspecify.annotations.NullMarked;
