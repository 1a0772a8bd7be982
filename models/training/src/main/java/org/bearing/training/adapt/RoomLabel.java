package org.bearing.training.adapt;

import java.nio.file.Path;

/**
 * Where one stretch of a recording came from.
 *
 * @param file a stereo WAV file
 * @param startS start of the stretch, s from the start of the file
 * @param endS its end, s
 * @param azimuthDeg direction of its only source, + = left, degrees
 */
public record RoomLabel(Path file, double startS, double endS, double azimuthDeg) {}
