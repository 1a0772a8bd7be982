/**
 * Floor 0: directions, angles, the spherical head, thread annotations and the root exception.
 *
 * <p>May use the JDK only.
 */
@NullMarked
package org.bearing.geometry;

import org.jspecify.annotations.NullMarked;
