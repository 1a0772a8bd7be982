/** Comparisons that are run by command and written down as tables. */
@NullMarked
package org.bearing.training.experiment;

import org.jspecify.annotations.NullMarked;
