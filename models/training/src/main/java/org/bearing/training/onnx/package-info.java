/** The network as an ONNX file, and how fast ONNX Runtime computes it beside ours. */
@NullMarked
package org.bearing.training.onnx;

import org.jspecify.annotations.NullMarked;
