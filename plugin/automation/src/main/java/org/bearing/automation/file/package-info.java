/**
 * Directions as files of other programs: curves with few points, written when all of them are known.
 *
 * <p>Outside the floors: may use {@code core}. Every format owns its units and signs.
 */
@NullMarked
package org.bearing.automation.file;

import org.jspecify.annotations.NullMarked;
