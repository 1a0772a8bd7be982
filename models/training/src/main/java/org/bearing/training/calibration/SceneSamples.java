package org.bearing.training.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.BearingException;
import org.bearing.inference.EmbeddingMethod;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.EmbeddingReadout;
import org.bearing.inference.EmbeddingSettings;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.method.DirectionCandidates;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/** Lets a model hear scenes, without and with the head's radius. The result depends on no thread. */
final class SceneSamples {
    private final EmbeddingModel model;
    private final SceneMaterial material;
    private final SceneDraw draw;
    private final double clipSeconds;
    private final double[] searches;

    /**
     * Prepares.
     *
     * @param model who listens
     * @param material heads and sounds, at the model's rate
     * @param ranges which scenes
     * @param searches half-widths of the search for the correlation peak, s
     */
    SceneSamples(EmbeddingModel model, SceneMaterial material, SceneRanges ranges, double... searches) {
        this.model = model;
        this.material = material;
        this.draw = new SceneDraw(ranges, material);
        this.clipSeconds = ranges.clipSeconds();
        this.searches = searches.clone();
    }

    /**
     * Hears scenes; one in which nothing is audible is left out.
     *
     * @param scenes how many
     * @param seed of the scenes
     * @param threads how many at once
     * @param done told how many more are heard, from any thread
     * @return one set for each half-width
     */
    List<SampleSet> hear(int scenes, long seed, int threads, IntConsumer done) {
        List<List<Sample>> heard = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            heard.add(List.of());
        }
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(workers.submit(() -> {
                    Ears ears = new Ears();
                    for (int i = next.getAndIncrement(); i < scenes; i = next.getAndIncrement()) {
                        heard.set(i, ears.hear(draw.draw(seed, i)));
                        done.accept(1);
                    }
                }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            workers.shutdownNow();
        }
        return sets(heard);
    }

    private List<SampleSet> sets(List<List<Sample>> heard) {
        List<SampleSet> sets = new ArrayList<>();
        for (int s = 0; s < searches.length; s++) {
            int place = s;
            sets.add(new SampleSet(
                    searches[s],
                    heard.stream()
                            .filter(samples -> samples.size() == 2 * searches.length)
                            .flatMap(samples ->
                                    List.of(samples.get(place), samples.get(searches.length + place)).stream())
                            .toList()));
        }
        return sets;
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BearingException("The calibration was interrupted; run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What one thread needs; a method for each head radius that it meets. */
    private final class Ears {
        private final SceneRenderer renderer = new SceneRenderer(material);
        private final StereoClip clip = new StereoClip(material.sampleRateHz());
        private final ShortTimeSpectrum frames =
                new ShortTimeSpectrum(model.manifest().frames());
        private final DirectionCandidates candidates = new DirectionCandidates();
        private final EmbeddingMethod untold = method(OptionalDouble.empty());
        private final Map<Double, EmbeddingMethod> byRadius = new HashMap<>();

        List<Sample> hear(RandomScene scene) {
            renderer.render(scene, clip);
            List<Sample> samples = new ArrayList<>();
            take(untold, false, scene, samples);
            EmbeddingMethod knowing =
                    byRadius.computeIfAbsent(scene.headRadiusM(), radius -> method(OptionalDouble.of(radius)));
            take(knowing, true, scene, samples);
            return samples;
        }

        private EmbeddingMethod method(OptionalDouble radiusM) {
            return new EmbeddingMethod(
                    model, new EmbeddingSettings(clipSeconds, model.manifest().hemisphere(), radiusM, true));
        }

        private void take(EmbeddingMethod method, boolean known, RandomScene scene, List<Sample> into) {
            method.reset();
            frames.reset();
            frames.push(clip.left(), clip.right(), 0, clip.length(), method::accept);
            if (!method.estimate(candidates)) {
                return;
            }
            double azimuth = scene.direction().azimuthRad();
            double lateral =
                    Math.asin(Math.max(-1, Math.min(1, scene.direction().y())));
            Arrays.stream(searches).forEach(search -> {
                EmbeddingReadout readout = method.readout(search);
                boolean around = model.manifest().hemisphere() == Hemisphere.ALL;
                into.add(new Sample(known, azimuth, lateral, scene.headRadiusM(), readout, around));
            });
        }
    }
}
