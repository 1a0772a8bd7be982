/**
 * How the networks of Bianco et al. 2021 are trained: objectives (equations 9 to 11, the CNN's cross-entropies), the schedule of
 * labelled and unlabelled batches, model selection, checkpoints. Uses {@code bianco.network} and {@code training.network}.
 */
@NullMarked
package org.bearing.training.bianco.method;

import org.jspecify.annotations.NullMarked;
