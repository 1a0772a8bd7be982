/** Nearest neighbours in an embedding, and the directions they vote for. */
@NullMarked
package org.bearing.inference.neighbours;

import org.jspecify.annotations.NullMarked;
