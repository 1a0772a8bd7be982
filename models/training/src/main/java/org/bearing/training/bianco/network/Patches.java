package org.bearing.training.bianco.network;

/**
 * The 3 x 3 patches, two apart, of an image [rows][columns][channels], as rows [tap row][tap column][channel]: what turns a
 * convolution of stride 2 into one product. Sizes are odd, so that the patches end with the image.
 */
final class Patches {
    static final int TAPS = 3;

    private final int columns;
    private final int channels;
    private final int downRows;
    private final int downColumns;

    Patches(int rows, int columns, int channels) {
        this.columns = columns;
        this.channels = channels;
        downRows = (rows - 1) / 2;
        downColumns = (columns - 1) / 2;
    }

    int count() {
        return downRows * downColumns;
    }

    int width() {
        return TAPS * TAPS * channels;
    }

    void gather(float[] image, int at, float[] patches) {
        int run = TAPS * channels;
        int into = 0;
        for (int i = 0; i < downRows; i++) {
            for (int j = 0; j < downColumns; j++) {
                int from = at + (2 * i * columns + 2 * j) * channels;
                for (int tap = 0; tap < TAPS; tap++) {
                    copy(image, from, patches, into, run);
                    from += columns * channels;
                    into += run;
                }
            }
        }
    }

    private static void copy(float[] from, int at, float[] into, int intoAt, int run) {
        if (run == TAPS) {
            into[intoAt] = from[at];
            into[intoAt + 1] = from[at + 1];
            into[intoAt + 2] = from[at + 2];
        } else {
            System.arraycopy(from, at, into, intoAt, run);
        }
    }

    /** Adds every patch to the image where it was gathered. */
    void scatter(float[] patches, float[] image, int at) {
        int run = TAPS * channels;
        int from = 0;
        for (int i = 0; i < downRows; i++) {
            for (int j = 0; j < downColumns; j++) {
                int into = at + (2 * i * columns + 2 * j) * channels;
                for (int tap = 0; tap < TAPS; tap++) {
                    LabelRows.addRow(patches, from, image, into, run);
                    into += columns * channels;
                    from += run;
                }
            }
        }
    }
}
