package org.bearing.training.bianco.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final List<Integer> COLUMNS = List.of(114, 247, 494);

    private static Sheet sheet(double first, double second, double third) {
        Sheet sheet = new Sheet();
        sheet.add("rival", 0, new Scores(5, 60, 10));
        sheet.add("ours", 114, new Scores(first, 50, 10));
        sheet.add("ours", 247, new Scores(second, 70, 10));
        sheet.add("ours", 494, new Scores(third, 80, 10));
        return sheet;
    }

    @Test
    void anOrderingThatHoldsFromTheClaimedNumberOnIsConfirmed() {
        assertThat(Orderings.sentence(sheet(6, 4, 3), COLUMNS, "ours", "rival", 247, "paper: from J = 247 on"))
                .contains(
                        "ours against rival (paper: from J = 247 on): confirmed; ahead at J = 247 and 494; behind at J ="
                                + " 114 (6.00 against 5.00).");
    }

    @Test
    void anOrderingThatFailsWhereItIsClaimedIsRefuted() {
        assertThat(Orderings.sentence(sheet(6, 5.5, 5.2), COLUMNS, "ours", "rival", 247, "paper"))
                .contains(
                        "ours against rival (paper): not confirmed; never ahead; behind at J = 114 (6.00 against 5.00), 247 (5.50"
                                + " against 5.00) and 494 (5.20 against 5.00).");
    }

    @Test
    void anEqualErrorIsNotAhead() {
        assertThat(Orderings.sentence(sheet(4, 5, 4), COLUMNS, "ours", "rival", 247, "paper"))
                .hasValueSatisfying(text -> assertThat(text).contains("not confirmed"));
    }

    @Test
    void whatIsMissingIsNotCompared() {
        assertThat(Orderings.sentence(sheet(6, 4, 3), COLUMNS, "ours", "nobody", 247, "paper"))
                .isEmpty();
    }

    @Test
    void theTableShowsBothNumbersAndLeavesGapsWhereNothingIsTrained() {
        Sheet sheet = sheet(6, 4, 3);
        sheet.add("late", 494, new Scores(2.345, Double.NaN, 10));
        List<String> lines = sheet.markdown(COLUMNS, (method, labels) -> method.equals("ours") ? "1 / 2" : "");
        assertThat(lines)
                .containsExactly(
                        "| method | no labels | J = 114 | J = 247 | J = 494 |",
                        "|---|---:|---:|---:|---:|",
                        "| rival | 5.00 / 60.0 |  |  |  |",
                        "| ours |  | 6.00 / 50.0 (1 / 2) | 4.00 / 70.0 (1 / 2) | 3.00 / 80.0 (1 / 2) |",
                        "| late |  | - | - | 2.35 |");
    }

    @Test
    void thePaperNumbersStandWhereTheyBelong() {
        assertThat(Printed.tableTwo(Rooms.DTU, true, Learner.VAE_SSL.label(), 988))
                .isEqualTo("2.99 / 79.5");
        assertThat(Printed.tableTwo(Rooms.MIR, false, Learner.CNN_AS_CODE.label(), 117))
                .isEqualTo("17.0 / 51.1");
        assertThat(Printed.tableTwo(Rooms.MIR, true, Contender.SRP, 0)).isEqualTo("5.34 / 74.6");
        assertThat(Printed.tableTwo(Rooms.DTU, true, Learner.CNN.label(), 988)).isEmpty();
        assertThat(Printed.tableThree(Contender.RTF, true)).isEqualTo("38.0");
    }

    @Test
    void theNumbersOfLabelsAreThePapers() {
        assertThat(Rooms.DTU.labels(7999)).containsExactly(114, 247, 494, 988, 1995, 3990, 7999);
        assertThat(Rooms.MIR.labels(7999)).containsExactly(117, 247, 494, 988, 1989, 3991, 7995);
        assertThat(Rooms.DTU.labels(988)).containsExactly(114, 247, 494, 988);
    }
}
