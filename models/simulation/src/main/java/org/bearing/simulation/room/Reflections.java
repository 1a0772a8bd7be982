package org.bearing.simulation.room;

/**
 * What reflections are like beside the walls' absorption.
 *
 * @param scattering part of the reflected energy that is diffuse at every wall, in [0, 1); 0 = mirrors
 * @param source how the source sends, turned to the listener: OMNI everywhere alike; CARDIOID, as a loudspeaker beams, leaves
 *     4.8 dB less in the room
 */
public record Reflections(double scattering, MicrophonePair.Pattern source) {
    /** Mirrors and a source that sends everywhere alike. */
    public static final Reflections PLAIN = new Reflections(0, MicrophonePair.Pattern.OMNI);

    public Reflections {
        if (!(scattering >= 0 && scattering < 1)) {
            throw new IllegalArgumentException("scattering must be in [0, 1): " + scattering);
        }
    }

    /**
     * Rough walls and a source that sends everywhere alike.
     *
     * @param scattering part of the reflected energy that is diffuse, in [0, 1)
     * @return the reflections
     */
    public static Reflections rough(double scattering) {
        return new Reflections(scattering, MicrophonePair.Pattern.OMNI);
    }
}
