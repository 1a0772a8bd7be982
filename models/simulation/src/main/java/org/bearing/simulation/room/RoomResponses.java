package org.bearing.simulation.room;

import java.util.HashMap;
import java.util.Map;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.Blend;
import org.bearing.simulation.head.DiffuseField;
import org.bearing.simulation.head.DiffuseNoise;
import org.bearing.simulation.head.Head;

/**
 * Makes stereo room responses: image sources up to the joint, every one heard from its own direction, then a diffuse
 * tail; both fade into each other with constant power.
 *
 * <p>A response begins {@link StereoResponse#latency()} samples before the source sends out its impulse; an impulse at 1 m
 * in a free field has amplitude 1 at the middle of the head or at an omnidirectional microphone; frequencies below 90 Hz
 * are taken out. One instance per thread;
 * nothing is allocated once the buffers have grown.
 */
public final class RoomResponses {
    private static final double MOST_IMAGES = 400;
    private static final double EARLIEST_JOINT_S = 0.025;
    private static final double LATEST_JOINT_S = 0.08;
    static final double FADE_S = 0.006;
    private static final double LEAD_S = 0.0015;
    private static final int PAIR_DIRECTIONS = 512;

    private final int rateHz;
    private final BandFilters filters;
    private final HighPass highPass;
    private final ImageSources images = new ImageSources();
    private final DiffuseTail tail = new DiffuseTail();
    private final ScatteredSound scattered = new ScatteredSound();
    private final Blend blend = new Blend();
    private final Map<MicrophonePair, DiffuseNoise> pairNoise = new HashMap<>();
    private final float[] filter;
    private float[] ear = new float[0];

    /**
     * Makes a maker of responses.
     *
     * @param sampleRateHz rate of the responses, Hz
     */
    public RoomResponses(int sampleRateHz) {
        rateHz = sampleRateHz;
        filters = new BandFilters(sampleRateHz);
        filter = new float[filters.taps()];
        highPass = new HighPass(sampleRateHz);
    }

    /**
     * Response at the ears of a head.
     *
     * @param head the head, of this rate
     * @param room the room
     * @param placement head and source; both inside the room
     * @param seed of the jitter and the tail; the same seed gives the same response
     * @param out receives the response
     */
    public void binaural(Head head, Room room, Placement placement, long seed, StereoResponse out) {
        binaural(head, room, placement, seed, seed, out);
    }

    /**
     * Response at the ears of a head, early and late part chosen apart: in one room the reflections stay where they are
     * while the head turns, but the diffuse tail at its ears does not.
     *
     * @param head the head, of this rate
     * @param room the room
     * @param placement head and source; both inside the room
     * @param seed of the reflections' jitter
     * @param tailSeed of the tail
     * @param out receives the response
     */
    public void binaural(Head head, Room room, Placement placement, long seed, long tailSeed, StereoResponse out) {
        if (head.sampleRateHz() != rateHz) {
            throw new IllegalArgumentException(
                    "head must be at this rate: head=" + head.sampleRateHz() + ", here=" + rateHz);
        }
        int padded = head.taps() + 2 * Convolution.PAD;
        if (ear.length != padded) {
            ear = new float[padded];
        }
        int latency = filters.half() + head.lead() + head.largestDelay() + 1;
        double joint = begin(room, room, placement, seed, latency, head.taps() + head.largestDelay(), out);
        for (int image = 0; image < images.count(); image++) {
            double x = images.vector(image, 0);
            double y = images.vector(image, 1);
            double z = images.vector(image, 2);
            double distance = Math.max(0.05, Math.sqrt(x * x + y * y + z * z));
            double seconds = distance / SphericalHead.SPEED_OF_SOUND;
            float gain = (float) (fadeOut(seconds, joint) / distance);
            head.locate(x / distance, y / distance, z / distance, blend);
            for (int channel = 0; channel < 2; channel++) {
                head.blend(blend, channel, ear, Convolution.PAD);
                double place = seconds * rateHz + head.delay(blend, channel) + latency - head.lead();
                int whole = phased(image, place, gain);
                float[] target = channel == 0 ? out.left() : out.right();
                Convolution.add(ear, head.taps(), filter, filters.taps(), target, whole - filters.half());
            }
        }
        finish(head.diffuseNoise(), placement, joint, tailSeed, latency, out);
    }

    /**
     * Response at a pair of microphones.
     *
     * @param pair the microphones; their middle is the placement's receiver, their axis is its y axis
     * @param room the room
     * @param placement microphones and source; both inside the room
     * @param seed of the jitter and the tail; the same seed gives the same response
     * @param out receives the response
     */
    public void pair(MicrophonePair pair, Room room, Placement placement, long seed, StereoResponse out) {
        pair(pair, room, Reflections.PLAIN, placement, seed, seed, out);
    }

