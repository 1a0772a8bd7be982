package org.bearing.training.tang.recipe;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.HrirPair;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;

/** Simulates takes and hears their cues (eq. 1-3, plain means). One instance per thread. */
final class RecordingMaker {
    /** Rate of everything, Hz. */
    static final int RATE_HZ = 16_000;

    private static final MicrophonePair ONE_POINT = new MicrophonePair(MicrophonePair.Pattern.OMNI, 0, 0);
    private static final double BEFORE_DIRECT_S = 0.001;
    private static final double AFTER_DIRECT_S = 0.0035;
    /** A piece of speech has at least this part of its recording's mean power, or another piece is drawn. */
    private static final double LEAST_SPEECH = 0.25;

    private static final int TRIES = 100;

    private final Recipe recipe;
    private final RoomResponses rooms = new RoomResponses(RATE_HZ);
    private final StereoResponse response = new StereoResponse();
    private final Convolver convolver = new Convolver();
    private final CueReader cues;
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int responseLength;
    private double directToReverberantDb;

    /**
     * Makes a maker.
     *
     * @param recipe whose takes it is asked for
     * @param longestSeconds no take is longer, s
     */
    RecordingMaker(Recipe recipe, double longestSeconds) {
        this.recipe = recipe;
        cues = new CueReader(longestSeconds);
    }

    /**
     * Simulates a recording.
     *
     * @param take which
     * @param row receives the cues and then the facts
     */
    void make(Take take, float[] row) {
        respond(take);
        int samples = (int) Math.round(take.sound().seconds() * RATE_HZ);
        SplittableRandom random = new SplittableRandom(take.seeds().sound());
        emit(take, samples, random);
        disturb(take.sound().snrDb(), samples, random);
        cues.read(left, right, samples, row);
        int at = CueSpec.TANG.size();
        row[at + Fact.AZIMUTH_DEG.column()] = (float) take.direction().azimuthDeg();
        row[at + Fact.ELEVATION_DEG.column()] = (float) take.direction().elevationDeg();
        row[at + Fact.RT60_SECONDS.column()] = (float) take.rt60Seconds();
        row[at + Fact.DIRECT_TO_REVERBERANT_DB.column()] = (float) directToReverberantDb;
        row[at + Fact.RANGE_M.column()] = (float) take.placement().distanceM();
        row[at + Fact.HEAD.column()] = take.head();
        row[at + Fact.ROOM.column()] = take.roomNumber();
    }

    /** Left and right room response, and its share of direct sound. */
    private void respond(Take take) {
        Head head = recipe.heads().get(take.head());
        double offset = 0;
        if (take.literal()) {
            rooms.pair(ONE_POINT, take.room(), take.placement(), take.seeds().tail(), response);
            throughOnePair(head, take);
            offset = head.centre();
        } else {
            Take.Seeds seeds = take.seeds();
            rooms.binaural(head, take.room(), take.placement(), seeds.room(), seeds.tail(), response);
            responseLength = response.length();
            left = fit(left, responseLength);
            right = fit(right, responseLength);
            System.arraycopy(response.left(), 0, left, 0, responseLength);
            System.arraycopy(response.right(), 0, right, 0, responseLength);
        }
        double flight = take.placement().distanceM() / SphericalHead.SPEED_OF_SOUND;
        double arrival = response.latency() + offset + flight * RATE_HZ;
        int from = (int) Math.max(0, arrival - BEFORE_DIRECT_S * RATE_HZ);
        int to = (int) Math.min(responseLength, arrival + AFTER_DIRECT_S * RATE_HZ);
        double direct = energy(from, to);
        double all = energy(0, responseLength);
        directToReverberantDb = 10 * Math.log10(direct / Math.max(all - direct, 1e-9 * all));
    }

    private void throughOnePair(Head head, Take take) {
        HrirPair pair = head.newPair();
        head.hrir(take.direction(), pair);
        int taps = pair.left().length;
        responseLength = response.length() + taps - 1;
        left = fit(left, responseLength);
        right = fit(right, responseLength);
        for (int n = 0; n < response.length(); n++) {
            float sample = response.left()[n];
            for (int t = 0; t < taps; t++) {
                left[n + t] += sample * pair.left()[t];
                right[n + t] += sample * pair.right()[t];
            }
        }
    }

    /** An empty buffer of at least a length. */
    private static float[] fit(float[] buffer, int length) {
        if (buffer.length < length) {
            return new float[length + length / 4];
        }
        Arrays.fill(buffer, 0);
        return buffer;
    }

    private double energy(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) left[i] * left[i] + (double) right[i] * right[i];
        }
        return sum;
    }

    /** Replaces the response by the recording; its sound runs before it, so that it starts in its reverberation. */
    private void emit(Take take, int samples, SplittableRandom random) {
        int preRoll = responseLength - 1;
        float[] source = convolver.source(samples, preRoll);
        if (take.sound().speech()) {
            Sound sound = recipe.speech().get(random.nextInt(recipe.speech().size()));
            sound.copy((long) start(sound, samples, random) - preRoll, source, 0, preRoll + samples);
        } else {
            for (int i = 0; i < preRoll + samples; i++) {
                source[i] = (float) random.nextGaussian();
            }
        }
        convolver.transformSource();
        int kept = responseLength;
        float[] ear = Arrays.copyOf(left, kept);
        float[] other = Arrays.copyOf(right, kept);
        left = fit(left, samples);
        right = fit(right, samples);
        convolver.filter(ear, kept, preRoll, left, samples);
        convolver.filter(other, kept, preRoll, right, samples);
    }

    private static int start(Sound sound, int samples, SplittableRandom random) {
        int latest = Math.max(0, sound.length() - samples);
        double least = LEAST_SPEECH * sound.energy(0, sound.length()) / sound.length() * samples;
        for (int i = 0; i < TRIES; i++) {
            int start = random.nextInt(latest + 1);
            if (sound.energy(start, samples) >= least) {
                return start;
            }
        }
        return sound.loudest(Math.min(samples, sound.length()));
    }

    private void disturb(double snrDb, int samples, SplittableRandom random) {
        double gain = Math.sqrt(energy(0, samples) / (2.0 * samples) * Math.pow(10, -snrDb / 10));
        if (gain == 0) {
            return;
        }
        for (int i = 0; i < samples; i++) {
            left[i] += (float) (gain * random.nextGaussian());
            right[i] += (float) (gain * random.nextGaussian());
        }
    }
}
