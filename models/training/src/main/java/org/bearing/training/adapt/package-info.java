/** Personalisation: a finished model learns one head more closely. */
@NullMarked
package org.bearing.training.adapt;

import org.jspecify.annotations.NullMarked;
