/**
 * Random scenes of microphone pairs: rooms, places and speech by number, and their clips.
 *
 * <p>Left is the microphone on the left; azimuths are + = left. All sound is at {@link
 * org.bearing.simulation.pair.PairScene#RATE_HZ}.
 */
@NullMarked
package org.bearing.simulation.pair;

import org.jspecify.annotations.NullMarked;
