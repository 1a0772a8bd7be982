/**
 * Makes the bundled models of Bianco et al. 2021 as printed, from data to files: {@code train vae-ssl|cnn|rtf-1nn}. Uses the
 * recipe and the method beside it.
 */
@NullMarked
package org.bearing.training.bianco.job;

import org.jspecify.annotations.NullMarked;
