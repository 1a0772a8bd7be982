package org.bearing.inference.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.Allocation;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrintedMethodTest {
    private static final int RATE_HZ = 16_000;
    /** 16 kHz, stereo, 32-bit floats: the scene of the command {@code demo}. */
    private static final Path DEMO =
            Path.of("..", "..", "plugin", "app", "src", "main", "resources", "demo", "demo.wav");
    /** "data" as a little-endian number. */
    private static final int DATA_CHUNK = 0x61746164;

    private static final double RADIUS_M = 0.0875;
    private static final double SOUND_M_PER_S = 343;

    /** White noise at the ears of a sphere: Woodworth's delay, the head shadow of Brown and Duda (1998). */
    private static float[][] noise(double azimuthDeg, long seed) {
        int samples = RATE_HZ * 3 / 2;
        SplittableRandom random = new SplittableRandom(seed);
        double[] source = new double[samples + 64];
        for (int i = 0; i < source.length; i++) {
            source[i] = 0.1 * random.nextGaussian();
        }
        double delay = SphericalHead.delaySeconds(RADIUS_M, Math.toRadians(azimuthDeg)) * RATE_HZ;
        float[][] ears = new float[2][];
        ears[0] = ear(source, 20 - delay / 2, 90 - azimuthDeg, samples, random);
        ears[1] = ear(source, 20 + delay / 2, 90 + azimuthDeg, samples, random);
        return ears;
    }

    private static float[] ear(
            double[] source, double late, double incidenceDeg, int samples, SplittableRandom random) {
        double alpha = 1.05 + 0.95 * Math.cos(Math.toRadians(incidenceDeg * 180 / 150));
        double tau = 2 * RATE_HZ * RADIUS_M / (2 * SOUND_M_PER_S);
        float[] out = new float[samples];
        double inBefore = 0;
        double outBefore = 0;
        for (int n = 0; n < samples; n++) {
            double in = 0;
            for (int k = -10; k <= 10; k++) {
                double at = k + Math.rint(late) - late;
                double sinc = Math.abs(at) < 1e-9 ? 1 : Math.sin(Math.PI * at) / (Math.PI * at);
                int from = n + 32 - (int) Math.rint(late) - k;
                in += sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / 11)) * (from >= 0 ? source[from] : 0);
            }
            double now = ((1 + alpha * tau) * in + (1 - alpha * tau) * inBefore - (1 - tau) * outBefore) / (1 + tau);
            inBefore = in;
            outBefore = now;
            out[n] = (float) (now + 1e-4 * random.nextGaussian());
        }
        return out;
    }

    private static DirectionCandidates answer(PrintedKind kind, float[][] ears) {
        PrintedMethod method = new PrintedMethod(PrintedFiles.bundled(kind), 1);
        new ShortTimeSpectrum(method.frames()).push(ears[0], ears[1], 0, ears[0].length, method::accept);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isTrue();
        return out;
    }

    /** Two seconds of a talker in a room, at the ears of a measured head that no model was trained on. */
    private static float[][] talker(double fromSeconds) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(DEMO)).order(ByteOrder.LITTLE_ENDIAN);
        int chunk = 12;
        while (wav.getInt(chunk) != DATA_CHUNK) {
            chunk += 8 + wav.getInt(chunk + 4);
        }
        float[][] ears = new float[2][2 * RATE_HZ];
        for (int n = 0; n < 2 * RATE_HZ; n++) {
            int at = chunk + 8 + 8 * ((int) (fromSeconds * RATE_HZ) + n);
            ears[0][n] = wav.getFloat(at);
            ears[1][n] = wav.getFloat(at + 4);
        }
        return ears;
    }

    /** Eigenmaps are what the paper found them to be in rooms that change: rough. */
    private static double toleranceDeg(PrintedKind kind) {
        return kind == PrintedKind.LEM ? 40 : 20;
    }

    @ParameterizedTest
    @EnumSource
    void localizesATalkerAtAHeadItNeverMet(PrintedKind kind) throws IOException {
        double[][] places = {{0.5, 50}, {4.5, -30}, {11.5, -65}};
        for (double[] place : places) {
            DirectionCandidates out = answer(kind, talker(place[0]));
            assertThat(Math.toDegrees(out.azimuthRad(0)))
                    .as(kind + " at " + place[1])
                    .isCloseTo(place[1], within(toleranceDeg(kind)));
            assertThat(Math.abs(out.elevationRad(0))).isLessThan(Math.toRadians(50));
            assertThat(out.mirrorAzimuthRad(0)).isCloseTo(Math.PI - out.azimuthRad(0), within(1e-9));
            assertThat(out.confidence(0)).isBetween(0.0, 1.0);
            assertThat(out.spreadRad(0)).isBetween(0.01, Math.PI);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leftIsLeft(PrintedKind kind) {
        double left = answer(kind, noise(50, 5)).azimuthRad(0);
        double right = answer(kind, noise(-50, 5)).azimuthRad(0);
        assertThat(left).isGreaterThan(Math.toRadians(15));
        assertThat(right).isLessThan(Math.toRadians(-15));
    }

    @ParameterizedTest
    @EnumSource
    void isLessSureOfNoiseThatIsNotCoherent(PrintedKind kind) {
        SplittableRandom random = new SplittableRandom(8);
        float[][] apart = new float[2][RATE_HZ];
        for (float[] ear : apart) {
            for (int i = 0; i < ear.length; i++) {
                ear[i] = (float) (0.1 * random.nextGaussian());
            }
        }
        assertThat(answer(kind, apart).confidence(0))
                .isLessThan(answer(kind, noise(20, 5)).confidence(0));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingInSilenceOrTooEarly(PrintedKind kind) {
        PrintedMethod method = new PrintedMethod(PrintedFiles.bundled(kind), 1);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isFalse();
        float[] silence = new float[RATE_HZ];
        new ShortTimeSpectrum(method.frames()).push(silence, silence, 0, silence.length, method::accept);
        assertThat(method.estimate(out)).isFalse();
        assertThat(out.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingPerEstimate(PrintedKind kind) {
        float[][] ears = noise(30, 5);
        PrintedMethod method = new PrintedMethod(PrintedFiles.bundled(kind), 1);
        ShortTimeSpectrum frames = new ShortTimeSpectrum(method.frames());
        DirectionCandidates out = new DirectionCandidates();
        for (int i = 0; i < 5; i++) {
            frames.push(ears[0], ears[1], 0, ears[0].length, method::accept);
            method.estimate(out);
        }
        assertThat(Allocation.least(() -> method.estimate(out))).isZero();
    }

    @Test
    void bundledModelsSayWhereTheyComeFrom() {
        for (PrintedKind kind : PrintedKind.values()) {
            PrintedManifest manifest = PrintedFiles.bundled(kind).manifest();
            assertThat(manifest.name()).isEqualTo(kind.label());
            assertThat(manifest.training().attributions()).isNotEmpty();
            assertThat(manifest.training().licence()).isEqualTo("CC-BY-4.0");
            assertThat(manifest.configuration()).isNotEmpty();
        }
    }
}
