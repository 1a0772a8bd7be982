/**
 * Directions as MIDI messages.
 *
 * <p>Outside the floors: may use {@code core} and {@code javax.sound.midi}. Left is 0, as pan controllers have it.
 */
@NullMarked
package org.bearing.automation.midi;

import org.jspecify.annotations.NullMarked;
