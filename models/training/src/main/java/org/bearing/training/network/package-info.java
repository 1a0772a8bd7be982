/** A small multilayer perceptron that trains: products by ND4J, everything else in plain loops with gradients by hand. */
@NullMarked
package org.bearing.training.network;

import org.jspecify.annotations.NullMarked;
