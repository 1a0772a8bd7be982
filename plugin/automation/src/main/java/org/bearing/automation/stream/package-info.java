/**
 * Directions that are sent at once: OSC, JSON Lines, ODAS, SSR and MIDI, and OSC that comes in.
 *
 * <p>May use core and this module's other packages.
 */
@NullMarked
package org.bearing.automation.stream;

import org.jspecify.annotations.NullMarked;
