/** Smaller models: distilled from a larger one, or with their weights in eight bits. */
@NullMarked
package org.bearing.training.distil;

import org.jspecify.annotations.NullMarked;
