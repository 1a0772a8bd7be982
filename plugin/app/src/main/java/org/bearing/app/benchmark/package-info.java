/** Speed: the whole program as a person starts it, and where the time goes inside. */
@NullMarked
package org.bearing.app.benchmark;

import org.jspecify.annotations.NullMarked;
