/** Training examples: drawn, rendered, turned into cues, kept in shards. */
@NullMarked
package org.bearing.training.data;

import org.jspecify.annotations.NullMarked;
