package org.bearing.simulation.room;

/**
 * The mirror images of a source in a shoebox (Allen and Berkley 1979), as seen from the listener. Not thread-safe;
 * buffers are reused.
 *
 * <p>Images of the second order on are moved at random by up to {@link #JITTER_M} along every axis, so that regular rooms
 * do not ring as regular ones do (De Sena et al. 2015); the same image of the same seed is always moved alike.
 */
final class ImageSources {
    static final double JITTER_M = 0.08;

    private static final int BANDS = Absorption.BANDS;
    private static final double SILENT = 1e-3;

    private final float[][] axisGains = new float[3][];
    private final double[][] axisPlaces = new double[3][];
    private final int[] reach = new int[3];
    private float[] gains = new float[0];
    private double[] vectors = new double[0];
    private double[] facing = new double[0];
    private double directX;
    private double directY;
    private double directZ;
    private double limitM;
    private double cosYaw;
    private double sinYaw;
    private double cosPitch;
    private double sinPitch;
    private int count;

    /** {@return number of images} */
    int count() {
        return count;
    }

    /** {@return amplitudes by image and band, without the loss by distance} */
    float[] gains() {
        return gains;
    }

    /**
     * Vector from the listener to an image, in the listener's axes.
     *
     * @param image index
     * @param axis 0 = front, 1 = left, 2 = up
     * @return m
     */
    double vector(int image, int axis) {
        return vectors[3 * image + axis];
    }

    /**
     * How far the sound that comes from an image left the source in the listener's direction.
     *
     * @param image index
     * @return cosine of the angle between its way out of the source and the straight way; 1 for the source itself
     */
    double facing(int image) {
        return facing[image];
    }

    /**
     * Collects the images.
     *
     * @param room the room
     * @param placement listener and source
     * @param farthestM images up to this distance
     * @param seed of the jitter
     */
    void collect(Room room, Placement placement, double farthestM, long seed) {
        count = 0;
        limitM = farthestM;
        axis(0, room.lx(), room.x0(), room.x1(), placement.sourceX(), placement.receiverX());
        axis(1, room.ly(), room.y0(), room.y1(), placement.sourceY(), placement.receiverY());
        axis(2, room.lz(), room.floor(), room.ceiling(), placement.sourceZ(), placement.receiverZ());
        cosYaw = Math.cos(placement.yawRad());
        sinYaw = Math.sin(placement.yawRad());
        cosPitch = Math.cos(placement.pitchRad());
        sinPitch = Math.sin(placement.pitchRad());
        directX = (placement.sourceX() - placement.receiverX()) / placement.distanceM();
        directY = (placement.sourceY() - placement.receiverY()) / placement.distanceM();
        directZ = (placement.sourceZ() - placement.receiverZ()) / placement.distanceM();
        double weakest = SILENT / Math.max(0.05, placement.distanceM());
        for (int i = -reach[0]; i <= reach[0]; i++) {
            double x = axisPlaces[0][i + reach[0]];
            for (int j = -reach[1]; j <= reach[1]; j++) {
                double y = axisPlaces[1][j + reach[1]];
                double flat = x * x + y * y;
                if (flat > farthestM * farthestM) {
                    continue;
                }
                for (int k = -reach[2]; k <= reach[2]; k++) {
                    double z = axisPlaces[2][k + reach[2]];
                    double square = flat + z * z;
                    if (square <= farthestM * farthestM) {
                        if (audible(i, j, k, weakest * Math.sqrt(square))) {
                            place(i, j, k, x, y, z, seed);
                        }
                    }
                }
            }
        }
    }

    /** Works out the gains of the next image; true if it is loud enough to count. */
    private boolean audible(int i, int j, int k, double weakest) {
        if (gains.length < (count + 1) * BANDS) {
            gains = java.util.Arrays.copyOf(gains, Math.max(64, 2 * count) * BANDS);
            vectors = java.util.Arrays.copyOf(vectors, Math.max(64, 2 * count) * 3);
            facing = java.util.Arrays.copyOf(facing, Math.max(64, 2 * count));
        }
        int a = (i + reach[0]) * BANDS;
        int b = (j + reach[1]) * BANDS;
        int c = (k + reach[2]) * BANDS;
        float loudest = 0;
        for (int band = 0; band < BANDS; band++) {
            float gain = axisGains[0][a + band] * axisGains[1][b + band] * axisGains[2][c + band];
            gains[count * BANDS + band] = gain;
            loudest = Math.max(loudest, gain);
        }
        return loudest >= weakest;
    }

    private void place(int i, int j, int k, double x, double y, double z, long seed) {
        // The way out of the source is the way from the image, mirrored as often as the image is.
        double out = mirrored(i, x) * directX + mirrored(j, y) * directY + mirrored(k, z) * directZ;
        facing[count] = out / Math.max(1e-9, Math.sqrt(x * x + y * y + z * z));
        double px = x;
        double py = y;
        double pz = z;
        if (Math.abs(i) + Math.abs(j) + Math.abs(k) >= 2) {
            long hash = mix(seed + 0x9E3779B97F4A7C15L * ((i * 2048L + j) * 2048L + k + 1));
            px += JITTER_M * ((hash & 0xFFFFF) / 524288.0 - 1);
            py += JITTER_M * ((hash >>> 20 & 0xFFFFF) / 524288.0 - 1);
            pz += JITTER_M * ((hash >>> 40 & 0xFFFFF) / 524288.0 - 1);
        }
        double front = cosPitch * px + sinPitch * pz;
        vectors[3 * count] = cosYaw * front + sinYaw * py;
        vectors[3 * count + 1] = cosYaw * py - sinYaw * front;
        vectors[3 * count + 2] = cosPitch * pz - sinPitch * px;
        count++;
    }

    private static double mirrored(int order, double place) {
        return (order & 1) == 0 ? place : -place;
    }

    private void axis(int axis, double length, Absorption low, Absorption high, double source, double receiver) {
        int far = (int) Math.ceil(limitM / length) + 1;
        reach[axis] = far;
        int all = 2 * far + 1;
        if (axisPlaces[axis] == null || axisPlaces[axis].length < all) {
            axisPlaces[axis] = new double[all];
            axisGains[axis] = new float[all * BANDS];
        }
        for (int i = -far; i <= far; i++) {
            double place = i * length + (Math.floorMod(i, 2) == 0 ? source : length - source);
            axisPlaces[axis][i + far] = place - receiver;
        }
        for (int band = 0; band < BANDS; band++) {
            float lowGain = (float) Math.sqrt(1 - low.at(band));
            float highGain = (float) Math.sqrt(1 - high.at(band));
            float up = 1;
            float down = 1;
            axisGains[axis][far * BANDS + band] = 1;
            for (int i = 1; i <= far; i++) {
                up *= i % 2 == 1 ? highGain : lowGain;
                down *= i % 2 == 1 ? lowGain : highGain;
                axisGains[axis][(far + i) * BANDS + band] = up;
                axisGains[axis][(far - i) * BANDS + band] = down;
            }
        }
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
