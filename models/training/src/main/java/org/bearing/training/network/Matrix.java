package org.bearing.training.network;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A float matrix in ND4J's memory, columns contiguous: a column is an example (activations) or a neuron (weights).
 *
 * <p>One thread at a time.
 */
final class Matrix {
    private final INDArray array;
    private final FloatPointer pointer;

    Matrix(int rows, int columns) {
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        pointer = (FloatPointer) array.data().addressPointer();
    }

    void read(float[] into) {
        pointer.get(into, 0, into.length);
    }

    void write(float[] from) {
        pointer.put(from, 0, from.length);
    }

    /** This matrix becomes the product of two others, each transposed or not. */
    void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
        Nd4j.gemm(a.array, b.array, array, transposeA, transposeB, 1.0, 0.0);
    }
}
