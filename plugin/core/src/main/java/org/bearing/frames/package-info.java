/**
 * Floor 2: framing, window and short-time spectra.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.frames;

import org.jspecify.annotations.NullMarked;
