package org.bearing.simulation.head;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;

/**
 * The triangles between directions on the sphere: the facets of their convex hull.
 *
 * <p>A direction is found by walking from a triangle near it to the one that holds it; the three weights are the
 * barycentric coordinates of the point where the direction's ray meets the triangle. Immutable, for any thread.
 */
final class SphericalTriangulation {
    private static final double PERTURBATION = 1e-8;
    private static final double SMALLEST_FACET_DISTANCE = 0.02;
    private static final double INSIDE = -1e-9;
    private static final int CELLS = 16;
    private static final int LONGEST_WALK = 400;

    private final double[][] points;
    private final int[][] corners;
    private final int[][] neighbours;
    private final double[] inverses;
    private final int[] cells = new int[6 * CELLS * CELLS];

    /**
     * Triangulates.
     *
     * @param directions distinct directions
     * @param what what they belong to, for the message
     * @throws ConfigurationException if they do not surround the centre
     */
    SphericalTriangulation(List<Direction> directions, String what) {
        points = new double[directions.size()][];
        for (int i = 0; i < points.length; i++) {
            Direction d = directions.get(i);
            points[i] = new double[] {d.x(), d.y(), d.z()};
        }
        List<int[]> faces = points.length < 4 ? List.of() : new Hull(points).faces;
        if (faces.isEmpty() || !surroundsCentre(faces)) {
            throw new ConfigurationException(what + " has " + points.length
                    + " usable source directions that do not surround the head; expected a set measured all around it;"
                    + " use a file with directions in front, behind, on both sides, above and below");
        }
        corners = faces.toArray(new int[0][]);
        neighbours = neighbours(corners);
        inverses = inverses();
        fillCells();
    }

    /**
     * Finds the triangle of a direction.
     *
     * @param x front component of the unit vector
     * @param y left component
     * @param z up component
     * @param into receives the corners and their weights
     */
    void locate(double x, double y, double z, Blend into) {
        int triangle = cells[cell(x, y, z)];
        for (int step = 0; step < LONGEST_WALK; step++) {
            int at = 9 * triangle;
            double w0 = inverses[at] * x + inverses[at + 1] * y + inverses[at + 2] * z;
            double w1 = inverses[at + 3] * x + inverses[at + 4] * y + inverses[at + 5] * z;
            double w2 = inverses[at + 6] * x + inverses[at + 7] * y + inverses[at + 8] * z;
            double least = Math.min(w0, Math.min(w1, w2));
            if (least >= INSIDE || step == LONGEST_WALK - 1) {
                into.set(corners[triangle], Math.max(0, w0), Math.max(0, w1), Math.max(0, w2));
                return;
            }
            triangle = neighbours[triangle][least == w0 ? 0 : least == w1 ? 1 : 2];
        }
    }

    /** {@return for each direction the part of the sphere nearest to it: a third of its triangles; sums to 1} */
    double[] areas() {
        double[] areas = new double[points.length];
        double sum = 0;
        for (int[] face : corners) {
            double[] n = cross(points[face[0]], points[face[1]], points[face[2]]);
            double area = Math.sqrt(dot(n, n));
            for (int corner : face) {
                areas[corner] += area;
            }
            sum += 3 * area;
        }
        for (int i = 0; i < areas.length; i++) {
            areas[i] /= sum;
        }
        return areas;
    }

    private boolean surroundsCentre(List<int[]> faces) {
        for (int[] face : faces) {
            double[] n = cross(points[face[0]], points[face[1]], points[face[2]]);
            if (!(dot(n, points[face[0]]) > SMALLEST_FACET_DISTANCE * Math.sqrt(dot(n, n)))) {
                return false;
            }
        }
        return true;
    }

    private static int[][] neighbours(int[][] corners) {
        Map<Long, Integer> owner = new HashMap<>();
        for (int t = 0; t < corners.length; t++) {
            for (int i = 0; i < 3; i++) {
                owner.put(edge(corners[t][i], corners[t][(i + 1) % 3]), t);
            }
        }
        int[][] neighbours = new int[corners.length][3];
        for (int t = 0; t < corners.length; t++) {
            for (int i = 0; i < 3; i++) {
                Integer other = owner.get(edge(corners[t][(i + 2) % 3], corners[t][(i + 1) % 3]));
                neighbours[t][i] = other == null ? t : other;
            }
        }
        return neighbours;
    }

    private double[] inverses() {
        double[] all = new double[9 * corners.length];
        double[] origin = new double[3];
        for (int t = 0; t < corners.length; t++) {
            double[] a = points[corners[t][0]];
            double[] b = points[corners[t][1]];
            double[] c = points[corners[t][2]];
            double[][] rows = {cross(origin, b, c), cross(origin, c, a), cross(origin, a, b)};
            double determinant = dot(a, rows[0]);
            for (int i = 0; i < 9; i++) {
                all[9 * t + i] = rows[i / 3][i % 3] / determinant;
            }
        }
        return all;
    }

