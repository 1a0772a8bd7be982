/**
 * The networks of Bianco, Gannot, Fernandez-Grande and Gerstoft 2021 (Table 1 and the released code) as they train: classifier
 * q(y|x), encoder q(z|x,y), decoder p(x|y,z). Products by OpenBLAS, everything else in plain loops with gradients by hand.
 *
 * <p>Layout: activations are [row][column][channel], channels contiguous, so that the three taps of a row of a kernel lie
 * beside each other. {@link VaeWeights} lists the names and shapes of all weights. Uses {@code training.network}.
 */
@NullMarked
package org.bearing.training.bianco.network;

import org.jspecify.annotations.NullMarked;
