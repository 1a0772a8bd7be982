/**
 * The public Java API: a preset and the bundled models make a running localizer.
 *
 * <p>Outside the floors: may use {@code core}, {@code inference} and Jackson's TOML reader. Finds presets and models in
 * its own jars.
 */
@NullMarked
package org.bearing.api;

import org.jspecify.annotations.NullMarked;
