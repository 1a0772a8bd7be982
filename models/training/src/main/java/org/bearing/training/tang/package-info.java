/**
 * The experiments of Tang, Taseska and van Waterschoot 2022 (Front. Neuroinform. 16:942978): their data sets rebuilt from the
 * descriptions, their methods as printed, their figures.
 */
@NullMarked
package org.bearing.training.tang;

import org.jspecify.annotations.NullMarked;
