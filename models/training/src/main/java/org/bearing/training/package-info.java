/** The command {@code train}: the only part of Bearing with ND4J. */
@NullMarked
package org.bearing.training;

import org.jspecify.annotations.NullMarked;
