/**
 * Where directions go: CSV and JSON Lines files and streams.
 *
 * <p>Outside the floors: may use {@code core} and Jackson, and the streams JavaOSC. Every target owns its units and signs: degrees, + = left.
 */
@NullMarked
package org.bearing.automation;

import org.jspecify.annotations.NullMarked;
