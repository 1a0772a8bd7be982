/**
 * Dense layers by the Vector API ({@code jdk.incubator.vector}).
 *
 * <p>Compiled by an execution of its own. Nothing may refer to this package: {@code KernelLookup} loads it by name where
 * the module is there.
 */
@NullMarked
package org.bearing.inference.kernel.vector;

import org.jspecify.annotations.NullMarked;
