package org.bearing.training.tang.recipe;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * The CAMIL recordings (Deleforge et al. 2015) by simulation: one dummy head on a pan-tilt stand in one room, a loudspeaker
 * 2.7 m away; the head turns in steps of 2 degrees, and the room with respect to it.
 *
 * <p>The tilt carries the pan, so that pan and tilt are azimuth and elevation exactly. Unequal walls and images moved by
 * up to 8 cm stand for the furniture. A recording of the same pose has the same room response; another pose has another
 * diffuse tail. Differences from the paper: a KEMAR head instead of the Sennheiser one, a simulated room (its reverberation
 * time is not told; 0.25 s here, as a real loudspeaker beams its sound at the head and this one does not), LibriSpeech instead
 * of TIMIT.
 */
public final class CamilLike {
    private static final double RANGE_M = 2.7;
    private static final double RT60_S = 0.25;
    private static final double TEST_SNR_DB = 15;
    private static final long SEED = 0x0CA311;
    private static final int POSES = 1000;
    private static final double SHORTEST_S = 1;
    private static final double LONGEST_S = 5;

    private final Head head;
    private final List<Sound> speech;
    private final String version;
    private final Room room;

    /**
     * Prepares the recipe.
     *
     * @param head the dummy head
     * @param speech talkers of the test
     * @param version names the head and the talkers
     */
    public CamilLike(Head head, List<Sound> speech, String version) {
        this.head = head;
        this.speech = List.copyOf(speech);
        this.version = version;
        room = Room.random(6.1, 4.7, 2.8, RT60_S, new SplittableRandom(SEED));
    }

    /** {@return every pose of the grid, 1 s of white noise} */
    public Recipe train() {
        List<Direction> grid = Grids.twoDegrees();
        return recipe("camil-train", "2-degree grid, 1 s white noise", grid.size(), i -> {
            long sound = Take.seed(SEED, 1, i);
            return take(grid.get(i), Take.seed(SEED, 2, i), sound, Take.Heard.white(1));
        });
    }

    /** {@return poses of the grid, 1 s of speech, 15 dB} */
    public Recipe onGrid() {
        return onGrid("camil-grid", 3, SHORTEST_S, SHORTEST_S);
    }

    /** {@return poses of the grid, 1-5 s of speech, 15 dB: as in the paper} */
    public Recipe onGridLonger() {
        return onGrid("camil-grid-1-5s", 4, SHORTEST_S, LONGEST_S);
    }

    private Recipe onGrid(String name, int part, double shortest, double longest) {
        List<Direction> grid = Grids.twoDegrees();
        String what = POSES + " poses of the 2-degree grid, speech of " + shortest + " to " + longest + " s, 15 dB";
        return recipe(name, what, POSES, i -> {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, part, i));
            int pose = random.nextInt(grid.size());
            double seconds = shortest + (longest - shortest) * random.nextDouble();
            Take.Heard sound = new Take.Heard(true, seconds, TEST_SNR_DB);
            return take(grid.get(pose), Take.seed(SEED, 2, pose), random.nextLong(), sound);
        });
    }

    /** {@return the poses of {@link #onGrid()}, speech without noise: one half of what the test changes} */
    public Recipe speechAlone() {
        return onGrid("camil-grid-speech-alone", 3, new Take.Heard(true, SHORTEST_S, Double.POSITIVE_INFINITY));
    }

    /** {@return the poses of {@link #onGrid()}, white noise with 15 dB noise: the other half of what the test changes} */
    public Recipe whiteWithNoise() {
        return onGrid("camil-grid-white-15dB", 3, new Take.Heard(false, SHORTEST_S, TEST_SNR_DB));
    }

    /** {@return the poses of {@link #onGrid()}, white noise as in the training, of another second} */
    public Recipe whiteAlone() {
        return onGrid("camil-grid-white", 3, Take.Heard.white(SHORTEST_S));
    }

    /** {@return the poses of {@link #offGrid()}, white noise as in the training} */
    public Recipe whiteOffGrid() {
        return recipe("camil-off-grid-white", POSES + " poses anywhere, white noise of 1 s", POSES, i -> {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, 5, i));
            Direction direction = Grids.anywhere(random);
            return take(direction, random.nextLong(), random.nextLong(), Take.Heard.white(1));
        });
    }

    private Recipe onGrid(String name, int part, Take.Heard heard) {
        List<Direction> grid = Grids.twoDegrees();
        return recipe(name, POSES + " poses of the 2-degree grid, " + heard, POSES, i -> {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, part, i));
            int pose = random.nextInt(grid.size());
            return take(grid.get(pose), Take.seed(SEED, 2, pose), random.nextLong(), heard);
        });
    }

    /** {@return poses between those of the grid, 1 s of speech, 15 dB} */
    public Recipe offGrid() {
        return recipe("camil-off-grid", POSES + " poses anywhere, speech of 1 s, 15 dB", POSES, i -> {
            SplittableRandom random = new SplittableRandom(Take.seed(SEED, 5, i));
            Direction direction = Grids.anywhere(random);
            return take(direction, random.nextLong(), random.nextLong(), new Take.Heard(true, 1, TEST_SNR_DB));
        });
    }

    private Recipe recipe(String name, String what, int size, java.util.function.IntFunction<Take> takes) {
        String description = "CAMIL-like 1: " + what + "; head " + head.name() + ", room 6.1 x 4.7 x 2.8 m, RT60 "
                + RT60_S + " s, loudspeaker at " + RANGE_M + " m, seed " + SEED + ", data " + version;
        return new Recipe(name, description, List.of(head), speech, size, takes);
    }

    private Take take(Direction direction, long tail, long sound, Take.Heard heard) {
        Placement placement = new Placement(
                1.4, 2.2, 1.3, -direction.azimuthRad(), 1.4 + RANGE_M, 2.2, 1.3, -direction.elevationRad());
        return new Take(0, direction, room, 0, RT60_S, placement, new Take.Seeds(SEED, tail, sound), heard, false);
    }
}