    private void fillCells() {
        for (int cell = 0; cell < cells.length; cell++) {
            double a = 2 * (cell % CELLS + 0.5) / CELLS - 1;
            double b = 2 * (cell / CELLS % CELLS + 0.5) / CELLS - 1;
            int side = cell / (CELLS * CELLS);
            double sign = side % 2 == 0 ? 1 : -1;
            double[] v = side < 2
                    ? new double[] {sign, a, b}
                    : side < 4 ? new double[] {a, sign, b} : new double[] {a, b, sign};
            int best = 0;
            double bestLeast = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < corners.length; t++) {
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < 3; i++) {
                    int at = 9 * t + 3 * i;
                    least = Math.min(least, inverses[at] * v[0] + inverses[at + 1] * v[1] + inverses[at + 2] * v[2]);
                }
                if (least > bestLeast) {
                    bestLeast = least;
                    best = t;
                }
            }
            cells[cell] = best;
        }
    }

    private static int cell(double x, double y, double z) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double az = Math.abs(z);
        if (ax >= ay && ax >= az) {
            return cell(x > 0 ? 0 : 1, y / ax, z / ax);
        }
        return ay >= az ? cell(y > 0 ? 2 : 3, x / ay, z / ay) : cell(z > 0 ? 4 : 5, x / az, y / az);
    }

    private static int cell(int side, double a, double b) {
        int column = Math.min(CELLS - 1, (int) ((a + 1) / 2 * CELLS));
        int row = Math.min(CELLS - 1, (int) ((b + 1) / 2 * CELLS));
        return (side * CELLS + row) * CELLS + column;
    }

    private static long edge(int from, int to) {
        return ((long) from << 32) | to;
    }

    private static double[] cross(double[] o, double[] a, double[] b) {
        double ax = a[0] - o[0];
        double ay = a[1] - o[1];
        double az = a[2] - o[2];
        double bx = b[0] - o[0];
        double by = b[1] - o[1];
        double bz = b[2] - o[2];
        return new double[] {ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** The convex hull, one point after the other; points are moved a little so that no four share a plane. */
    private static final class Hull {
        private final double[][] moved;
        private List<int[]> faces = new ArrayList<>();

        Hull(double[][] points) {
            SplittableRandom random = new SplittableRandom(1);
            moved = new double[points.length][];
            for (int i = 0; i < points.length; i++) {
                double scale = 1 + PERTURBATION * random.nextDouble();
                moved[i] = new double[] {points[i][0] * scale, points[i][1] * scale, points[i][2] * scale};
            }
            int[] first = tetrahedron();
            if (first.length == 0) {
                return;
            }
            for (int i = 0; i < 4; i++) {
                addOutward(first[i], first[(i + 1) % 4], first[(i + 2) % 4], first[(i + 3) % 4]);
            }
            for (int p = 0; p < moved.length; p++) {
                if (p != first[0] && p != first[1] && p != first[2] && p != first[3]) {
                    add(p);
                }
            }
        }

        /** Four points far from a common plane; empty if there are none. */
        private int[] tetrahedron() {
            int b = 0;
            int c = 0;
            int d = 0;
            double best = 0;
            for (int i = 1; i < moved.length; i++) {
                double[] v = cross(moved[0], moved[i], new double[3]);
                double size = dot(v, v);
                b = size > best ? i : b;
                best = Math.max(best, size);
            }
            best = 0;
            for (int i = 1; i < moved.length; i++) {
                double[] v = cross(moved[0], moved[b], moved[i]);
                double size = dot(v, v);
                c = size > best ? i : c;
                best = Math.max(best, size);
            }
            best = 0;
            double[] n = cross(moved[0], moved[b], moved[c]);
            for (int i = 1; i < moved.length; i++) {
                double size = Math.abs(dot(n, moved[i]) - dot(n, moved[0]));
                d = size > best ? i : d;
                best = Math.max(best, size);
            }
            return best > 1e-4 ? new int[] {0, b, c, d} : new int[0];
        }

        private void addOutward(int a, int b, int c, int inside) {
            double[] n = cross(moved[a], moved[b], moved[c]);
            boolean outward = dot(n, moved[a]) > dot(n, moved[inside]);
            faces.add(outward ? new int[] {a, b, c} : new int[] {a, c, b});
        }

        private void add(int point) {
            List<int[]> kept = new ArrayList<>(faces.size() + 8);
            Set<Long> seen = new HashSet<>();
            List<int[]> edges = new ArrayList<>();
            for (int[] face : faces) {
                double[] n = cross(moved[face[0]], moved[face[1]], moved[face[2]]);
                if (dot(n, moved[point]) > dot(n, moved[face[0]])) {
                    for (int i = 0; i < 3; i++) {
                        edges.add(new int[] {face[i], face[(i + 1) % 3]});
                        seen.add(edge(face[i], face[(i + 1) % 3]));
                    }
                } else {
                    kept.add(face);
                }
            }
            for (int[] e : edges) {
                if (!seen.contains(edge(e[1], e[0]))) {
                    kept.add(new int[] {e[0], e[1], point});
                }
            }
            faces = kept;
        }
    }
}
