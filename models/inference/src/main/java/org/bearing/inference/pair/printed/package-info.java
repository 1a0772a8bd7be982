/**
 * The learned methods of Bianco, Gannot, Fernandez-Grande and Gerstoft 2021 (IEEE Access 9, 10.1109/ACCESS.2021.3087697) for
 * pairs of microphones as printed, as they run: the classifiers of VAE-SSL and of the supervised CNN, and RTF-1NN. Uses the
 * kernels, weights and training records of this module.
 */
@NullMarked
package org.bearing.inference.pair.printed;

import org.jspecify.annotations.NullMarked;
