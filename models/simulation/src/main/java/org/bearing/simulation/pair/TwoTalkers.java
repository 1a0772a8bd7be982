package org.bearing.simulation.pair;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Reflections;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.StereoClip;

/**
 * Two people talk at once, from two directions and at equal level, before a pair of microphones; each is also there alone, as
 * the microphones would hear it. Buffers are reused; used by one thread.
 */
public final class TwoTalkers {
    private static final Range LENGTH_M = new Range(3, 10);
    private static final Range WIDTH_M = new Range(2.5, 8);
    private static final Range HEIGHT_M = new Range(2.2, 4);
    private static final Range SCATTERING = new Range(0, 0.4);
    private static final double PAIR_MARGIN_M = 0.5;
    private static final double SOURCE_MARGIN_M = 0.2;
    private static final double FREE_SIDE_M = 200;
    private static final double NO_ECHO = 1 - 1e-9;
    private static final int ROOM_TRIES = 20_000;
    private static final double LEVEL_DBFS = -26;

    private final TalkerSetting setting;
    private final List<Sound> speech;
    private final RoomResponses rooms = new RoomResponses(PairScene.RATE_HZ);
    private final StereoResponse response = new StereoResponse();
    private final Convolver convolver = new Convolver();
    private final StereoClip wanted = new StereoClip(PairScene.RATE_HZ);
    private final StereoClip other = new StereoClip(PairScene.RATE_HZ);
    private final StereoClip mixture = new StereoClip(PairScene.RATE_HZ);

    /**
     * Makes a renderer.
     *
     * @param setting who talks from where
     * @param speech talkers, at {@link PairScene#RATE_HZ}, at least two
     */
    public TwoTalkers(TalkerSetting setting, List<Sound> speech) {
        this.setting = setting;
        this.speech = List.copyOf(speech);
        if (speech.size() < 2) {
            throw new IllegalArgumentException("two talkers are needed: " + speech.size());
        }
    }

    /** {@return the wanted talker alone, as the microphones hear it} */
    public StereoClip wanted() {
        return wanted;
    }

    /** {@return the other talker alone, as the microphones hear it} */
    public StereoClip other() {
        return other;
    }

    /** {@return both, and the noise of the microphones} */
    public StereoClip mixture() {
        return mixture;
    }

    /**
     * Renders a draw of room, place and talkers; the same for the same seed.
     *
     * @param seed of all that is random
     */
    public void render(long seed) {
        SplittableRandom random = new SplittableRandom(seed).split();
        int first = random.nextInt(speech.size());
        int second = (first + 1 + random.nextInt(speech.size() - 1)) % speech.size();
        double scattering = SCATTERING.draw(random);
        Placement[] places = new Placement[2];
        Room room = room(random, places);
        long walls = random.nextLong();
        image(first, room, scattering, places[0], walls, random, wanted);
        image(second, room, scattering, places[1], walls, random, other);
        mix(random);
    }

    private Room room(SplittableRandom random, Placement[] places) {
        for (int i = 0; i < ROOM_TRIES; i++) {
            Room room = setting.rt60Seconds() == 0 ? open() : reverberant(random);
            double x = within(room.lx(), random);
            double y = within(room.ly(), random);
            double z = within(room.lz(), random);
            double yaw = Math.PI * (2 * random.nextDouble() - 1);
            places[0] = Placement.seen(x, y, z, yaw, setting.wanted(), setting.distanceM());
            places[1] = Placement.seen(x, y, z, yaw, setting.other(), setting.distanceM());
            if (places[0].inside(room, SOURCE_MARGIN_M) && places[1].inside(room, SOURCE_MARGIN_M)) {
                return room;
            }
        }
        throw new IllegalArgumentException("no room holds two talkers at " + setting.distanceM() + " m");
    }

    private Room reverberant(SplittableRandom random) {
        double lx = LENGTH_M.draw(random);
        double ly = WIDTH_M.draw(random);
        return Room.random(lx, ly, HEIGHT_M.draw(random), setting.rt60Seconds(), random);
    }

    private static Room open() {
        Absorption all = Absorption.flat(NO_ECHO);
        return new Room(FREE_SIDE_M, FREE_SIDE_M, FREE_SIDE_M, all, all, all, all, all, all);
    }

    private static double within(double length, SplittableRandom random) {
        return PAIR_MARGIN_M + (length - 2 * PAIR_MARGIN_M) * random.nextDouble();
    }

    /** Renders one talker and sets its level. */
    private void image(
            int sound,
            Room room,
            double scattering,
            Placement place,
            long walls,
            SplittableRandom random,
            StereoClip out) {
        MicrophonePair pair = new MicrophonePair(MicrophonePair.Pattern.OMNI, setting.spacingM(), 0);
        Reflections reflections = setting.rt60Seconds() == 0 ? Reflections.PLAIN : Reflections.rough(scattering);
        rooms.pair(pair, room, reflections, place, walls, random.nextLong(), response);
        int samples = (int) Math.round(setting.seconds() * PairScene.RATE_HZ);
        int preRoll = response.length() - 1;
        Sound said = speech.get(sound);
        float[] source = convolver.source(samples, preRoll);
        said.copy((long) said.soundingPart(samples, random) - preRoll, source, 0, preRoll + samples);
        convolver.transformSource();
        out.resize(samples);
        convolver.filter(response.left(), response.length(), preRoll, out.left(), samples);
        convolver.filter(response.right(), response.length(), preRoll, out.right(), samples);
        double energy = 0;
        for (int i = 0; i < samples; i++) {
            energy += (double) out.left()[i] * out.left()[i] + (double) out.right()[i] * out.right()[i];
        }
        float gain = (float) Math.sqrt(Math.pow(10, LEVEL_DBFS / 10) * 2 * samples / energy);
        for (int i = 0; i < samples; i++) {
            out.left()[i] *= gain;
            out.right()[i] *= gain;
        }
    }

    private void mix(SplittableRandom random) {
        mixture.resize(wanted.length());
        double noise = Math.sqrt(Math.pow(10, (LEVEL_DBFS - setting.snrDb()) / 10));
        for (int i = 0; i < mixture.length(); i++) {
            mixture.left()[i] = (float) (wanted.left()[i] + other.left()[i] + noise * random.nextGaussian());
            mixture.right()[i] = (float) (wanted.right()[i] + other.right()[i] + noise * random.nextGaussian());
        }
    }
}
