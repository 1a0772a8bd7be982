/**
 * Floor 7: the port where track events go.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.output;

import org.jspecify.annotations.NullMarked;
