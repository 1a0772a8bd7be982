/**
 * Tables of errors: of folders of recordings with truth, and of suites of simulated scenes beside the rival.
 *
 * <p>Knows the product only through {@link org.bearing.simulation.evaluate.ClipLocalizer} and
 * {@link org.bearing.simulation.evaluate.RecordingLocalizer}.
 */
@NullMarked
package org.bearing.simulation.evaluate;

import org.jspecify.annotations.NullMarked;
