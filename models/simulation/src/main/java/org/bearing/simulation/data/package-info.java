/**
 * The data folder: its manifest, and its sounds as mono samples.
 *
 * <p>May use the ports and the resampler of {@code core}.
 */
@NullMarked
package org.bearing.simulation.data;

import org.jspecify.annotations.NullMarked;
