/** The paper's figures: trains what they compare, keeps every finished training and answer, draws and tables them. */
@NullMarked
package org.bearing.training.tang.figure;

import org.jspecify.annotations.NullMarked;
