/**
 * The networks as they run: models from files or the class path, and the methods that use them.
 *
 * <p>May use {@code core} up to floor 4 and the packages below this one. What runs per hop allocates nothing.
 */
@NullMarked
package org.bearing.inference;

import org.jspecify.annotations.NullMarked;
