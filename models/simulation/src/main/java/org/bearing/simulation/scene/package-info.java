/**
 * Random scenes with known truth: drawn from ranges, then rendered to one stereo clip each.
 *
 * <p>Uses heads, rooms and sounds of the neighbouring packages.
 */
@NullMarked
package org.bearing.simulation.scene;

import org.jspecify.annotations.NullMarked;
