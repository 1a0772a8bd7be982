package org.bearing.training.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A float matrix in ND4J's memory, columns contiguous: a column is an example (activations) or a neuron (weights).
 *
 * <p>One thread at a time.
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    /** Keeps the memory alive. */
    private final INDArray array;

    private final FloatPointer pointer;

    /**
     * Sets how many threads one multiplication uses, for the whole process.
     *
     * @param count at least 1
     */
    public static void threads(int count) {
        // ND4J sets a number of its own when it is loaded: it comes first.
        Nd4j.create(DataType.FLOAT, 1, 1);
        openblas_nolapack.blas_set_num_threads(count);
    }

    /**
     * Makes a matrix of zeros.
     *
     * @param rows its rows
     * @param columns its columns
     */
    public Matrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        pointer = (FloatPointer) array.data().addressPointer();
    }

    /**
     * Copies the first numbers, column by column.
     *
     * @param into receives them
     * @param at index of the first
     * @param count how many
     */
    public void read(float[] into, int at, int count) {
        pointer.get(into, at, count);
    }

    /**
     * Sets the first numbers, column by column.
     *
     * @param from the numbers
     * @param at index of the first
     * @param count how many
     */
    public void write(float[] from, int at, int count) {
        pointer.put(from, at, count);
    }

    /**
     * Becomes the product of two others.
     *
     * @param a the left one
     * @param transposeA whether it is transposed first
     * @param b the right one
     * @param transposeB whether it is transposed first
     */
    public void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
        int inner = transposeA ? a.rows : a.columns;
        int innerOfB = transposeB ? b.columns : b.rows;
        int left = transposeA ? a.columns : a.rows;
        int right = transposeB ? b.rows : b.columns;
        if (inner != innerOfB || left != rows || right != columns) {
            throw new IllegalArgumentException("shapes do not fit: [" + left + ", " + inner + "] times [" + innerOfB
                    + ", " + right + "] into " + array.shapeInfoToString());
        }
        // The same OpenBLAS that ND4J would call, without its bookkeeping: a fifth faster at these sizes.
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasColMajor,
                transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                rows,
                columns,
                inner,
                1f,
                a.pointer,
                a.rows,
                b.pointer,
                b.rows,
                0f,
                pointer,
                rows);
    }
}
