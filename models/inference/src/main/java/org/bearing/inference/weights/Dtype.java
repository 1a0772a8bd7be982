package org.bearing.inference.weights;

/** How a tensor's values are stored; in memory they are always 32-bit floats. */
public enum Dtype {
    /** IEEE 754 binary32. */
    F32(4),
    /** IEEE 754 binary16. */
    F16(2),
    /** Two's complement, whole numbers from -127 to 127. */
    I8(1);

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** {@return bytes per value} */
    public int bytes() {
        return bytes;
    }
}
