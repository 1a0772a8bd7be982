/**
 * Shoebox rooms: image-source responses at a head or at a microphone pair, diffuse tails and moving sources.
 *
 * <p>May use {@code geometry} and {@code simulation.head}. Lengths in m, times in s or samples as named.
 */
@NullMarked
package org.bearing.simulation.room;

import org.jspecify.annotations.NullMarked;
