/**
 * Training of the methods of Tang, Taseska and van Waterschoot 2022 as printed. Uses {@code network} for what is learnt by
 * gradients and ARPACK for Laplacian eigenmaps; what is trained becomes a {@code PrintedModel} of the module inference.
 */
@NullMarked
package org.bearing.training.tang.method;

import org.jspecify.annotations.NullMarked;
