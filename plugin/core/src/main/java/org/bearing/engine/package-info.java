/**
 * Floor 8: the only package that knows the whole chain.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.engine;

import org.jspecify.annotations.NullMarked;
