package org.bearing.simulation.pair;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.scene.Range;

/**
 * Draws pair scenes: every one another room, place and direction of the frontal half plane, and a part of some speech that
 * sounds. Immutable; any thread.
 */
public final class PairSceneDraw {
    private static final Range LENGTH_M = new Range(3, 10);
    private static final Range WIDTH_M = new Range(2.5, 8);
    private static final Range HEIGHT_M = new Range(2.2, 4);
    private static final double PAIR_MARGIN_M = 0.5;
    private static final double SOURCE_MARGIN_M = 0.2;
    private static final int ROOM_TRIES = 20_000;

    private final PairSceneRanges ranges;
    private final List<Sound> speech;

    /**
     * Makes a drawer.
     *
     * @param ranges from where
     * @param speech talkers, at {@link PairScene#RATE_HZ}, at least one
     */
    public PairSceneDraw(PairSceneRanges ranges, List<Sound> speech) {
        this.ranges = ranges;
        this.speech = List.copyOf(speech);
        if (speech.isEmpty()) {
            throw new IllegalArgumentException("at least one sound is needed");
        }
    }

    /**
     * Draws the scene of a number: the same for the same ranges, speech, seed and number.
     *
     * @param seed of the whole set
     * @param index number of the scene, at least 0
     * @return the scene
     */
    public PairScene draw(long seed, long index) {
        SplittableRandom random = new SplittableRandom(mix(mix(seed) ^ index));
        long own = random.nextLong();
        double spacing =
                ranges.spacingsM().get(random.nextInt(ranges.spacingsM().size()));
        double azimuth = 180 * random.nextDouble() - 90;
        Direction direction = Direction.ofDegrees(azimuth, ranges.elevationDeg().draw(random));
        double rt60 = ranges.rt60Seconds().draw(random);
        double scattering = ranges.scattering().draw(random);
        double snrDb = ranges.snrDb().draw(random);
        int samples = (int) Math.round(ranges.seconds().draw(random) * PairScene.RATE_HZ);
        int sound = random.nextInt(speech.size());
        int start = speech.get(sound).soundingPart(samples, random);
        for (int i = 0; i < ROOM_TRIES; i++) {
            double lx = LENGTH_M.draw(random);
            double ly = WIDTH_M.draw(random);
            double lz = HEIGHT_M.draw(random);
            Placement placement = Placement.seen(
                    within(lx, random),
                    within(ly, random),
                    within(lz, random),
                    Math.PI * (2 * random.nextDouble() - 1),
                    direction,
                    ranges.rangeM().draw(random));
            Room room = Room.random(lx, ly, lz, rt60, random);
            if (placement.inside(room, SOURCE_MARGIN_M)) {
                return new PairScene(own, spacing, room, scattering, placement, rt60, sound, start, snrDb, samples);
            }
        }
        throw new IllegalArgumentException("no room of " + LENGTH_M + " x " + WIDTH_M + " x " + HEIGHT_M
                + " m has a source at " + ranges.rangeM());
    }

    private static long mix(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }

    private static double within(double length, SplittableRandom random) {
        return PAIR_MARGIN_M + (length - 2 * PAIR_MARGIN_M) * random.nextDouble();
    }
}
