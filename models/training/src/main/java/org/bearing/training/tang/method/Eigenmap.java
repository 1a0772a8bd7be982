package org.bearing.training.tang.method;

import dev.ludovic.netlib.arpack.JavaARPACK;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bearing.geometry.BearingException;
import org.netlib.util.doubleW;
import org.netlib.util.intW;

/**
 * The eigenvectors psi of P = D^-1 K with the largest eigenvalues, without the constant first one (eq. 7-8), so that
 * Z^T D Z = I: those of D^-1/2 K D^-1/2 by ARPACK, times D^-1/2.
 */
final class Eigenmap {
    private static final int MOST_ITERATIONS = 20_000;
    private static final int SPARE_VECTORS = 32;
    private static final double TOLERANCE = 1e-9;

    /** It logs which implementations there are; kept, because loggers are held weakly. */
    private static final Logger LOOKUP = Logger.getLogger("dev.ludovic.netlib.arpack.InstanceBuilder");

    static {
        LOOKUP.setLevel(Level.OFF);
    }

    private final double[] coordinates;
    private final double[] eigenvalues;

    private Eigenmap(int size, int dimensions) {
        coordinates = new double[size * dimensions];
        eigenvalues = new double[dimensions];
    }

    /** Coordinates, point by point. */
    double[] coordinates() {
        return coordinates;
    }

    /** Lambda of every dimension, falling. */
    double[] eigenvalues() {
        return eigenvalues;
    }

    /**
     * Computes the map.
     *
     * @param graph K, in one piece
     * @param dimensions of the embedding
     */
    static Eigenmap of(SimilarityGraph graph, int dimensions) {
        int size = graph.size();
        double[] root = graph.degrees();
        for (int i = 0; i < size; i++) {
            root[i] = 1 / Math.sqrt(root[i]);
        }
        int wanted = dimensions + 1;
        int basis = Math.min(size, 2 * wanted + SPARE_VECTORS);
        if (wanted >= size) {
            throw new IllegalArgumentException(
                    "eigenmaps need more points than dimensions: " + size + ", " + dimensions);
        }
        double[] values = new double[wanted];
        double[] vectors = lanczos(graph, root, wanted, basis, values);
        Eigenmap map = new Eigenmap(size, dimensions);
        // ARPACK puts the largest last; the last one is the constant vector.
        for (int l = 0; l < dimensions; l++) {
            int from = wanted - 2 - l;
            map.eigenvalues[l] = values[from];
            double sign = sign(vectors, from * size, size);
            for (int i = 0; i < size; i++) {
                map.coordinates[i * dimensions + l] = sign * root[i] * vectors[from * size + i];
            }
        }
        return map;
    }

    /** An eigenvector's sign is free: its largest component is made positive. */
    private static double sign(double[] vectors, int at, int size) {
        double largest = 0;
        for (int i = at; i < at + size; i++) {
            largest = Math.abs(vectors[i]) > Math.abs(largest) ? vectors[i] : largest;
        }
        return largest < 0 ? -1 : 1;
    }

    /** One at a time: the translated Fortran keeps what it saves between calls in static fields. */
    private static synchronized double[] lanczos(
            SimilarityGraph graph, double[] root, int wanted, int basis, double[] values) {
        int size = graph.size();
        JavaARPACK arpack = JavaARPACK.getInstance();
        intW step = new intW(0);
        intW info = new intW(1);
        doubleW tolerance = new doubleW(TOLERANCE);
        double[] residual = new double[size];
        for (int i = 0; i < size; i++) {
            residual[i] = Math.sin(i + 1.0); // any start that repeats and is not constant
        }
        double[] vectors = new double[size * basis];
        int[] parameters = new int[11];
        parameters[0] = 1;
        parameters[2] = MOST_ITERATIONS;
        parameters[6] = 1;
        int[] places = new int[11];
        double[] work = new double[3 * size];
        double[] more = new double[basis * (basis + 8)];
        double[] in = new double[size];
        double[] out = new double[size];
        while (true) {
            arpack.dsaupd(
                    step,
                    "I",
                    size,
                    "LA",
                    wanted,
                    tolerance,
                    residual,
                    basis,
                    vectors,
                    size,
                    parameters,
                    places,
                    work,
                    more,
                    more.length,
                    info);
            if (step.val != 1 && step.val != -1) {
                break;
            }
            for (int i = 0; i < size; i++) {
                in[i] = root[i] * work[places[0] - 1 + i];
            }
            graph.multiply(in, out);
            for (int i = 0; i < size; i++) {
                work[places[1] - 1 + i] = root[i] * out[i];
            }
        }
        if (info.val != 0) {
            throw new BearingException("The eigenvectors of the Laplacian eigenmaps were not found (ARPACK says "
                    + info.val + "); take more or other training recordings.");
        }
        double[] found = new double[size * wanted];
        arpack.dseupd(
                true,
                "A",
                new boolean[basis],
                values,
                found,
                size,
                0,
                "I",
                size,
                "LA",
                new intW(wanted),
                TOLERANCE,
                residual,
                basis,
                vectors,
                size,
                parameters,
                places,
                work,
                more,
                more.length,
                info);
        return found;
    }
}
