/**
 * The engine side of the plug-ins: shared memory in, directions out.
 *
 * <p>Outside the floors: may use {@code core}, {@code api} and JNA. {@link org.bearing.daw.RingLayout} is the Java side of
 * {@code host-bridge/native/src/ring.h}.
 */
@NullMarked
package org.bearing.daw;

import org.jspecify.annotations.NullMarked;
