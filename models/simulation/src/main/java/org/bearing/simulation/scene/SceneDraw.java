package org.bearing.simulation.scene;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.RandomScene.Listener;
import org.bearing.simulation.scene.RandomScene.Noise;
import org.bearing.simulation.scene.RandomScene.Source;

/** Draws scenes from ranges. Immutable; any thread. */
public final class SceneDraw {
    private final SceneRanges ranges;
    private final SceneMaterial material;

    /**
     * Makes a drawer.
     *
     * @param ranges from where
     * @param material heads and sounds
     */
    public SceneDraw(SceneRanges ranges, SceneMaterial material) {
        this.ranges = ranges;
        this.material = material;
    }

    /** {@return from where} */
    public SceneRanges ranges() {
        return ranges;
    }

    /**
     * Draws the scene of a number: the same for the same ranges, material, seed and number.
     *
     * @param seed of the whole set
     * @param index number of the scene, at least 0
     * @return the scene
     */
    public RandomScene draw(long seed, long index) {
        // Two rounds keep neighbouring seeds and neighbouring indices apart.
        long mixed = new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L;
        return draw(new SplittableRandom(new SplittableRandom(mixed).nextLong()));
    }

    /**
     * Draws a scene.
     *
     * @param random where from
     * @return the scene
     */
    public RandomScene draw(SplittableRandom random) {
        long seed = random.nextLong();
        Listener listener = listener(random);
        Direction wanted = direction(random);
        double rt60 = ranges.rt60Seconds().draw(random);
        RoomDraw place = RoomDraw.draw(ranges, wanted, rt60, random);
        boolean shorter = random.nextDouble() < ranges.shortShare();
        double seconds = new Range(ranges.shortestSeconds(), ranges.clipSeconds()).draw(random);
        int samples = (int) Math.round((shorter ? seconds : ranges.clipSeconds()) * material.sampleRateHz());
        Source source = source(samples, random);
        Noise noise = new Noise(
                ranges.snrDb().draw(random),
                ranges.diffuseShare().draw(random),
                ranges.diffuseTiltDbPerDecade().draw(random));
        double mismatchDb = ranges.mismatchDb().draw(random);
        WideContent wide = ranges.wide().draw(random);
        Direction truth = place.placement().direction();
        return new RandomScene(
                seed,
                listener,
                place.room(),
                place.placement(),
                listener.mirrored() ? truth.mirroredLeftRight() : truth,
                place.rangeM(),
                rt60,
                source,
                noise,
                mismatchDb,
                samples,
                wide);
    }

    private Listener listener(SplittableRandom random) {
        int index = random.nextInt(material.heads().size());
        double stretch = ranges.stretchFactor(random.nextInt(ranges.stretchSteps()));
        Head head = material.heads().get(index);
        boolean mirrored = random.nextDouble() < ranges.mirroredShare();
        return new Listener(index, head.name(), stretch, head.radiusM() * stretch, mirrored);
    }

    /** Draws the direction of the source, seen from the head. */
    Direction direction(SplittableRandom random) {
        boolean frontal = random.nextDouble() < ranges.frontalShare();
        double across = 2 * random.nextDouble() - 1;
        double up = random.nextDouble();
        if (frontal) {
            return Direction.ofDegrees(
                    across * SceneRanges.FRONTAL_AZIMUTH_DEG, (2 * up - 1) * SceneRanges.FRONTAL_ELEVATION_DEG);
        }
        double lowest = -Math.sin(Math.toRadians(SceneRanges.FRONTAL_ELEVATION_DEG));
        return new Direction(across * Math.PI, Math.asin(lowest + (1 - lowest) * up));
    }

    private Source source(int samples, SplittableRandom random) {
        double kind = random.nextDouble();
        SourceColor color = SourceColor.draw(ranges, random);
        if (kind < ranges.speechShare()) {
            List<Sound> speech = material.sounds(ContentKind.SPEECH);
            int index = random.nextInt(speech.size());
            return new Source(ContentKind.SPEECH, index, speech.get(index).soundingPart(samples, random), color);
        }
        if (kind < ranges.speechShare() + ranges.recordedShare()) {
            List<Sound> recorded = material.sounds(ContentKind.MUSIC_OR_NOISE);
            int index = recorded(recorded.size(), random);
            return new Source(
                    ContentKind.MUSIC_OR_NOISE, index, recorded.get(index).soundingPart(samples, random), color);
        }
        return new Source(ContentKind.WHITE_NOISE, 0, 0, color);
    }

    /** Music and noise are equally likely, however many there are of each. */
    private int recorded(int all, SplittableRandom random) {
        int music = material.musicCount();
        boolean wantsMusic = random.nextBoolean();
        if (music == 0 || music == all) {
            return random.nextInt(all);
        }
        return wantsMusic ? random.nextInt(music) : music + random.nextInt(all - music);
    }
}
