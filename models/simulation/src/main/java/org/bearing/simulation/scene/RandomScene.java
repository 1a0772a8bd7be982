package org.bearing.simulation.scene;

import org.bearing.geometry.Direction;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * All that a renderer needs to make one clip, and the truth about it.
 *
 * @param seed of everything random inside the clip
 * @param listener whose ears
 * @param room which walls
 * @param placement where in the room, before a mirrored listener exchanges left and right
 * @param direction the truth: the source seen from the head, after mirroring
 * @param rangeM distance from the head's centre to the source, m
 * @param rt60Seconds the reverberation time that the room was asked for, s
 * @param source what is emitted
 * @param noise what is added
 * @param mismatchDb level of the left channel over the right one that the microphones add, dB
 * @param samples length of the clip
 * @param wide what is done to the sound's bandwidth and its upper bands
 */
public record RandomScene(
        long seed,
        Listener listener,
        Room room,
        Placement placement,
        Direction direction,
        double rangeM,
        double rt60Seconds,
        Source source,
        Noise noise,
        double mismatchDb,
        int samples,
        WideContent wide) {

    /**
     * A scene of a sound as it is.
     *
     * @param seed as for the record, like all that follow
     * @param listener whose ears
     * @param room which walls
     * @param placement where in the room
     * @param direction the truth
     * @param rangeM m
     * @param rt60Seconds s
     * @param source what is emitted
     * @param noise what is added
     * @param mismatchDb dB
     * @param samples length of the clip
     */
    public RandomScene(
            long seed,
            Listener listener,
            Room room,
            Placement placement,
            Direction direction,
            double rangeM,
            double rt60Seconds,
            Source source,
            Noise noise,
            double mismatchDb,
            int samples) {
        this(
                seed,
                listener,
                room,
                placement,
                direction,
                rangeM,
                rt60Seconds,
                source,
                noise,
                mismatchDb,
                samples,
                WideContent.NONE);
    }

    /**
     * Whose ears.
     *
     * @param head index of the head in the material
     * @param name the head's name
     * @param stretch how much larger than measured, as a factor
     * @param radiusM radius of the sphere that fits the stretched head's delays, m
     * @param mirrored whether left and right are exchanged
     */
    public record Listener(int head, String name, double stretch, double radiusM, boolean mirrored) {}

    /**
     * What is emitted.
     *
     * @param kind of what kind
     * @param sound index of the sound among those of its kind; 0 for white noise
     * @param start its sample at the clip's start
     * @param color colour that is added
     */
    public record Source(ContentKind kind, int sound, int start, SourceColor color) {}

    /**
     * What is added.
     *
     * @param snrDb power of the sound over that of the noise, dB
     * @param diffuseShare part of the noise power that is diffuse, in [0, 1]
     * @param diffuseTiltDbPerDecade spectral slope of the diffuse part, dB per decade
     */
    public record Noise(double snrDb, double diffuseShare, double diffuseTiltDbPerDecade) {}

    /** {@return the head's name} */
    public String headName() {
        return listener.name();
    }

    /** {@return radius of the sphere that fits the head's delays, stretched as it is, m} */
    public double headRadiusM() {
        return listener.radiusM();
    }

    /** {@return power of the sound over that of the noise, dB} */
    public double snrDb() {
        return noise.snrDb();
    }

    /** {@return what kind of sound is emitted} */
    public ContentKind content() {
        return source.kind();
    }
}
