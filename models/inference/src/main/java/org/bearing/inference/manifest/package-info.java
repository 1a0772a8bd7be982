/** What a model says about itself: the JSON file beside its weights. */
@NullMarked
package org.bearing.inference.manifest;

import org.jspecify.annotations.NullMarked;
