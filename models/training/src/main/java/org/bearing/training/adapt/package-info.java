/** Personalisation and adapting: a finished model learns one head, or one room, more closely. */
@NullMarked
package org.bearing.training.adapt;

import org.jspecify.annotations.NullMarked;
