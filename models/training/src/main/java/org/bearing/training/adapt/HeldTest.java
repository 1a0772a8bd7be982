package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.evaluate.ClipLocalizer;
import org.bearing.simulation.evaluate.PresetLocalizers;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/** Errors of several listeners on the same scenes, all in directions that a condition allows. */
public final class HeldTest {
    /** The product's test protocol: frontal box, one second, RT60 0.1-0.8 s, SNR 5-35 dB. */
    public static final SceneRanges RANGES = SceneRanges.test(0.1, 0.8, 5, 35);

    private static final long RETRY = 1_000_000_007L;

    private final SceneMaterial material;
    private final Predicate<RandomScene> allowed;
    private final SceneDraw draw;
    private final int scenes;
    private final long seed;

    /**
     * Plans a test.
     *
     * @param material heads and sounds
     * @param allowed which scenes count; the others are drawn anew
     * @param scenes how many
     * @param seed of them
     */
    public HeldTest(SceneMaterial material, Predicate<RandomScene> allowed, int scenes, long seed) {
        this.material = material;
        this.allowed = allowed;
        this.scenes = scenes;
        this.seed = seed;
        draw = new SceneDraw(RANGES, material);
    }

    /**
     * Somebody who localizes.
     *
     * @param preset how
     * @param toldRadius whether it is told the head's radius
     */
    public record Listener(Preset preset, boolean toldRadius) {}

    /**
     * Hears all scenes.
     *
     * @param listeners who
     * @param threads how many scenes at once
     * @param done told how many more are heard, from any thread
     * @return errors by listener, kind (lateral, azimuth, elevation) and scene, degrees
     */
    public double[][][] run(List<Listener> listeners, int threads, LongConsumer done) {
        double[][][] errors = new double[listeners.size()][3][scenes];
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(workers.submit(() -> {
                    Ears ears = new Ears(listeners);
                    for (int i = next.getAndIncrement(); i < scenes; i = next.getAndIncrement()) {
                        ears.hear(i, errors);
                        done.accept(1);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BearingException("The test was interrupted; run it again.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return errors;
    }

    private RandomScene scene(long index) {
        RandomScene scene = draw.draw(seed, index);
        for (long again = 1; !allowed.test(scene); again++) {
            scene = draw.draw(seed, index + again * RETRY);
        }
        return scene;
    }

    private final class Ears {
        private final SceneRenderer renderer = new SceneRenderer(material);
        private final StereoClip clip = new StereoClip(material.sampleRateHz());
        private final List<Listener> listeners;
        private final ClipLocalizer[] localizers;

        Ears(List<Listener> listeners) {
            this.listeners = listeners;
            localizers = listeners.stream()
                    .map(listener -> PresetLocalizers.clips(listener.preset()))
                    .toArray(ClipLocalizer[]::new);
        }

        void hear(int index, double[][][] errors) {
            RandomScene scene = scene(index);
            renderer.render(scene, clip);
            Direction truth = scene.direction();
            for (int l = 0; l < localizers.length; l++) {
                double radius = listeners.get(l).toldRadius() ? scene.headRadiusM() : Double.NaN;
                Optional<Estimate> said = localizers[l].localize(clip, radius);
                Direction heard = said.map(Estimate::direction).orElse(Direction.FRONT);
                errors[l][0][index] = degrees(truth.lateralRad() - heard.lateralRad());
                errors[l][1][index] = degrees(Math.IEEEremainder(truth.azimuthRad() - heard.azimuthRad(), 2 * Math.PI));
                errors[l][2][index] = degrees(truth.elevationRad() - heard.elevationRad());
            }
        }
    }

    private static double degrees(double rad) {
        return Math.abs(Math.toDegrees(rad));
    }

    /**
     * Median of errors.
     *
     * @param errors in any order
     * @return their median
     */
    public static double median(double[] errors) {
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /**
     * Mean of errors.
     *
     * @param errors some
     * @return their mean
     */
    public static double mean(double[] errors) {
        return Arrays.stream(errors).average().orElse(Double.NaN);
    }
}
