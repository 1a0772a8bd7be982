package org.bearing.simulation.room;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A shoebox room; its corner is the origin.
 *
 * @param lx length along x, m
 * @param ly length along y, m
 * @param lz height, m
 * @param x0 wall at x = 0
 * @param x1 wall at x = lx
 * @param y0 wall at y = 0
 * @param y1 wall at y = ly
 * @param floor wall at z = 0
 * @param ceiling wall at z = lz
 */
public record Room(
        double lx,
        double ly,
        double lz,
        Absorption x0,
        Absorption x1,
        Absorption y0,
        Absorption y1,
        Absorption floor,
        Absorption ceiling) {
    /** Number of walls. */
    public static final int WALLS = 6;

    public Room {
        if (!(lx >= 0.5 && ly >= 0.5 && lz >= 0.5 && lx <= 200 && ly <= 200 && lz <= 200)) {
            throw new IllegalArgumentException(
                    "room sides must be in [0.5, 200] m: lx=" + lx + ", ly=" + ly + ", lz=" + lz);
        }
    }

    /**
     * A room with equal walls.
     *
     * @param lx length, m
     * @param ly width, m
     * @param lz height, m
     * @param rt60S reverberation time of every band, s
     * @return the room
     */
    public static Room withRt60(double lx, double ly, double lz, double rt60S) {
        double[] times = new double[Absorption.BANDS];
        double[] weights = new double[WALLS];
        Arrays.fill(times, rt60S);
        Arrays.fill(weights, 1);
        return withRt60(lx, ly, lz, times, weights);
    }

    /**
     * A room with the asked reverberation times.
     *
     * @param lx length, m
     * @param ly width, m
     * @param lz height, m
     * @param rt60S reverberation time by octave band, s
     * @param weights how much each wall absorbs against the others (as -ln(1 - absorption)), order as in the record
     * @return the room
     */
    public static Room withRt60(double lx, double ly, double lz, double[] rt60S, double[] weights) {
        if (rt60S.length != Absorption.BANDS || weights.length != WALLS) {
            throw new IllegalArgumentException(
                    "needs 7 reverberation times and 6 weights: " + rt60S.length + ", " + weights.length);
        }
        double[][] walls = new double[WALLS][Absorption.BANDS];
        double[] axes = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = (weights[2 * axis] + weights[2 * axis + 1]) / 2 / (axis == 0 ? lx : axis == 1 ? ly : lz);
        }
        for (int band = 0; band < Absorption.BANDS; band++) {
            if (!(rt60S[band] >= 0.02 && rt60S[band] <= 30)) {
                throw new IllegalArgumentException("rt60S must be in [0.02, 30]: " + rt60S[band]);
            }
            double scale = MeanDecay.scaleFor(rt60S[band], axes);
            for (int wall = 0; wall < WALLS; wall++) {
                walls[wall][band] = Math.min(1 - 1e-9, 1 - Math.exp(-scale * weights[wall]));
            }
        }
        return new Room(
                lx,
                ly,
                lz,
                Absorption.of(walls[0]),
                Absorption.of(walls[1]),
                Absorption.of(walls[2]),
                Absorption.of(walls[3]),
                Absorption.of(walls[4]),
                Absorption.of(walls[5]));
    }

    /**
     * A room with the asked reverberation time at 500 Hz to 2 kHz, unequal walls, and bass and treble that last longer
     * or shorter as in furnished rooms.
     *
     * @param lx length, m
     * @param ly width, m
     * @param lz height, m
     * @param rt60S reverberation time, s
     * @param random source of the differences
     * @return the room
     */
    public static Room random(double lx, double ly, double lz, double rt60S, SplittableRandom random) {
        double[] times = new double[Absorption.BANDS];
        double[] weights = new double[WALLS];
        double bass = random.nextDouble(-0.1, 0.25);
        double treble = random.nextDouble(-0.25, 0.05);
        for (int band = 0; band < times.length; band++) {
            double tilt = band < 2 ? bass * (2 - band) / 2 : band > 4 ? treble * (band - 4) / 2 : 0;
            times[band] = rt60S * (1 + tilt) * random.nextDouble(0.96, 1.04);
        }
        for (int wall = 0; wall < WALLS; wall++) {
            weights[wall] = Math.exp(random.nextDouble(-1, 1));
        }
        return withRt60(lx, ly, lz, times, weights);
    }

    /** {@return the room as its mirror images see it, where the walls also take the part that they scatter} */
    Room withoutScattered(double scattering) {
        if (!(scattering >= 0 && scattering < 1)) {
            throw new IllegalArgumentException("scattering must be in [0, 1): " + scattering);
        }
        Absorption[] walls = new Absorption[WALLS];
        double[] bands = new double[Absorption.BANDS];
        for (int wall = 0; wall < WALLS; wall++) {
            for (int band = 0; band < bands.length; band++) {
                bands[band] = 1 - (1 - wall(wall).at(band)) * (1 - scattering);
            }
            walls[wall] = Absorption.of(bands);
        }
        return new Room(lx, ly, lz, walls[0], walls[1], walls[2], walls[3], walls[4], walls[5]);
    }

    /** {@return the volume, m^3} */
    public double volume() {
        return lx * ly * lz;
    }

    /**
     * The walls in the order of the record.
     *
     * @param index in [0, 5]
     * @return the wall
     */
    public Absorption wall(int index) {
        return switch (index) {
            case 0 -> x0;
            case 1 -> x1;
            case 2 -> y0;
            case 3 -> y1;
            case 4 -> floor;
            case 5 -> ceiling;
            default -> throw new IllegalArgumentException("index must be in [0, 5]: " + index);
        };
    }

    /**
     * Reverberation time that the walls give.
     *
     * @param band 0 = 125 Hz ... 6 = 8 kHz
     * @return time in which the energy falls by 60 dB, s; at most 100
     */
    public double rt60S(int band) {
        double[] axes = new double[3];
        lossPerMetre(band, axes);
        return MeanDecay.rt60S(axes);
    }

    /** Fills in -ln of the energy lost per metre along each axis. */
    void lossPerMetre(int band, double[] axes) {
        for (int axis = 0; axis < 3; axis++) {
            double loss = -Math.log1p(-wall(2 * axis).at(band))
                    - Math.log1p(-wall(2 * axis + 1).at(band));
            axes[axis] = loss / 2 / (axis == 0 ? lx : axis == 1 ? ly : lz);
        }
    }
}
