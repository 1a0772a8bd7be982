package org.bearing.simulation.evaluate;

import java.util.function.Supplier;

/**
 * A localizer in a suite.
 *
 * @param label its name in tables
 * @param localizer makes one for each thread
 * @param radius what it is told of the head's size
 */
public record Contender(String label, Supplier<ClipLocalizer> localizer, HeadRadius radius) {}
