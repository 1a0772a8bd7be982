package org.bearing.training.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much the 90% arc covers.
 *
 * @param overall share of the azimuth errors inside
 * @param terciles the same for the third with the least, middle and most spread
 * @param meanDeg mean half-width of those thirds, degrees
 */
record Coverage(double overall, List<Double> terciles, List<Double> meanDeg) {
    private static final int PARTS = 3;

    Coverage {
        terciles = List.copyOf(terciles);
        meanDeg = List.copyOf(meanDeg);
    }

    /** Counts samples. */
    static Coverage of(List<Sample> samples, Fit fit) {
        List<Sample> sorted = new ArrayList<>(samples);
        sorted.sort(Comparator.comparingDouble(s -> s.readout().spreadRad()));
        List<Double> shares = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<Sample> third = sorted.subList(part * sorted.size() / PARTS, (part + 1) * sorted.size() / PARTS);
            shares.add(inside(third, fit));
            widths.add(Math.toDegrees(third.stream()
                    .mapToDouble(s -> fit.calibration().arcRad(s.readout().spreadRad()))
                    .average()
                    .orElse(Double.NaN)));
        }
        return new Coverage(inside(sorted, fit), shares, widths);
    }

    private static double inside(List<Sample> samples, Fit fit) {
        long inside = samples.stream()
                .filter(s -> s.answeredErrorRad(fit)
                        <= fit.calibration().arcRad(s.readout().spreadRad()))
                .count();
        return (double) inside / samples.size();
    }
}
