package org.bearing.simulation.pair;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.scene.StereoClip;

/**
 * One room with a pair of microphones that stays where it is, and talkers at random places before it. All clips share walls,
 * reflections and the level of the noise; those of one place share their diffuse sound too. One thread.
 */
public final class PairRoom {
    private static final double SOURCE_MARGIN_M = 0.2;
    private static final int PLACE_TRIES = 10_000;

    private final PairScene first;
    private final PairSceneRanges ranges;
    private final List<Sound> speech;
    private final PairSceneRenderer renderer;

    /**
     * Draws a room: the same for the same ranges, speech, seed and number.
     *
     * @param ranges from where room, places and noise are drawn; the spacing is its first
     * @param speech talkers, at {@link PairScene#RATE_HZ}
     * @param seed of a set of rooms
     * @param number of the room in it
     */
    public PairRoom(PairSceneRanges ranges, List<Sound> speech, long seed, long number) {
        this.ranges = ranges;
        this.speech = List.copyOf(speech);
        first = new PairSceneDraw(ranges, speech).draw(seed, number);
        renderer = new PairSceneRenderer(speech);
    }

    /** {@return a scene of the room: its walls, its pair and its noise} */
    public PairScene example() {
        return first;
    }

    /**
     * Renders what a talker says at a place.
     *
     * @param place number of the place
     * @param talk number of what is said: talker, part and noise
     * @param seconds length, above 0, s
     * @param out receives the clip
     * @return the truth about it
     */
    public PairScene render(long place, long talk, double seconds, StereoClip out) {
        long placeSeed = new SplittableRandom(first.seed() ^ place).nextLong();
        SplittableRandom random = new SplittableRandom(new SplittableRandom(placeSeed + talk).nextLong());
        int samples = (int) Math.round(seconds * PairScene.RATE_HZ);
        int sound = random.nextInt(speech.size());
        PairScene scene = new PairScene(
                random.nextLong(),
                first.spacingM(),
                first.room(),
                first.scattering(),
                place(new SplittableRandom(placeSeed)),
                first.rt60Seconds(),
                sound,
                speech.get(sound).soundingPart(samples, random),
                first.snrDb(),
                samples);
        renderer.render(scene, first.seed(), placeSeed, out);
        return scene;
    }

    private Placement place(SplittableRandom random) {
        Placement pair = first.placement();
        for (int i = 0; i < PLACE_TRIES; i++) {
            Direction direction = Direction.ofDegrees(
                    180 * random.nextDouble() - 90, ranges.elevationDeg().draw(random));
            Placement place = Placement.seen(
                    pair.receiverX(),
                    pair.receiverY(),
                    pair.receiverZ(),
                    pair.yawRad(),
                    direction,
                    ranges.rangeM().draw(random));
            if (place.inside(first.room(), SOURCE_MARGIN_M)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no place before the pair is inside " + first.room());
    }
}
