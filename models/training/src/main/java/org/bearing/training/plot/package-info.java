/** Pictures of the papers' experiments: panels in one style, colours, matrices. Uses nothing of the experiments. */
@NullMarked
package org.bearing.training.plot;

import org.jspecify.annotations.NullMarked;
