/**
 * Trains the shipped model for microphone pairs: a variational autoencoder after Bianco et al. 2021 (IEEE Access 9) whose
 * input are cues that mean the same at every spacing, so that one model serves all.
 */
@NullMarked
package org.bearing.training.pair;

import org.jspecify.annotations.NullMarked;
