/** Pictures of what was found, made with XChart; loaded only where a picture is asked for. */
@NullMarked
package org.bearing.app.plot;

import org.jspecify.annotations.NullMarked;
