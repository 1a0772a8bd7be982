package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.SphericalHrirs;
import org.bearing.training.tang.recipe.CipicLike.Way;
import org.junit.jupiter.api.Test;

class RecordingMakerTest {
    private static final double ANGLE_RAD = 1e-6;
    private static final int CUES = CueSpec.TANG.size();
    private static final Head HEAD = Head.of(SphericalHrirs.of(0.09, 44_100, 600), RecordingMaker.RATE_HZ);

    private static List<Sound> hum() {
        float[] samples = new float[3 * RecordingMaker.RATE_HZ];
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return List.of(Sound.of("hum", RecordingMaker.RATE_HZ, samples));
    }

    private static CamilLike camil() {
        return new CamilLike(HEAD, hum(), "test");
    }

    private static float[] row(Recipe recipe, int index) {
        float[] row = new float[CUES + Fact.count()];
        new RecordingMaker(recipe, 5).make(recipe.takes().apply(index), row);
        return row;
    }

    private static List<Recipe> all() {
        VastLike vast = new VastLike(HEAD, "test");
        CipicLike cipic = new CipicLike("test");
        return List.of(
                camil().train(),
                camil().onGrid(),
                camil().onGridLonger(),
                camil().offGrid(),
                vast.train(),
                vast.sameRooms(),
                vast.otherRooms(),
                vast.sameRoomsOffGrid(),
                vast.otherRoomsOffGrid(),
                cipic.randomRooms("random", List.of(HEAD, HEAD), 50, Way.PER_IMAGE),
                cipic.testRoom("room", List.of(HEAD, HEAD), 50, Way.LITERAL));
    }

    @Test
    void everySourceIsInItsRoomWhereItsLabelSays() {
        for (Recipe recipe : all()) {
            int step = Math.max(1, recipe.size() / 97);
            for (int i = 0; i < recipe.size(); i += step) {
                Take take = recipe.takes().apply(i);
                assertThat(take.placement().direction().angleTo(take.direction()))
                        .as("%s %d", recipe.name(), i)
                        .isLessThan(ANGLE_RAD);
                assertThat(take.placement().inside(take.room(), 0.05))
                        .as("%s %d", recipe.name(), i)
                        .isTrue();
                assertThat(Grids.frontal(take.direction())).isTrue();
            }
        }
    }

    @Test
    void theSetsKeepTheReverberationTimesOfTheirDescription() {
        VastLike vast = new VastLike(HEAD, "test");
        for (Recipe recipe : List.of(vast.train(), vast.sameRooms(), vast.otherRooms())) {
            for (int i = 0; i < recipe.size(); i += 61) {
                assertThat(recipe.takes().apply(i).rt60Seconds()).isBetween(0.08, 0.42);
            }
        }
    }

    @Test
    void aRecordingIsTheSameWheneverItIsMade() {
        Recipe recipe = camil().onGrid();
        assertThat(row(recipe, 7)).isEqualTo(row(recipe, 7)).isNotEqualTo(row(recipe, 8));
    }

    @Test
    void soundFromTheLeftIsLouderAtTheLeftEar() {
        Recipe recipe = camil().train();
        int far = 45 * 85 + 22;
        Direction direction = recipe.takes().apply(far).direction();
        assertThat(direction.azimuthDeg()).isGreaterThan(60);
        float[] row = row(recipe, far);
        double level = 0;
        for (int k = 100; k < CueSpec.TANG.levels(); k++) {
            level += row[k];
        }
        assertThat(level / (CueSpec.TANG.levels() - 100)).isGreaterThan(2);
        assertThat(row[CUES + Fact.AZIMUTH_DEG.column()]).isEqualTo((float) direction.azimuthDeg());
    }

    /** Mean length of the phase vectors of 1-2.5 kHz: 1 where all frames agree. */
    private static double agreement(float[] row) {
        int from = CueSpec.TANG.levels();
        double sum = 0;
        int first = 64;
        for (int bin = first; bin < CueSpec.TANG.phases(); bin++) {
            sum += Math.hypot(row[from + 2 * bin], row[from + 2 * bin + 1]);
        }
        return sum / (CueSpec.TANG.phases() - first);
    }

    @Test
    void literalConvolutionKeepsReverberationOutOfTheCues() {
        CipicLike cipic = new CipicLike("test");
        Recipe image = cipic.testRoom("image", List.of(HEAD), 20, Way.PER_IMAGE);
        Recipe literal = cipic.testRoom("literal", List.of(HEAD), 20, Way.LITERAL);
        for (int i = 0; i < 5; i++) {
            assertThat(literal.takes().apply(i).direction())
                    .isEqualTo(image.takes().apply(i).direction());
            assertThat(agreement(row(literal, i))).isGreaterThan(0.99);
            assertThat(agreement(row(image, i))).isLessThan(0.9);
        }
    }

    @Test
    void noiseOfFifteenDecibelsBlursTheCues() {
        assertThat(agreement(row(camil().whiteWithNoise(), 3))).isLessThan(agreement(row(camil().whiteAlone(), 3)));
    }

    @Test
    void nearSourcesHaveMoreDirectSound() {
        Recipe recipe = new VastLike(HEAD, "test").train();
        // The first sphere of a place has 1 m, the third 2 m; the last room is the most reverberant.
        int lastRoom = recipe.size() - 9 * 3 * VastLike.PER_SPHERE;
        double near = 0;
        double far = 0;
        for (int i = 0; i < 6; i++) {
            near += row(recipe, lastRoom + i)[CUES + Fact.DIRECT_TO_REVERBERANT_DB.column()] / 6;
            far += row(recipe, lastRoom + 2 * VastLike.PER_SPHERE + i)[CUES + Fact.DIRECT_TO_REVERBERANT_DB.column()]
                    / 6;
        }
        assertThat(near - far).isBetween(3.0, 9.0);
    }
}
