/**
 * The methods of Tang, Taseska and van Waterschoot 2022 (Front. Neuroinform. 16:942978) as printed, as they run: SCE, WSCE,
 * feed-forward and Laplacian eigenmaps. Uses the networks, weights and neighbours of this module; the shipped, improved
 * embedding is {@code EmbeddingMethod}.
 */
@NullMarked
package org.bearing.inference.printed;

import org.jspecify.annotations.NullMarked;
