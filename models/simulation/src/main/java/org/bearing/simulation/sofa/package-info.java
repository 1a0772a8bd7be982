/**
 * Reads head-related impulse responses from SOFA files (AES69: netCDF-4, that is HDF5).
 *
 * <p>May use {@code geometry}, {@code simulation.head} and jHDF.
 */
@NullMarked
package org.bearing.simulation.sofa;

import org.jspecify.annotations.NullMarked;
