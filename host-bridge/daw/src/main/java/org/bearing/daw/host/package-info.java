/**
 * A host for CLAP plug-ins in Java, over JNA: loads a plug-in, runs blocks of sound through it, sets its parameters,
 * reads what it says. It is what {@code bearing host} and the tests drive; it knows the plug-in interface of CLAP 1.2
 * for 64-bit machines and nothing about Bearing's own plug-in. May use {@code geometry} and {@code tap} of core.
 */
@NullMarked
package org.bearing.daw.host;

import org.jspecify.annotations.NullMarked;
