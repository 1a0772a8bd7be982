/**
 * The experiments of Bianco et al. 2021: Tables 2 and 3 and Figures 4 to 11, from their data rebuilt by simulation or measured.
 * May use recipe, method and network, the plots of {@code tang.figure}, and the bundled models.
 */
@NullMarked
package org.bearing.training.bianco.figure;

import org.jspecify.annotations.NullMarked;
