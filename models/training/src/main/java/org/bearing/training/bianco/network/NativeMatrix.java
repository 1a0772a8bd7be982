package org.bearing.training.bianco.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** A row-major float matrix in native memory, of which a product may use the first rows only. One thread at a time. */
final class NativeMatrix {
    private final int columns;
    private final FloatPointer pointer;

    NativeMatrix(int rows, int columns) {
        this.columns = columns;
        pointer = new FloatPointer((long) rows * columns);
    }

    void write(long at, float[] from, int fromAt, int count) {
        pointer.position(at).put(from, fromAt, count);
        pointer.position(0);
    }

    void read(long at, float[] into, int intoAt, int count) {
        pointer.position(at).get(into, intoAt, count);
        pointer.position(0);
    }

    /** This = a b, of the first rows of a. */
    void product(NativeMatrix a, NativeMatrix b, int rows) {
        multiply(a, openblas_nolapack.CblasNoTrans, b, openblas_nolapack.CblasNoTrans, rows, a.columns, 0f);
    }

    /** This = a b', of the first rows of a. */
    void productTransposed(NativeMatrix a, NativeMatrix b, int rows) {
        multiply(a, openblas_nolapack.CblasNoTrans, b, openblas_nolapack.CblasTrans, rows, a.columns, 0f);
    }

    /** This = a' b, or is added to, over the first rows of a and b. */
    void innerProduct(NativeMatrix a, NativeMatrix b, int rows, boolean add) {
        multiply(a, openblas_nolapack.CblasTrans, b, openblas_nolapack.CblasNoTrans, a.columns, rows, add ? 1f : 0f);
    }

    private void multiply(NativeMatrix a, int howA, NativeMatrix b, int howB, int rows, int inner, float keep) {
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                howA,
                howB,
                rows,
                columns,
                inner,
                1f,
                a.pointer,
                a.columns,
                b.pointer,
                b.columns,
                keep,
                pointer,
                columns);
    }
}
