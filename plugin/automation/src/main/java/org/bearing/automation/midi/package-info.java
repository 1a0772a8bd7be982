/** Directions as MIDI numbers, for files and streams. May use core. */
@NullMarked
package org.bearing.automation.midi;

import org.jspecify.annotations.NullMarked;
