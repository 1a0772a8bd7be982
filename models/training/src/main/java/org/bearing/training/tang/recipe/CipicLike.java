package org.bearing.training.tang.recipe;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * Recordings with many heads (section 5.5): the CIPIC heads at their measured directions in the frontal box, 2 s of white
 * noise; the test in one room of 3.5 x 5 x 2.8 m with RT60 0.3 s, the training in random rooms of RT60 0.1-0.4 s.
 *
 * <p>Angles are converted to vertical-polar before the box is cut out. Not told by the paper and chosen here: distances
 * (1-1.5 m), sizes of the random rooms (3-7 x 3-6 x 2.4-3.2 m), where head and source are (anywhere inside).
 */
public final class CipicLike {
    private static final double SECONDS = 2;
    private static final double MARGIN_M = 0.3;
    private static final int TRIES = 100_000;
    private static final long SEED = 0xC191C;
    private static final double TEST_RT60_S = 0.3;

    private final String version;

    /**
     * Prepares the recipe.
     *
     * @param version names the heads
     */
    public CipicLike(String version) {
        this.version = version;
    }

    /** How a recording is made. */
    public enum Way {
        /** Every reflection through the head's response of its own direction. */
        PER_IMAGE,
        /** The reverberant sound of one point through one pair of responses (checklist finding 13). */
        LITERAL
    }

    /**
     * Recordings in random rooms.
     *
     * @param name of the set
     * @param heads whose ears
     * @param perHead recordings of each
     * @param way how they are made
     * @return the recipe
     */
    public Recipe randomRooms(String name, List<Head> heads, int perHead, Way way) {
        return recipe(
                name,
                "random rooms",
                heads,
                perHead,
                way,
                1,
                random -> Room.random(
                        3 + 4 * random.nextDouble(),
                        3 + 3 * random.nextDouble(),
                        2.4 + 0.8 * random.nextDouble(),
                        0.1 + 0.3 * random.nextDouble(),
                        random));
    }

    /**
     * Recordings in the room of the test.
     *
     * @param name of the set
     * @param heads whose ears
     * @param perHead recordings of each
     * @param way how they are made
     * @return the recipe
     */
    public Recipe testRoom(String name, List<Head> heads, int perHead, Way way) {
        Room room = Room.random(3.5, 5, 2.8, TEST_RT60_S, new SplittableRandom(SEED));
        return recipe(name, "room 3.5 x 5 x 2.8 m, RT60 0.3 s", heads, perHead, way, 2, random -> room);
    }

    private Recipe recipe(
            String name,
            String what,
            List<Head> heads,
            int perHead,
            Way way,
            int part,
            java.util.function.Function<SplittableRandom, Room> rooms) {
        List<List<Direction>> directions = heads.stream()
                .map(head ->
                        head.set().directions().stream().filter(Grids::frontal).toList())
                .toList();
        String description = String.format(
                Locale.ROOT,
                "CIPIC-like 1: %s, %s; %d recordings of each of %s, 2 s white noise, seed %d, data %s",
                what,
                way == Way.LITERAL ? "mono through one pair" : "per image",
                perHead,
                heads.stream().map(Head::name).toList(),
                SEED,
                version);
        IntFunction<Take> takes = i -> {
            int head = i % heads.size();
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, part, i));
            List<Direction> measured = directions.get(head);
            Direction direction = measured.get(random.nextInt(measured.size()));
            for (int t = 0; t < TRIES; t++) {
                Room room = rooms.apply(random);
                Placement placement = Placement.seen(
                        MARGIN_M + (room.lx() - 2 * MARGIN_M) * random.nextDouble(),
                        MARGIN_M + (room.ly() - 2 * MARGIN_M) * random.nextDouble(),
                        1.2 + 0.5 * random.nextDouble(),
                        2 * Math.PI * random.nextDouble(),
                        direction,
                        1 + 0.5 * random.nextDouble());
                if (placement.inside(room, MARGIN_M)) {
                    long roomSeed = part == 2 ? SEED : random.nextLong();
                    Take.Seeds seeds = new Take.Seeds(roomSeed, random.nextLong(), random.nextLong());
                    return new Take(
                            head,
                            direction,
                            room,
                            part == 2 ? 0 : i,
                            room.rt60S(3),
                            placement,
                            seeds,
                            Take.Heard.white(SECONDS),
                            way == Way.LITERAL);
                }
            }
            throw new IllegalStateException("no room has a source at " + direction);
        };
        return new Recipe(name, description, heads, List.of(), heads.size() * perHead, takes);
    }
}
