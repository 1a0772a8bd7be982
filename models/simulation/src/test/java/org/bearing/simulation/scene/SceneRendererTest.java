package org.bearing.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.scene.RandomScene.Listener;
import org.bearing.simulation.scene.RandomScene.Noise;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
    private static final int RATE = SyntheticMaterial.RATE_HZ;
    private static final long SEED = 4711;
    private static final SceneMaterial MATERIAL = SyntheticMaterial.material();

    private static StereoClip render(RandomScene scene) {
        StereoClip clip = new StereoClip(RATE);
        new SceneRenderer(MATERIAL).render(scene, clip);
        return clip;
    }

    private static RandomScene with(RandomScene s, Listener listener, Noise noise) {
        return new RandomScene(
                s.seed(),
                listener,
                s.room(),
                s.placement(),
                s.direction(),
                s.rangeM(),
                s.rt60Seconds(),
                s.source(),
                noise,
                s.mismatchDb(),
                s.samples());
    }

    @Test
    void rendersTheSameSamplesWhateverCameBefore() {
        SceneDraw draw = new SceneDraw(SceneRanges.TRAINING, MATERIAL);
        SceneRenderer reused = new SceneRenderer(MATERIAL);
        StereoClip clip = new StereoClip(RATE);
        for (int i = 0; i < 12; i++) {
            RandomScene scene = draw.draw(SEED, i);
            reused.render(scene, clip);
            StereoClip fresh = render(scene);
            assertThat(clip.length()).isEqualTo(fresh.length()).isEqualTo(scene.samples());
            assertThat(Arrays.equals(clip.left(), 0, clip.length(), fresh.left(), 0, clip.length()))
                    .isTrue();
            assertThat(Arrays.equals(clip.right(), 0, clip.length(), fresh.right(), 0, clip.length()))
                    .isTrue();
        }
    }

    @Test
    void bringsEveryClipToOneLevel() {
        SceneDraw draw = new SceneDraw(SceneRanges.test(0.1, 0.8, 5, 35), MATERIAL);
        for (int i = 0; i < 12; i++) {
            double level = 10 * Math.log10(render(draw.draw(SEED, i)).power());
            assertThat(level).isCloseTo(SceneRenderer.LEVEL_DBFS, within(0.3));
        }
    }

    @Test
    void delaysTheEarThatIsFartherAway() {
        SceneDraw draw = new SceneDraw(SceneRanges.test(0.1, 0.12, 34, 35), MATERIAL);
        for (int i = 0; i < 12; i++) {
            RandomScene scene = draw.draw(SEED, i);
            StereoClip clip = render(scene);
            double expected = SphericalHead.delaySeconds(
                    scene.headRadiusM(), scene.direction().lateralRad());
            assertThat(delay(clip)).as("scene %d", i).isCloseTo(expected, within(60e-6));
        }
    }

    /** Lag of the largest cross-correlation, to a sixteenth of a sample would be too much: to one sample. */
    private static double delay(StereoClip clip) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = -14; lag <= 14; lag++) {
            double sum = 0;
            for (int i = 14; i < clip.length() - 14; i++) {
                sum += (double) clip.left()[i] * clip.right()[i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return (double) best / RATE;
    }

    @Test
    void exchangesLeftAndRightForAMirroredListener() {
        RandomScene plain = with(
                new SceneDraw(SceneRanges.test(0.1, 0.3, 5, 35), MATERIAL).draw(SEED, 3),
                new Listener(0, "small", 1, 0.08, false),
                new Noise(300, 0, 0));
        StereoClip one = render(plain);
        StereoClip other = render(with(plain, new Listener(0, "small", 1, 0.08, true), plain.noise()));
        for (int i = 0; i < one.length(); i += 100) {
            assertThat(other.left()[i]).isCloseTo(one.right()[i], within(1e-6f));
        }
    }

    @Test
    void addsNoiseOfTheAskedPower() {
        RandomScene scene = new SceneDraw(SceneRanges.TRAINING, MATERIAL).draw(SEED, 5);
        Listener listener = scene.listener();
        for (double share : new double[] {0, 0.5, 1}) {
            StereoClip clean = render(with(scene, listener, new Noise(300, share, -10)));
            StereoClip noisy = render(with(scene, listener, new Noise(10, share, -10)));
            double gain = Math.sqrt(1 / 1.1);
            double sound = 0;
            double noise = 0;
            for (int i = 0; i < clean.length(); i++) {
                double a = gain * clean.left()[i];
                double b = gain * clean.right()[i];
                sound += a * a + b * b;
                noise += Math.pow(noisy.left()[i] - a, 2) + Math.pow(noisy.right()[i] - b, 2);
            }
            assertThat(10 * Math.log10(sound / noise))
                    .as("diffuse share %s", share)
                    .isCloseTo(10, within(0.5));
        }
    }

    @Test
    void makesDiffuseNoiseCoherentOnlyAtLowFrequencies() {
        DiffuseEars ears = DiffuseEars.of(MATERIAL.heads().get(1));
        assertThat(ears.coherence(100 / 8000.0)).isGreaterThan(0.7);
        for (double hz = 2500; hz < 7000; hz += 500) {
            assertThat(ears.coherence(hz / 8000)).isLessThan(0.1);
        }
    }

    @Test
    void addsDiffuseNoiseWithTheAskedSlope() {
        StereoClip clip = new StereoClip(RATE);
        clip.resize(16_384);
        new NoiseMaker().addDiffuse(clip, DiffuseEars.of(MATERIAL.heads().get(0)), -20, 1, new SplittableRandom(SEED));
        assertThat(clip.power()).isCloseTo(1, within(1e-3));
        float[] spectrum = clip.left().clone();
        new RealFft().forward(spectrum, 16_384);
        double slope = 10 * Math.log10(power(spectrum, 4096) / power(spectrum, 409));
        assertThat(slope).isCloseTo(-20, within(3.0));
    }

    private static double power(float[] spectrum, int bin) {
        double sum = 0;
        for (int k = bin - 100; k < bin + 100; k++) {
            sum += Math.pow(spectrum[2 * k], 2) + Math.pow(spectrum[2 * k + 1], 2);
        }
        return sum;
    }

    @Test
    void colorsTheSource() {
        SourceColor color = new SourceColor(6, 0, 3, 0);
        assertThat(20 * Math.log10(SourceColor.FLAT.gain(300))).isCloseTo(0, within(1e-9));
        assertThat(20 * Math.log10(new SourceColor(6, 0, 0, 0).gain(8000) / new SourceColor(6, 0, 0, 0).gain(800)))
                .isCloseTo(6, within(1e-6));
        assertThat(20 * Math.log10(color.gain(1200))).isCloseTo(3 + 6 * Math.log10(1.2), within(1e-3));
    }
}