    /**
     * Response at a pair of microphones in a room with rough walls, as furniture and shelves make them: at every wall a part
     * of the energy leaves the mirror image and arrives as diffuse sound, from the first reflection on. The decay of all
     * energy together is the same for any roughness. Early and late part are chosen apart: in one room the reflections stay
     * where they are for every source, but the diffuse sound does not.
     *
     * @param pair the microphones; their middle is the placement's receiver, their axis is its y axis
     * @param room the room
     * @param reflections how rough the walls are and how the source sends
     * @param placement microphones and source; both inside the room
     * @param seed of the reflections' jitter
     * @param diffuseSeed of the scattered sound and the tail
     * @param out receives the response
     */
    public void pair(
            MicrophonePair pair,
            Room room,
            Reflections reflections,
            Placement placement,
            long seed,
            long diffuseSeed,
            StereoResponse out) {
        Room mirrors = reflections.scattering() == 0 ? room : room.withoutScattered(reflections.scattering());
        int reach = (int) Math.ceil(pair.spacingM() / 2 / SphericalHead.SPEED_OF_SOUND * rateHz);
        int latency = filters.half() + reach + 1;
        double joint = begin(room, mirrors, placement, seed, latency, filters.taps() + reach, out);
        for (int image = 0; image < images.count(); image++) {
            for (int channel = 0; channel < 2; channel++) {
                double x = images.vector(image, 0);
                double y = images.vector(image, 1) - pair.leftM(channel);
                double z = images.vector(image, 2);
                double distance = Math.max(0.02, Math.sqrt(x * x + y * y + z * z));
                double seconds = distance / SphericalHead.SPEED_OF_SOUND;
                double gain = pair.gain(channel, x / distance, y / distance) / distance;
                gain *= fadeOut(seconds, joint) * reflections.source().gain(images.facing(image));
                int whole = phased(image, seconds * rateHz + latency, (float) gain);
                float[] target = channel == 0 ? out.left() : out.right();
                Convolution.add(filter, filters.taps(), target, whole - filters.half());
            }
        }
        if (reflections.scattering() > 0) {
            scattered.prepare(room, mirrors, reflections.source().meanPower(), rateHz);
            scattered.add(noise(pair), firstReflectionS(), joint, latency, ~diffuseSeed, out);
        }
        tail.soften(reflections.source().meanPower());
        finish(noise(pair), placement, joint, diffuseSeed, latency, out);
    }

    /** When the nearest image after the source itself is heard, s after the emission. */
    private double firstReflectionS() {
        double nearest = Double.POSITIVE_INFINITY;
        double next = Double.POSITIVE_INFINITY;
        for (int image = 0; image < images.count(); image++) {
            double x = images.vector(image, 0);
            double y = images.vector(image, 1);
            double z = images.vector(image, 2);
            double distance = Math.sqrt(x * x + y * y + z * z);
            next = Math.min(next, Math.max(nearest, distance));
            nearest = Math.min(nearest, distance);
        }
        return next / SphericalHead.SPEED_OF_SOUND;
    }

    /** Collects the images and sizes the response; gives the joint, s after the emission. */
    private double begin(
            Room room, Room mirrors, Placement placement, long seed, int latency, int spread, StereoResponse out) {
        double direct = placement.distanceM() / SphericalHead.SPEED_OF_SOUND;
        double dense = Math.cbrt(3 * room.volume() * MOST_IMAGES / (4 * Math.PI)) / SphericalHead.SPEED_OF_SOUND;
        double joint = Math.max(direct + EARLIEST_JOINT_S, Math.min(direct + LATEST_JOINT_S, dense));
        images.collect(mirrors, placement, (joint + FADE_S) * SphericalHead.SPEED_OF_SOUND, seed);
        tail.prepare(room, joint, rateHz);
        double end = Math.max(direct + tail.longestS(), joint + FADE_S) + LEAD_S;
        out.start(latency + (int) Math.ceil(end * rateHz) + spread + filters.taps() + Convolution.PAD, latency);
        return joint;
    }

    private void finish(
            DiffuseNoise noise, Placement placement, double joint, long seed, int latency, StereoResponse out) {
        int start = latency + (int) Math.round(joint * rateHz);
        int fade = (int) Math.round(FADE_S * rateHz);
        tail.add(noise, start, fade, joint - placement.distanceM() / SphericalHead.SPEED_OF_SOUND, seed, out);
        highPass.apply(out.left(), out.right(), out.length());
    }

    static double fadeOut(double seconds, double joint) {
        double into = (seconds - joint + FADE_S) / (2 * FADE_S);
        return into <= 0 ? 1 : into >= 1 ? 0 : Math.cos(Math.PI / 2 * into);
    }

    /** Mixes the filter of an image; gives the whole samples of its place. */
    private int phased(int image, double place, float gain) {
        long steps = Math.round(place * BandFilters.PHASES);
        int phase = (int) (steps & (BandFilters.PHASES - 1));
        filters.mix(phase, images.gains(), image * Absorption.BANDS, gain, filter);
        return (int) (steps >> 7);
    }

    private DiffuseNoise noise(MicrophonePair pair) {
        return pairNoise.computeIfAbsent(pair, p -> {
            DiffuseField field = new DiffuseField(rateHz);
            PairField.add(p, rateHz, PAIR_DIRECTIONS, field);
            return DiffuseNoise.of(field);
        });
    }
}
