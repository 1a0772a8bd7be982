package org.bearing.training.bianco.network;

import org.bearing.training.network.Parameter;

/** Rows times weights, forwards and backwards; one replica's buffers and gradient. */
final class Product {
    private static final int PIECE = 1 << 14;

    private final Weight weight;
    private final NativeMatrix input;
    private final NativeMatrix output;
    private final NativeMatrix inputSlope;
    private final NativeMatrix gradient;
    private final float[] piece;
    private boolean touched;

    Product(Weight weight, int maxRows) {
        this.weight = weight;
        input = new NativeMatrix(maxRows, weight.inputs());
        output = new NativeMatrix(maxRows, weight.outputs());
        inputSlope = new NativeMatrix(maxRows, weight.inputs());
        gradient = new NativeMatrix(weight.inputs(), weight.outputs());
        piece = new float[Math.min(PIECE, weight.inputs() * weight.outputs())];
    }

    int outputs() {
        return weight.outputs();
    }

    /** Sets the input's first rows. */
    void load(float[] from, int at, int rows) {
        input.write(0, from, at, rows * weight.inputs());
    }

    /** Makes the output of the rows that are loaded. */
    void multiply(int rows) {
        output.product(input, weight.nativeValue(), rows);
    }

    /** Copies rows of the output. */
    void read(int row, int rows, float[] into, int at) {
        output.read((long) row * weight.outputs(), into, at, rows * weight.outputs());
    }

    /** Overwrites rows of the output by the slope of the loss by them. */
    void slope(int row, int rows, float[] from, int at) {
        output.write((long) row * weight.outputs(), from, at, rows * weight.outputs());
    }

    /** Adds to the gradient, from the loaded input and the slopes set. */
    void accumulate(int rows) {
        gradient.innerProduct(input, output, rows, touched);
        touched = true;
    }

    /** Slope by the input. */
    void back(int rows, float[] into, int at) {
        inputSlope.productTransposed(output, weight.nativeValue(), rows);
        inputSlope.read(0, into, at, rows * weight.inputs());
    }

    /** Moves the gradient gathered since the last call to the parameter, adding. */
    void collect() {
        if (!touched) {
            return;
        }
        Parameter parameter = weight.parameter();
        float[] sum = parameter.gradient();
        for (int at = 0; at < sum.length; at += piece.length) {
            int count = Math.min(piece.length, sum.length - at);
            gradient.read(at, piece, 0, count);
            for (int i = 0; i < count; i++) {
                sum[at + i] += piece[i];
            }
        }
        touched = false;
    }
}
