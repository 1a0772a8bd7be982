/**
 * The command line: names every adapter, reads what was typed, turns errors into one sentence and an exit code.
 *
 * <p>Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 the world's mistake, 2 a
 * mistake in what was typed or configured.
 */
@NullMarked
package org.bearing.app;

import org.jspecify.annotations.NullMarked;
