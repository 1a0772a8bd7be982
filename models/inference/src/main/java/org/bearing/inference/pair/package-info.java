/**
 * The shipped model for microphone pairs as it runs: the classifier of a variational autoencoder after Bianco et al. 2021 on
 * {@link org.bearing.cues.PairCues}, then the correlation peak that it points at.
 *
 * <p>May use {@code core} and the other packages of this module.
 */
@NullMarked
package org.bearing.inference.pair;

import org.jspecify.annotations.NullMarked;
