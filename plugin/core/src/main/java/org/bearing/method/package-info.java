/**
 * Floor 4: the port of localization methods (spectra in, weighted direction candidates out) and the methods that need no training.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.method;

import org.jspecify.annotations.NullMarked;
