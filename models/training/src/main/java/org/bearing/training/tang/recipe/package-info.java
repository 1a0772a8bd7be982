/**
 * The paper's data sets, rebuilt from their descriptions by simulation, and the originals for those who have them: tables of
 * plain cues (eq. 1-3) with the true angles.
 */
@NullMarked
package org.bearing.training.tang.recipe;

import org.jspecify.annotations.NullMarked;
