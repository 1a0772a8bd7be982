package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Angles;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.method.DirectionCandidates;
import org.bearing.tap.Resampler;
import org.junit.jupiter.api.Test;

/** The bundled model of the full sphere on plain sounds; how well it does is in docs/results/sphere.md. */
class SphereModelTest {
    private static final EmbeddingModel MODEL = BundledModels.load("binaural-sphere");
    private static final EmbeddingSettings ALL =
            new EmbeddingSettings(1.0, Hemisphere.ALL, OptionalDouble.empty(), true);
    private static final int RATE_HZ = 48_000;
    private static final double MIRROR_RAD = 1e-3;

    /** Noise, earlier and louder in the left ear. */
    private static float[][] fromTheLeft(long seed, int leadSamples, double gain) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] source = new float[RATE_HZ + leadSamples];
        for (int n = 0; n < source.length; n++) {
            source[n] = (float) (0.2 * random.nextGaussian());
        }
        float[][] ears = new float[2][RATE_HZ];
        for (int n = 0; n < RATE_HZ; n++) {
            ears[0][n] = source[n + leadSamples];
            ears[1][n] = (float) (gain * source[n]);
        }
        return ears;
    }

    private static DirectionCandidates hear(float[] left, float[] right) {
        EmbeddingMethod method = new EmbeddingMethod(MODEL, ALL);
        new ShortTimeSpectrum(method.frames()).push(left, right, 0, left.length, method::accept);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isTrue();
        return out;
    }

    @Test
    void isMadeForAllDirectionsAndFortyEightKilohertz() {
        assertThat(MODEL.manifest().hemisphere()).isEqualTo(Hemisphere.ALL);
        assertThat(MODEL.manifest().frames()).isEqualTo(FrameSpec.WIDE);
        assertThat(BundledModels.manifest("binaural-embedding").hemisphere()).isEqualTo(Hemisphere.FRONT);
    }

    @Test
    void mirrorsTheDirectionWhenChannelsAreExchanged() {
        float[][] ears = fromTheLeft(1, 18, 0.6);
        DirectionCandidates out = hear(ears[0], ears[1]);
        DirectionCandidates exchanged = hear(ears[1], ears[0]);
        assertThat(Math.sin(out.azimuthRad(0))).isPositive();
        assertThat(Angles.difference(-out.azimuthRad(0), exchanged.azimuthRad(0)))
                .isCloseTo(0, within(MIRROR_RAD));
        assertThat(exchanged.elevationRad(0)).isCloseTo(out.elevationRad(0), within(MIRROR_RAD));
    }

    @Test
    void givesAMirrorImageThatIsThePlaceBehindOrInFront() {
        int twoSided = 0;
        for (long seed = 0; seed < 8; seed++) {
            float[][] ears = fromTheLeft(seed, 4 + 4 * (int) seed, 0.8);
            DirectionCandidates out = hear(ears[0], ears[1]);
            double mirror = out.mirrorAzimuthRad(0);
            if (!Double.isNaN(mirror)) {
                twoSided++;
                assertThat(Angles.difference(Math.PI - out.azimuthRad(0), mirror))
                        .isCloseTo(0, within(1e-9));
                assertThat(out.confidence(0)).isLessThan(0.9);
            }
        }
        assertThat(twoSided)
                .as("noise without a head says nothing of front and back")
                .isPositive();
    }

    @Test
    void hearsTheSameSideInARecordingAtSixteenKilohertz() {
        float[][] ears = fromTheLeft(3, 18, 0.6);
        float[] left = Resampler.resample(Resampler.resample(ears[0], RATE_HZ, 16_000), 16_000, RATE_HZ);
        float[] right = Resampler.resample(Resampler.resample(ears[1], RATE_HZ, 16_000), 16_000, RATE_HZ);
        double wide = Math.asin(Math.sin(hear(ears[0], ears[1]).azimuthRad(0)));
        double narrow = Math.asin(Math.sin(hear(left, right).azimuthRad(0)));
        assertThat(Math.toDegrees(narrow)).isCloseTo(Math.toDegrees(wide), within(25.0));
        assertThat(narrow).isPositive();
    }

    @Test
    void allocatesNothingPerHop() {
        float[][] ears = fromTheLeft(4, 10, 0.7);
        EmbeddingMethod method =
                new EmbeddingMethod(MODEL, new EmbeddingSettings(0.25, Hemisphere.ALL, OptionalDouble.empty(), true));
        ShortTimeSpectrum spectra = new ShortTimeSpectrum(method.frames());
        DirectionCandidates out = new DirectionCandidates();
        FrameConsumer chain = frame -> {
            method.accept(frame);
            method.estimate(out);
        };
        for (int round = 0; round < 12; round++) {
            spectra.push(ears[0], ears[1], 0, RATE_HZ, chain);
        }
        assertThat(Allocation.least(() -> spectra.push(ears[0], ears[1], 0, RATE_HZ, chain)))
                .isZero();
    }
}
