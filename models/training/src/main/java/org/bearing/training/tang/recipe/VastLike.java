package org.bearing.training.tang.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * The VAST recordings (Gaultier et al. 2017) rebuilt: a KEMAR head in 16 rooms of RT60 0.1-0.4 s, at nine places 1.7 m above
 * the floor, sources on spheres of 1, 1.5 and 2 m at the directions of the KEMAR grid; 2 s of white noise.
 *
 * <p>Not told by the paper and chosen here: sizes of the rooms (4.5-7.1 x 3.8-5.1 x 2.6-3 m), where the nine places are (a
 * grid of 0.3, 0.5 and 0.7 of the sides), where the head looks (anywhere), distances in the tests (0.75-2.5 m), how many of
 * the directions are kept ({@link #PER_SPHERE} of each sphere, those inside the room).
 */
public final class VastLike {
    static final int PER_SPHERE = 26;

    private static final int LARGE_PER_SPHERE = 65;
    private static final int ROOMS = 16;
    private static final int PLACES = 9;
    private static final double[] RADII_M = {1, 1.5, 2};
    private static final double HEIGHT_M = 1.7;
    private static final double SOURCE_MARGIN_M = 0.1;
    private static final double HEAD_MARGIN_M = 0.5;
    private static final double SHORTEST_S = 0.1;
    private static final double LONGEST_S = 0.4;
    private static final double SECONDS = 2;
    private static final int TEST = 1000;
    private static final int TRIES = 100_000;
    private static final long SEED = 0x0FA57;

    private final Head head;
    private final String version;
    private final List<Direction> grid = Grids.kemar();
    private final List<Room> rooms = new ArrayList<>();

    /**
     * Prepares the recipe.
     *
     * @param head the KEMAR head
     * @param version names the head
     */
    public VastLike(Head head, String version) {
        this.head = head;
        this.version = version;
        for (int i = 0; i < ROOMS; i++) {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, 1, i));
            double rt60 = SHORTEST_S + (LONGEST_S - SHORTEST_S) * i / (ROOMS - 1);
            rooms.add(Room.random(
                    4.5 + 2.6 * random.nextDouble(),
                    3.8 + 1.3 * random.nextDouble(),
                    2.6 + 0.4 * random.nextDouble(),
                    rt60,
                    random));
        }
    }

    /** {@return the recordings to be split into training and validation} */
    public Recipe train() {
        return train("vast-train", PER_SPHERE);
    }

    /** {@return two and a half times as many from the same rooms and places} */
    public Recipe trainLarge() {
        return train("vast-train-large", LARGE_PER_SPHERE);
    }

    private Recipe train(String name, int perSphere) {
        int size = ROOMS * PLACES * RADII_M.length * perSphere;
        return recipe(name, "16 rooms, 9 places, 3 radii, " + perSphere + " directions each", size, i -> {
            int sphere = i / perSphere;
            double radius = RADII_M[sphere % RADII_M.length];
            int place = sphere / RADII_M.length % PLACES;
            int number = sphere / RADII_M.length / PLACES;
            Room room = rooms.get(number);
            double yaw = 2 * Math.PI * new SplittableRandom(Take.seed(SEED, 2, number, place)).nextDouble();
            double x = room.lx() * (0.3 + 0.2 * (place % 3));
            int row = place / 3;
            double y = room.ly() * (0.3 + 0.2 * row);
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, 3, i));
            for (int t = 0; t < TRIES; t++) {
                Direction direction = grid.get(random.nextInt(grid.size()));
                Placement placement = Placement.seen(x, y, HEIGHT_M, yaw, direction, radius);
                if (placement.inside(room, SOURCE_MARGIN_M)) {
                    return take(direction, room, number, placement, random);
                }
            }
            throw new IllegalStateException("no source of " + radius + " m is inside room " + number);
        });
    }

    /** {@return test 1: random places in the same rooms, directions of the grid} */
    public Recipe sameRooms() {
        return tests("vast-test-1", "random places in the same rooms, grid", 4, true, true);
    }

    /** {@return test 2: random places in other rooms with the walls of the training rooms, directions of the grid} */
    public Recipe otherRooms() {
        return tests("vast-test-2", "random places in rooms of 3 x 2 to 10 x 4 m, grid", 5, false, true);
    }

    /** {@return as test 1, any directions} */
    public Recipe sameRoomsOffGrid() {
        return tests("vast-test-1-off-grid", "random places in the same rooms, any direction", 6, true, false);
    }

    /** {@return as test 2, any directions} */
    public Recipe otherRoomsOffGrid() {
        return tests(
                "vast-test-2-off-grid", "random places in rooms of 3 x 2 to 10 x 4 m, any direction", 7, false, false);
    }

    private Recipe tests(String name, String what, int part, boolean same, boolean onGrid) {
        return recipe(name, what, TEST, i -> {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, part, i));
            Direction direction = onGrid ? grid.get(random.nextInt(grid.size())) : Grids.anywhere(random);
            for (int t = 0; t < TRIES; t++) {
                int number = random.nextInt(ROOMS);
                Room room = same ? rooms.get(number) : other(rooms.get(number), random);
                Placement placement = Placement.seen(
                        within(room.lx(), random),
                        within(room.ly(), random),
                        HEIGHT_M,
                        2 * Math.PI * random.nextDouble(),
                        direction,
                        0.75 + 1.75 * random.nextDouble());
                double rt60 = rt60(room);
                boolean wanted = rt60 >= SHORTEST_S - 0.01 && rt60 <= LONGEST_S + 0.01;
                if (wanted && placement.inside(room, SOURCE_MARGIN_M)) {
                    return take(direction, room, same ? number : ROOMS + i, placement, random);
                }
            }
            throw new IllegalStateException("no room has a source at " + direction);
        });
    }

    private static Room other(Room walls, SplittableRandom random) {
        return new Room(
                3 + 7 * random.nextDouble(),
                2 + 2 * random.nextDouble(),
                2.6 + 0.4 * random.nextDouble(),
                walls.x0(),
                walls.x1(),
                walls.y0(),
                walls.y1(),
                walls.floor(),
                walls.ceiling());
    }

    /** Mean over 500 Hz to 2 kHz. */
    private static double rt60(Room room) {
        double sum = 0;
        for (int band = 2; band <= 4; band++) {
            sum += room.rt60S(band) / 3;
        }
        return sum;
    }

    private static double within(double length, SplittableRandom random) {
        return HEAD_MARGIN_M + (length - 2 * HEAD_MARGIN_M) * random.nextDouble();
    }

    private Recipe recipe(String name, String what, int size, IntFunction<Take> takes) {
        String description = "VAST-like 1: " + what + "; head " + head.name() + ", " + Absorption.BANDS
                + " bands, height 1.7 m, 2 s white noise, seed " + SEED + ", data " + version;
        return new Recipe(name, description, List.of(head), List.of(), size, takes);
    }

    private static Take take(Direction direction, Room room, int number, Placement placement, SplittableRandom random) {
        Take.Seeds seeds = new Take.Seeds(Take.seed(SEED, 8, number), random.nextLong(), random.nextLong());
        return new Take(0, direction, room, number, rt60(room), placement, seeds, Take.Heard.white(SECONDS), false);
    }
}
