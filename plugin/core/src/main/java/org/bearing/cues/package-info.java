/**
 * Floor 3: level, phase and time differences, coherence and their weighting.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.cues;

import org.jspecify.annotations.NullMarked;
