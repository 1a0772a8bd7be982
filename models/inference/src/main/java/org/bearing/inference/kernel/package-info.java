/**
 * Dense layers without allocation: plain Java here, the Vector API in {@code kernel.vector}.
 *
 * <p>Every kernel adds the same products in the same order with the same rounding (no fused multiply-add), so that
 * results are bit-equal whichever kernel runs, and for any number of vectors at once.
 */
@NullMarked
package org.bearing.inference.kernel;

import org.jspecify.annotations.NullMarked;
