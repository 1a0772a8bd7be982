package org.bearing.training.embedding;

import org.bearing.inference.Network;
import org.bearing.inference.StoredModel;
import org.bearing.training.network.Matrix;

/**
 * A finished model that says how near it finds an example to each of its neighbours: softmax of -|z - c|^2, which a
 * smaller network learns beside the truth (Hinton, Vinyals and Dean 2015). One thread; buffers are reused.
 */
public final class Teacher {
    private static final int AT_ONCE = 32;

    private final Network network;
    private final Network.Workspace workspace;
    private final int inputs;
    private final int dimension;
    private final int proxies;
    private final float[] squares;
    private final float[] embedded;
    private final Matrix points;
    private final Matrix examples;
    private final Matrix scores;

    /**
     * Makes a teacher.
     *
     * @param model who teaches; its neighbours are the proxies
     * @param batch examples per call
     */
    public Teacher(StoredModel model, int batch) {
        network = model.running().network();
        workspace = new Network.Workspace(network.spec(), AT_ONCE);
        inputs = network.spec().inputs();
        dimension = model.manifest().neighbours().dimension();
        proxies = model.manifest().neighbours().count();
        float[] all = model.values("neighbours.embedding");
        squares = new float[proxies];
        for (int i = 0; i < all.length; i++) {
            squares[i / dimension] += all[i] * all[i];
        }
        embedded = new float[batch * dimension];
        points = new Matrix(dimension, proxies);
        points.write(all, 0, all.length);
        examples = new Matrix(dimension, batch);
        scores = new Matrix(proxies, batch);
    }

    /** {@return how many neighbours it has} */
    public int proxies() {
        return proxies;
    }

    /**
     * Assigns examples to the neighbours.
     *
     * @param rows network inputs, row by row, in the model's own scale
     * @param count how many, the batch of the constructor
     * @param shares receives one row per example: a share for every neighbour, their sum 1
     */
    void assign(float[] rows, int count, float[] shares) {
        for (int first = 0; first < count; first += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - first);
            for (int v = 0; v < some; v++) {
                System.arraycopy(rows, (first + v) * inputs, workspace.input(v), 0, inputs);
            }
            network.apply(workspace, some);
            for (int v = 0; v < some; v++) {
                System.arraycopy(workspace.output(v), 0, embedded, (first + v) * dimension, dimension);
            }
        }
        examples.write(embedded, 0, embedded.length);
        scores.product(points, true, examples, false);
        scores.read(shares, 0, shares.length);
        for (int i = 0; i < count; i++) {
            int at = i * proxies;
            for (int g = 0; g < proxies; g++) {
                shares[at + g] = 2 * shares[at + g] - squares[g];
            }
            ProxyLoss.softmax(shares, at, proxies);
        }
    }
}
