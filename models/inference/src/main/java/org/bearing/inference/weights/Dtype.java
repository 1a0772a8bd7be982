package org.bearing.inference.weights;

/** How a tensor's values are stored; in memory they are always 32-bit floats. */
public enum Dtype {
    /** IEEE 754 binary32. */
    F32(4),
    /** IEEE 754 binary16. */
    F16(2);

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** {@return bytes per value} */
    public int bytes() {
        return bytes;
    }
}
