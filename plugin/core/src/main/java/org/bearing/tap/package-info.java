/**
 * Floor 1: where stereo samples come from.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.tap;

import org.jspecify.annotations.NullMarked;
