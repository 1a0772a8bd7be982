package org.bearing.inference.weights;

/** Conversion between binary16 and binary32; the JDK has it from 20 on only. */
final class HalfFloat {
    /** Moves the exponent's bias from 15 to 127; subnormal halves come out right too. */
    private static final float REBIAS = 0x1p112f;

    private HalfFloat() {}

    /** Exact for finite halves; infinity and NaN become values of 65536 and above. */
    static float toFloat(short half) {
        float magnitude = Float.intBitsToFloat((half & 0x7fff) << 13) * REBIAS;
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | ((half & 0x8000) << 16));
    }

    /** Rounds to nearest, ties to even; the caller keeps the magnitude at or below 65504. */
    static short fromFloat(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24));
        }
        int bits = Float.floatToRawIntBits(magnitude) - (112 << 23);
        int roundedUp = bits + 0xfff + (bits >>> 13 & 1);
        return (short) (sign | roundedUp >>> 13);
    }
}
