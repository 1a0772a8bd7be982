package org.bearing.simulation.sofa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.simulation.TestHeads;
import org.bearing.simulation.head.HrirSet;
import org.bearing.simulation.head.SphericalHrirs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SofaFileTest {
    private static final HrirSet SPHERE = SphericalHrirs.of(0.09, 44_100, 60);
    private static final double ANGLE_RAD = 1e-6;

    @TempDir
    Path folder;

    private final SofaWriter writer = new SofaWriter();

    private Path written() {
        Path file = folder.resolve("some_head.sofa");
        writer.write(SPHERE, file);
        return file;
    }

    private void readsAsWritten() {
        HrirSet read = SofaFile.read(written());
        assertThat(read.name()).isEqualTo("some_head");
        assertThat(read.rateHz()).isEqualTo(44_100);
        assertThat(read.directions()).hasSize(60);
        for (int m = 0; m < 60; m++) {
            assertThat(read.directions().get(m).angleTo(SPHERE.directions().get(m)))
                    .isLessThan(ANGLE_RAD);
            assertThat(read.response(m, 0)).containsExactly(SPHERE.response(m, 0));
            assertThat(read.response(m, 1)).containsExactly(SPHERE.response(m, 1));
        }
    }

    @Test
    void readsSphericalDegrees() {
        readsAsWritten();
    }

    @Test
    void readsSphericalRadians() {
        writer.positionUnits = "radian, radian, metre";
        writer.position = d -> new double[] {d.azimuthRad(), d.elevationRad(), 1.2};
        readsAsWritten();
    }

    @Test
    void readsCartesianMetres() {
        writer.positionType = "cartesian";
        writer.positionUnits = "metre";
        writer.position = d -> new double[] {1.2 * d.x(), 1.2 * d.y(), 1.2 * d.z()};
        readsAsWritten();
    }

    @Test
    void readsInterauralPolarOfEitherSign() {
        writer.positionType = "interaural-polar";
        for (double sign : new double[] {1, -1}) {
            writer.position = d ->
                    new double[] {sign * Math.toDegrees(d.lateralRad()), Math.toDegrees(Math.atan2(d.z(), d.x())), 1};
            readsAsWritten();
        }
    }

    @Test
    void readsFreeFieldFilesOfOtherConventions() {
        writer.convention = "FreeFieldHRIR";
        readsAsWritten();
    }

    @Test
    void readsTheLeftEarWhereTheReceiversAreTheOtherWayRound() {
        writer.rightEarFirst = true;
        readsAsWritten();
    }

    @Test
    void keepsDelaysOfBothShapes() {
        writer.delays = new double[][] {{3, 5}};
        HrirSet one = SofaFile.read(written());
        assertThat(one.extraDelay(7, 0)).isEqualTo(3);
        assertThat(one.extraDelay(7, 1)).isEqualTo(5);
        writer.delays = new double[60][2];
        writer.delays[7][1] = 2.5;
        HrirSet each = SofaFile.read(written());
        assertThat(each.extraDelay(7, 1)).isEqualTo(2.5);
        assertThat(each.extraDelay(8, 1)).isZero();
    }

    @Test
    void refusesAnotherConvention() {
        writer.convention = "SingleRoomDRIR";
        refuses(ConfigurationException.class, written(), "SingleRoomDRIR");
    }

    @Test
    void refusesTransferFunctions() {
        writer.dataType = "TF";
        refuses(ConfigurationException.class, written(), "TF");
    }

    @Test
    void refusesOneEar() {
        writer.ears = 1;
        refuses(ConfigurationException.class, written(), "1 receivers");
    }

    @Test
    void refusesTooFewDirections() {
        writer.count = 3;
        refuses(ConfigurationException.class, written(), "surround");
        writer.count = 20;
        refuses(ConfigurationException.class, written(), "surround");
    }

    @Test
    void refusesElevationsThatAreNone() {
        writer.position = d -> new double[] {d.azimuthDeg(), 180, 1};
        refuses(ConfigurationException.class, written(), "elevation");
    }

    @Test
    void refusesTruncatedFilesOfAnyLength() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Path file = folder.resolve("short.sofa");
        for (double part : new double[] {0.001, 0.01, 0.1, 0.5, 0.9}) {
            Files.write(file, Arrays.copyOf(whole, Math.max(12, (int) (whole.length * part))));
            refuses(BearingException.class, file, "short.sofa");
        }
    }

    @Test
    void refusesATruncatedMeasuredHead() throws IOException {
        byte[] whole = Files.readAllBytes(TestHeads.sofa("cipic_subject_003"));
        Path file = folder.resolve("short.sofa");
        for (double part : new double[] {0.01, 0.3, 0.99}) {
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));
            refuses(BearingException.class, file, "short.sofa");
        }
    }

    @Test
    void refusesWhatIsNoHdf5() throws IOException {
        Path file = Files.writeString(folder.resolve("page.sofa"), "<html>not found</html>");
        refuses(BearingException.class, file, "HDF5");
        refuses(BearingException.class, Files.createFile(folder.resolve("empty.sofa")), "HDF5");
        refuses(BearingException.class, folder.resolve("absent.sofa"), "absent.sofa");
        refuses(BearingException.class, folder, "readable");
    }

    @Test
    void readsMeasuredHeadsWithTheLeftEarAtTheLeft() {
        HrirSet set = SofaFile.read(TestHeads.sofa("cipic_subject_003"));
        assertThat(set.directions()).hasSize(1250);
        assertThat(set.directions().stream()
                        .mapToDouble(Direction::lateralRad)
                        .max()
                        .orElseThrow())
                .isCloseTo(Math.toRadians(80), within(1e-3));
        double balance = 0;
        for (int m = 0; m < 1250; m++) {
            double side = Math.signum(set.directions().get(m).y());
            balance += side * (set.onset(m, 1) - set.onset(m, 0));
        }
        assertThat(balance).isPositive();
    }

    private static void refuses(Class<? extends BearingException> kind, Path file, String said) {
        assertThatThrownBy(() -> SofaFile.read(file))
                .isExactlyInstanceOf(kind)
                .hasMessageContaining(said)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("expected");
    }
}
