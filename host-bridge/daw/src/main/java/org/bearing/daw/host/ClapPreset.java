package org.bearing.daw.host;

/**
 * A preset that comes with a plug-in.
 *
 * @param name for people
 * @param loadKey what the plug-in is told to load
 * @param description may be empty
 */
public record ClapPreset(String name, String loadKey, String description) {}
