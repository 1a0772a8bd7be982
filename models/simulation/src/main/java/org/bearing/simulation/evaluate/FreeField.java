package org.bearing.simulation.evaluate;

import java.util.SplittableRandom;
import org.bearing.geometry.Direction;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.bearing.simulation.scene.StereoClip;

/** A place without echoes, and noise in it. Buffers are reused; used by one thread. */
final class FreeField {
    private static final double SIDE_M = 200;
    private static final Room OPEN = open();
    private static final int NOISES = 48;
    private static final double FAR_M = 20;

    private final RoomResponses responses;
    private final StereoResponse response = new StereoResponse();
    private final Convolver convolver = new Convolver();
    private float[] left = new float[0];
    private float[] right = new float[0];
    private float[] one = new float[0];

    FreeField(int rateHz) {
        responses = new RoomResponses(rateHz);
    }

    private static Room open() {
        Absorption none = Absorption.flat(1 - 1e-9);
        return new Room(SIDE_M, SIDE_M, SIDE_M, none, none, none, none, none, none);
    }

    private static Placement middle(Direction direction, double rangeM) {
        return Placement.seen(SIDE_M / 2, SIDE_M / 2, SIDE_M / 2, 0, direction, rangeM);
    }

    /** The same source without its room. */
    static PairScene of(PairScene scene) {
        return new PairScene(
                scene.seed(),
                scene.spacingM(),
                OPEN,
                0,
                middle(scene.direction(), scene.rangeM()),
                scene.rt60Seconds(),
                scene.sound(),
                scene.start(),
                scene.snrDb(),
                scene.samples());
    }

    /** Adds white noise from everywhere on a sphere, as the microphones hear it, at a power against the clip's. */
    void disturb(MicrophonePair pair, double levelDb, SplittableRandom random, StereoClip clip) {
        int length = clip.length();
        prepare(length);
        double turn = random.nextDouble();
        for (int i = 0; i < NOISES; i++) {
            double elevation = Math.asin(2 * (i + 0.5) / NOISES - 1);
            double azimuth = 2 * Math.PI * ((turn + i * (Math.sqrt(5) - 1) / 2) % 1);
            Placement place = middle(new Direction(azimuth, elevation), FAR_M);
            responses.pair(pair, OPEN, place, random.nextLong(), response);
            int preRoll = response.length() - 1;
            float[] source = convolver.source(length, preRoll);
            for (int n = 0; n < preRoll + length; n++) {
                source[n] = (float) random.nextGaussian();
            }
            convolver.transformSource();
            add(response.left(), preRoll, length, left);
            add(response.right(), preRoll, length, right);
        }
        mix(levelDb, clip);
    }

    private void add(float[] taps, int preRoll, int length, float[] sum) {
        convolver.filter(taps, response.length(), preRoll, one, length);
        for (int n = 0; n < length; n++) {
            sum[n] += one[n];
        }
    }

    /** Adds white noise that is unrelated in the channels, at a power against the clip's. */
    void unrelated(double levelDb, SplittableRandom random, StereoClip clip) {
        prepare(clip.length());
        for (int n = 0; n < clip.length(); n++) {
            left[n] = (float) random.nextGaussian();
            right[n] = (float) random.nextGaussian();
        }
        mix(levelDb, clip);
    }

    private void prepare(int length) {
        left = new float[length];
        right = new float[length];
        one = one.length == length ? one : new float[length];
    }

    private void mix(double levelDb, StereoClip clip) {
        double sound = 0;
        double noise = 0;
        for (int n = 0; n < clip.length(); n++) {
            sound += Math.pow(clip.left()[n], 2) + Math.pow(clip.right()[n], 2);
            noise += Math.pow(left[n], 2) + Math.pow(right[n], 2);
        }
        float gain = (float) Math.sqrt(sound / noise * Math.pow(10, levelDb / 10));
        for (int n = 0; n < clip.length(); n++) {
            clip.left()[n] += gain * left[n];
            clip.right()[n] += gain * right[n];
        }
    }
}
