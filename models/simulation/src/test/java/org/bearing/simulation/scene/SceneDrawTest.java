package org.bearing.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.room.Placement;
import org.junit.jupiter.api.Test;

class SceneDrawTest {
    private static final long SEED = 20261122;
    private static final int SCENES = 3000;
    private static final SceneMaterial MATERIAL = SyntheticMaterial.material();

    private static List<RandomScene> draw(SceneRanges ranges) {
        SceneDraw draw = new SceneDraw(ranges, MATERIAL);
        return LongStream.range(0, SCENES).mapToObj(i -> draw.draw(SEED, i)).toList();
    }

    @Test
    void drawsTheSameSceneForTheSameNumber() {
        SceneDraw draw = new SceneDraw(SceneRanges.TRAINING, MATERIAL);
        assertThat(draw.draw(SEED, 7)).isEqualTo(new SceneDraw(SceneRanges.TRAINING, MATERIAL).draw(SEED, 7));
        assertThat(draw.draw(SEED, 7)).isNotEqualTo(draw.draw(SEED, 8)).isNotEqualTo(draw.draw(SEED + 1, 7));
    }

    @Test
    void staysInsideTheRanges() {
        for (RandomScene scene : draw(SceneRanges.TRAINING)) {
            assertThat(scene.rangeM()).isBetween(0.5, 3.0);
            assertThat(scene.rt60Seconds()).isBetween(0.1, 0.8);
            assertThat(scene.snrDb()).isBetween(5.0, 40.0);
            assertThat(Math.abs(scene.mismatchDb())).isLessThanOrEqualTo(2);
            assertThat(scene.listener().stretch()).isBetween(0.85, 1.15);
            assertThat(scene.direction().elevationDeg()).isGreaterThan(-45.001);
            assertThat(scene.samples()).isBetween(4800, 16_000);
            Placement at = scene.placement();
            assertThat(at.distanceM()).isCloseTo(scene.rangeM(), within(1e-9));
            assertThat(at.inside(scene.room(), 0.2)).isTrue();
            assertThat(at.receiverX()).isBetween(0.5, scene.room().lx() - 0.5);
        }
    }

    @Test
    void drawsContentByItsShares() {
        List<RandomScene> scenes = draw(SceneRanges.TRAINING);
        assertThat(share(scenes, ContentKind.SPEECH)).isCloseTo(0.65, within(0.03));
        assertThat(share(scenes, ContentKind.MUSIC_OR_NOISE)).isCloseTo(0.15, within(0.03));
        assertThat(share(scenes, ContentKind.WHITE_NOISE)).isCloseTo(0.20, within(0.03));
        double shorter = scenes.stream().filter(s -> s.samples() < 16_000).count() / (double) SCENES;
        assertThat(shorter).isCloseTo(0.15, within(0.03));
    }

    private static double share(List<RandomScene> scenes, ContentKind kind) {
        return scenes.stream().filter(s -> s.content() == kind).count() / (double) scenes.size();
    }

    @Test
    void drawsDirectionsContinuouslyAndEvenlyInTheFrontalBox() {
        List<RandomScene> scenes = draw(SceneRanges.test(0.1, 0.8, 5, 35));
        int[] azimuths = new int[6];
        int[] elevations = new int[6];
        for (RandomScene scene : scenes) {
            azimuths[(int) Math.min(5, (scene.direction().azimuthDeg() + 90) / 30)]++;
            elevations[(int) Math.min(5, (scene.direction().elevationDeg() + 45) / 15)]++;
        }
        int expected = SCENES / 6;
        assertThat(IntStream.concat(Arrays.stream(azimuths), Arrays.stream(elevations)))
                .allMatch(count -> Math.abs(count - expected) < 4 * Math.sqrt(expected));
        assertThat(scenes.stream().map(RandomScene::direction).distinct()).hasSize(SCENES);
    }

    @Test
    void drawsTheRestFromTheWholeSphere() {
        List<RandomScene> scenes = draw(SceneRanges.TRAINING.withFrontalShare(0));
        double behind = scenes.stream().filter(s -> s.direction().x() < 0).count() / (double) SCENES;
        assertThat(behind).isCloseTo(0.5, within(0.04));
        double high = scenes.stream().filter(s -> s.direction().z() > 0.5).count() / (double) SCENES;
        assertThat(high).isCloseTo(0.5 / (1 + Math.sqrt(0.5)), within(0.04));
    }

    @Test
    void takesSoundsWhereTheySound() {
        for (RandomScene scene : draw(SceneRanges.TRAINING.withClipSeconds(0.4))) {
            if (scene.content() == ContentKind.SPEECH) {
                Sound sound =
                        MATERIAL.sounds(ContentKind.SPEECH).get(scene.source().sound());
                double loudest = sound.energy(sound.loudest(scene.samples()), scene.samples());
                double taken = sound.energy(scene.source().start(), scene.samples());
                assertThat(10 * Math.log10(loudest / taken)).isLessThan(15);
            }
        }
    }

    @Test
    void refusesRangesThatFitNoRoom() {
        SceneRanges r = SceneRanges.TRAINING;
        assertThatThrownBy(
                        () -> new SceneDraw(SceneRanges.test(0.2, 0.3, 5, 6).withFrontalShare(2), MATERIAL).draw(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
        assertThatThrownBy(() -> new Range(2, 1)).hasMessageContaining("goes up");
        assertThat(r.withStretch(Range.only(1), 1).stretchFactor(0)).isEqualTo(1);
    }

    @Test
    void blendedHeadsComeAfterTheMeasuredOnesAndAreTheSameForASeed() {
        SceneMaterial material = SyntheticMaterial.material();
        SceneMaterial more = material.withBlendedHeads(3, 9);
        SceneMaterial again = material.withBlendedHeads(3, 9);
        assertThat(more.heads()).hasSize(5).startsWith(material.heads().toArray(Head[]::new));
        for (int i = 2; i < 5; i++) {
            double radius = more.heads().get(i).radiusM();
            assertThat(radius)
                    .isBetween(
                            material.heads().get(0).radiusM(),
                            material.heads().get(1).radiusM())
                    .isEqualTo(again.heads().get(i).radiusM());
        }
    }
}
