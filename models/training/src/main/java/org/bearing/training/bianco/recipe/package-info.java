/**
 * The data of Bianco et al. 2021 for microphone pairs: voice activity, a DTU-like and a MIR-like room by simulation (or their
 * measured responses, for those who have them), and sequences of RTF phases with few labels.
 *
 * <p>Left is the microphone on the left; azimuths are + = left, and phases are those of the left microphone relative to the
 * right one. All sound is at {@link org.bearing.training.bianco.recipe.PairAudio#RATE_HZ}.
 */
@NullMarked
package org.bearing.training.bianco.recipe;

import org.jspecify.annotations.NullMarked;
