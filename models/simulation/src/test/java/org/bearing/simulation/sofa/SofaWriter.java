package org.bearing.simulation.sofa;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.nio.file.Path;
import java.util.function.Function;
import org.bearing.geometry.Direction;
import org.bearing.simulation.head.HrirSet;

/** Writes small SOFA files, good ones and bad ones. */
final class SofaWriter {
    String convention = "SimpleFreeFieldHRIR";
    String dataType = "FIR";
    String positionType = "spherical";
    String positionUnits = "degree, degree, metre";
    Function<Direction, double[]> position = d -> new double[] {d.azimuthDeg(), d.elevationDeg(), 1.2};
    int ears = 2;
    int count = Integer.MAX_VALUE;
    boolean rightEarFirst;
    double[][] delays = {{0, 0}};

    void write(HrirSet set, Path path) {
        int all = Math.min(count, set.directions().size());
        double[][][] responses = new double[all][ears][];
        double[][] positions = new double[all][];
        for (int m = 0; m < all; m++) {
            positions[m] = position.apply(set.directions().get(m));
            for (int ear = 0; ear < ears; ear++) {
                float[] response = set.response(m, rightEarFirst ? 1 - ear : ear);
                responses[m][ear] = new double[response.length];
                for (int t = 0; t < response.length; t++) {
                    responses[m][ear][t] = response[t];
                }
            }
        }
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putAttribute("Conventions", "SOFA");
            file.putAttribute("SOFAConventions", convention);
            file.putAttribute("DataType", dataType);
            file.putDataset("Data.IR", responses);
            file.putDataset("Data.SamplingRate", new double[] {set.rateHz()});
            file.putDataset("Data.Delay", delays);
            WritableDataset source = file.putDataset("SourcePosition", positions);
            source.putAttribute("Type", positionType);
            source.putAttribute("Units", positionUnits);
            double side = rightEarFirst ? -0.09 : 0.09;
            WritableDataset receivers =
                    file.putDataset("ReceiverPosition", new double[][][] {{{0}, {side}, {0}}, {{0}, {-side}, {0}}});
            receivers.putAttribute("Type", "cartesian");
            receivers.putAttribute("Units", "metre");
        }
    }
}
