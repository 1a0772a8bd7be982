/**
 * Floor 6: estimates to tracks: birth, motion, death.
 *
 * <p>May use the floors below it.
 */
@NullMarked
package org.bearing.tracker;

import org.jspecify.annotations.NullMarked;
