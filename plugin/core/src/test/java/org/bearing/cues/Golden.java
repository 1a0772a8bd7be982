package org.bearing.cues;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** Vectors that golden.py made. */
public final class Golden {
    private Golden() {}

    /**
     * Reads a vector.
     *
     * @param name file name without its ending
     * @return little-endian float32 values
     */
    public static float[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(name + ".f32"), name)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] out = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(out);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The golden stereo signal.
     *
     * @return left and right, 16 kHz
     */
    public static float[][] stereo() {
        float[] both = read("stereo");
        int half = both.length / 2;
        return new float[][] {Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, both.length)};
    }
}
