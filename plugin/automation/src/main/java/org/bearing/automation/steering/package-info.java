/**
 * Steering: from directions to unit vectors, delays and beamformer weights of an array, and a pair's beam itself.
 *
 * <p>Outside the floors: may use {@code core}, with its Commons Math and JTransforms. Axes are SOFA's: x front, y left, z up.
 * A weight vector {@code w} gives the output {@code y = sum conj(w[m]) x[m]}; the steering vector of a direction holds
 * {@code exp(-2 pi j f delay[m])}, as the DFT of this project has it.
 */
@NullMarked
package org.bearing.automation.steering;

import org.jspecify.annotations.NullMarked;
