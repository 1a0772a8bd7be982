/**
 * Floor 5: candidates to estimates: confidence, spread, mirror.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.direction;

import org.jspecify.annotations.NullMarked;
