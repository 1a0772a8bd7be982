package org.bearing.simulation.evaluate;

import org.bearing.api.Preset;

/**
 * A localizer in the suite of microphone pairs.
 *
 * @param label its name in tables
 * @param preset how it localizes; the suite sets the spacing
 */
public record PairContender(String label, Preset preset) {}
