package org.bearing.simulation.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;
import org.junit.jupiter.api.Test;

class PairSceneTest {
    private static final double LEVEL_DB = 0.3;
    private static final double LEAD_SAMPLES = 0.6;
    private static final double FAR_FIELD_PART = 0.02;
    private static final List<Sound> SPEECH = List.of(noise(1), noise(2));

    private static Sound noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = new float[3 * PairScene.RATE_HZ];
        for (int i = PairScene.RATE_HZ; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return Sound.of("noise " + seed, PairScene.RATE_HZ, samples);
    }

    @Test
    void scenesStayInTheirRanges() {
        PairSceneRanges ranges = PairSceneRanges.training();
        PairSceneDraw draw = new PairSceneDraw(ranges, SPEECH);
        double leftmost = 0;
        double rightmost = 0;
        for (int i = 0; i < 500; i++) {
            PairScene scene = draw.draw(7, i);
            assertThat(scene.rangeM()).isBetween(0.8 - 1e-9, 2.5 + 1e-9);
            assertThat(scene.rt60Seconds()).isBetween(0.2, 0.7);
            assertThat(scene.spacingM()).isBetween(0.02 - 1e-9, 0.4 + 1e-9);
            assertThat(scene.snrDb()).isBetween(10.0, 30.0);
            assertThat(scene.samples()).isBetween(4096, PairScene.RATE_HZ);
            assertThat(Math.abs(scene.direction().elevationDeg())).isLessThan(15.01);
            assertThat(scene.placement().inside(scene.room(), 0.2)).isTrue();
            double part = SPEECH.get(scene.sound()).energy(scene.start(), scene.samples());
            assertThat(part).as("sounds").isPositive();
            double far = scene.spacingM() * Math.sin(scene.lateralRad()) / SphericalHead.SPEED_OF_SOUND;
            double most = scene.spacingM() / SphericalHead.SPEED_OF_SOUND;
            assertThat(scene.leadSeconds()).isCloseTo(far, within(FAR_FIELD_PART * most));
            leftmost = Math.max(leftmost, scene.direction().azimuthDeg());
            rightmost = Math.min(rightmost, scene.direction().azimuthDeg());
        }
        assertThat(leftmost).isBetween(85.0, 90.01);
        assertThat(rightmost).isBetween(-90.01, -85.0);
        assertThat(ranges.spacingsM()).hasSize(33).isSorted();
    }

    @Test
    void theSameNumberIsTheSameClip() {
        PairSceneDraw draw = new PairSceneDraw(PairSceneRanges.training(), SPEECH);
        PairSceneRenderer one = new PairSceneRenderer(SPEECH);
        PairSceneRenderer other = new PairSceneRenderer(SPEECH);
        StereoClip first = new StereoClip(PairScene.RATE_HZ);
        StereoClip again = new StereoClip(PairScene.RATE_HZ);
        one.render(draw.draw(3, 17), first);
        one.render(draw.draw(3, 18), again);
        assertThat(draw.draw(3, 17)).isNotEqualTo(draw.draw(3, 18)).isNotEqualTo(draw.draw(4, 17));
        other.render(draw.draw(3, 17), again);
        assertThat(again.length()).isEqualTo(first.length());
        assertThat(Arrays.copyOf(again.left(), again.length())).isEqualTo(Arrays.copyOf(first.left(), first.length()));
        assertThat(Arrays.copyOf(again.right(), again.length()))
                .isEqualTo(Arrays.copyOf(first.right(), first.length()));
    }

    @Test
    void aDryClipIsEarlierAtTheSideOfTheSource() {
        PairSceneDraw draw = new PairSceneDraw(PairSceneRanges.dry(0.18), SPEECH);
        PairSceneRenderer renderer = new PairSceneRenderer(SPEECH);
        StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        double sum = 0;
        int count = 40;
        for (int i = 0; i < count; i++) {
            PairScene scene = draw.draw(5, i);
            renderer.render(scene, clip);
            double found = lead(clip);
            double error = Math.abs(found - scene.leadSeconds() * PairScene.RATE_HZ);
            sum += error / count;
            double rms = 0;
            for (int n = 0; n < clip.length(); n++) {
                rms += clip.left()[n] * clip.left()[n] + clip.right()[n] * clip.right()[n];
            }
            assertThat(10 * Math.log10(rms / 2 / clip.length())).isCloseTo(SceneRenderer.LEVEL_DBFS, within(LEVEL_DB));
        }
        assertThat(sum).as("mean error, samples").isLessThan(LEAD_SAMPLES);
    }

    /** By how many samples the left channel leads. */
    private static int lead(StereoClip clip) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lead = -10; lead <= 10; lead++) {
            double sum = 0;
            for (int n = 10; n < clip.length() - 10; n++) {
                sum += clip.left()[n] * clip.right()[n + lead];
            }
            if (sum > most) {
                most = sum;
                best = lead;
            }
        }
        return best;
    }

    @Test
    void rangesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> PairSceneRanges.unseen(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spacingsM");
        assertThatThrownBy(() -> new PairSceneDraw(PairSceneRanges.unseen(0.1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
