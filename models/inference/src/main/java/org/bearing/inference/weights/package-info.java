/**
 * Tensors in safetensors files: a little-endian 64-bit header length, a JSON header, then the values.
 *
 * <p>Only dense F32 and F16 tensors; everything is checked, nothing is trusted.
 */
@NullMarked
package org.bearing.inference.weights;

import org.jspecify.annotations.NullMarked;
