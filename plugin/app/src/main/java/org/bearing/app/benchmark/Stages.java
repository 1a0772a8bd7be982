package org.bearing.app.benchmark;

import org.bearing.cues.CueAccumulator;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.inference.BundledModels;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.Network;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.Nearest;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.tap.Resampler;

/**
 * The stages of the default chain one by one, each on the same sound: what one piece of the signal costs there. Used by one
 * thread.
 */
final class Stages {
    static final int RATE_HZ = 48_000;
    static final int SECONDS = 10;
    private static final int BLOCK = 4096;
    private static final int FRAMES_PER_HOP = 4;
    private static final int WINDOW_FRAMES = 60;
    /** Estimates that the chain makes at once on a file. */
    private static final int AT_ONCE = 32;

    /** A plain network is shown the mirror image too. */
    private final int views;

    private final float[] left = new float[RATE_HZ * SECONDS];
    private final float[] right = new float[RATE_HZ * SECONDS];
    private final float[] slowLeft;
    private final float[] slowRight;
    private final FrameSpec frames;
    private final Resampler leftResampler;
    private final Resampler rightResampler;
    private final float[] resampled;
    private final ShortTimeSpectrum spectrum;
    private final CueAccumulator accumulator;
    private final float[] cues;
    private final Network network;
    private final Network.Workspace workspace;
    private final NeighbourSet neighbours;
    private final Nearest nearest;
    private final float[][] points;
    private int frameCount;

    /**
     * Loads the default model and makes the sound.
     *
     * @param model name of a bundled model, or the path of its weights
     * @param seed of the sound
     */
    Stages(String model, long seed) {
        EmbeddingModel loaded = BundledModels.find(model);
        frames = loaded.manifest().frames();
        CueSpec spec = loaded.cues();
        new TestSignal(RATE_HZ, seed).read(left, right, left.length);
        slowLeft = Resampler.resample(left, RATE_HZ, frames.sampleRateHz());
        slowRight = Resampler.resample(right, RATE_HZ, frames.sampleRateHz());
        leftResampler = new Resampler(RATE_HZ, frames.sampleRateHz());
        rightResampler = new Resampler(RATE_HZ, frames.sampleRateHz());
        resampled = new float[leftResampler.maxOutput(BLOCK)];
        spectrum = new ShortTimeSpectrum(frames);
        accumulator = new CueAccumulator(spec, frames, WINDOW_FRAMES);
        cues = new float[spec.size()];
        network = loaded.network();
        views = network.spec().symmetric() ? 1 : 2;
        workspace = new Network.Workspace(network.spec(), views * AT_ONCE);
        neighbours = loaded.neighbours(Hemisphere.FRONT);
        nearest = new Nearest(loaded.manifest().neighbours().nearest());
        points = new float[hops()][];
        embed(loaded);
    }

    /** Embeds the sound hop by hop, so that the neighbours are sought for what the network really says. */
    private void embed(EmbeddingModel model) {
        spectrum.push(slowLeft, slowRight, 0, slowLeft.length, frame -> {
            accumulator.accept(frame);
            int hop = frameCount++ / FRAMES_PER_HOP;
            if (hop < points.length && points[hop] == null) {
                accumulator.read(cues);
                model.input(cues, Double.NaN, workspace.input(0));
                network.apply(workspace, 1);
                points[hop] = workspace.output(0).clone();
            }
        });
        for (int hop = 0; hop < points.length; hop++) {
            if (points[hop] == null) {
                points[hop] = workspace.output(0).clone();
            }
        }
    }

    /** {@return estimates for the whole sound} */
    int hops() {
        return (int) (SECONDS / (FRAMES_PER_HOP * frames.hopSeconds()));
    }

    /** {@return name of the kernels that compute the network now} */
    String kernels() {
        return network.kernels();
    }

    /** {@return the sound's left channel, at {@link #RATE_HZ}} */
    float[] left() {
        return left;
    }

    /** {@return the sound's right channel, at {@link #RATE_HZ}} */
    float[] right() {
        return right;
    }

    /** Brings the whole sound to the model's rate. */
    void resample() {
        for (int at = 0; at + BLOCK <= left.length; at += BLOCK) {
            leftResampler.process(left, at, BLOCK, resampled, 0);
            rightResampler.process(right, at, BLOCK, resampled, 0);
        }
    }

    /** Makes the spectra of the whole sound. */
    void transform() {
        spectrum.push(slowLeft, slowRight, 0, slowLeft.length, frame -> {});
    }

    /** Makes the spectra, and from them the cues, read once per hop. */
    void transformAndCues() {
        spectrum.push(slowLeft, slowRight, 0, slowLeft.length, frame -> {
            accumulator.accept(frame);
            if (++frameCount % FRAMES_PER_HOP == 0) {
                accumulator.read(cues);
            }
        });
    }

    /** Runs the network for every hop, as many at once as the chain does. */
    void network() {
        for (int hop = 0; hop < hops(); hop += AT_ONCE) {
            network.apply(workspace, views * Math.min(AT_ONCE, hops() - hop));
        }
    }

    /** Looks for the neighbours, once per hop. */
    void neighbours() {
        for (int hop = 0; hop < hops(); hop++) {
            for (int view = 0; view < views; view++) {
                neighbours.nearest(points[hop], nearest);
            }
        }
    }
}
