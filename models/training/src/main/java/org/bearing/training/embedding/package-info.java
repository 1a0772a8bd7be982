/** The weakly supervised contrastive embedding of Tang et al. 2022: its losses, trainer, read-out and export. */
@NullMarked
package org.bearing.training.embedding;

import org.jspecify.annotations.NullMarked;
