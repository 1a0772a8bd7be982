package org.bearing.inference.weights;

import java.util.Arrays;

/** A dense array of numbers in row-major order. */
public final class Tensor {
    private final Dtype dtype;
    private final int[] shape;
    private final float[] values;

    private Tensor(Dtype dtype, float[] values, int[] shape) {
        this.dtype = dtype;
        this.values = values;
        this.shape = shape;
    }

    /**
     * Wraps values.
     *
     * @param dtype how a file stores them
     * @param values row-major; kept, not copied
     * @param shape sizes, outermost first; their product is the number of values
     * @return the tensor
     */
    public static Tensor of(Dtype dtype, float[] values, int... shape) {
        long size = 1;
        for (int n : shape) {
            size *= n;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "shape must hold " + values.length + " values: " + Arrays.toString(shape));
        }
        return new Tensor(dtype, values, shape.clone());
    }

    /** {@return the same values and shape, to be stored as F16} */
    public Tensor halved() {
        return new Tensor(Dtype.F16, values, shape);
    }

    /** {@return how a file stores the values} */
    public Dtype dtype() {
        return dtype;
    }

    /** {@return the values, row-major; not a copy} */
    public float[] values() {
        return values;
    }

    /** {@return number of dimensions} */
    public int rank() {
        return shape.length;
    }

    /**
     * Size along one dimension.
     *
     * @param dimension in [0, rank)
     * @return number of values along it
     */
    public int size(int dimension) {
        return shape[dimension];
    }

    /**
     * Compares the shape.
     *
     * @param expected sizes, outermost first
     * @return whether the shape is exactly this
     */
    public boolean hasShape(int... expected) {
        return Arrays.equals(shape, expected);
    }

    /** {@return the shape as text, such as {@code [3, 4]}} */
    public String shapeText() {
        return Arrays.toString(shape);
    }
}
