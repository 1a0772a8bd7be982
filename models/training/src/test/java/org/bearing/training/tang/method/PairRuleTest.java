package org.bearing.training.tang.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bearing.training.embedding.LossSpec;
import org.bearing.training.embedding.MarginUnit;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairRuleTest {
    private static final double ROUNDING = 1e-4;

    static MethodSpec spec(Kind kind, double similar, LossSpec.Form form, MarginUnit unit, boolean constant) {
        return new MethodSpec(kind, similar, form, unit, constant, false, 0, 5, false, 10, 3, 10, 1);
    }

    private static PairRule rule(Kind kind, double similar, MarginUnit unit) {
        return new PairRule(spec(kind, similar, LossSpec.Form.LITERAL, unit, false));
    }

    private static float[] unit(double azimuthDeg, double elevationDeg) {
        double a = Math.toRadians(azimuthDeg);
        double e = Math.toRadians(elevationDeg);
        return new float[] {
            (float) (Math.cos(e) * Math.cos(a)), (float) (Math.cos(e) * Math.sin(a)), (float) Math.sin(e)
        };
    }

    private static float[] pair(float[] one, float[] other) {
        float[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Checklist finding 10: in degrees the margin is constant for all practical purposes. */
    @ParameterizedTest
    @CsvSource({
        "DEGREES, 5, 0.99331",
        "DEGREES, 15, 0.9999997",
        "DEGREES, 180, 1",
        "RADIANS, 5, 0.522",
        "RADIANS, 15, 0.565",
        "RADIANS, 30, 0.628",
        "RADIANS, 90, 0.828",
        "RADIANS, 180, 0.959",
        "CHORD, 5, 0.5218",
        "CHORD, 180, 0.8808"
    })
    void marginsOfOneAngleAreThoseOfEquation14(MarginUnit unit, double apartDeg, double mu) {
        PairRule rule = rule(Kind.SCE, 3, unit);
        double tolerance = unit == MarginUnit.DEGREES ? 1e-6 : 5e-4;
        assertThat(rule.margin(apartDeg)).isCloseTo(mu, within(Math.max(tolerance, 5e-6)));
    }

    @ParameterizedTest
    @CsvSource({"0.0872, 0.5218", "2.0, 0.8808"})
    void marginsInMetresAreThoseOfEquation14(double metres, double mu) {
        assertThat(rule(Kind.WSCE, 3, MarginUnit.CHORD).margin(metres)).isCloseTo(mu, within(ROUNDING));
    }

    @Test
    void largeDistancesDoNotOverflowTheMargin() {
        assertThat(PairRule.sigmoid(1000)).isEqualTo(1);
        assertThat(PairRule.sigmoid(89)).isEqualTo(1);
    }

    @Test
    void aConstantMarginIsOneWhateverTheDistance() {
        PairRule constant = new PairRule(spec(Kind.WSCE, 5, LossSpec.Form.LITERAL, MarginUnit.CHORD, true));
        assertThat(constant.margin(0.1)).isEqualTo(1);
        MethodSpec implicit = new MethodSpec(
                Kind.WSCE, 5, LossSpec.Form.LITERAL, MarginUnit.CHORD, false, true, 0, 5, false, 10, 3, 10, 1);
        assertThat(new PairRule(implicit).margin(0.1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"5, 0.0873", "15, 0.2618", "30, 0.5236"})
    void equation11IsNotRounded(double degrees, double metres) {
        PairRule rule = rule(Kind.WSCE, degrees, MarginUnit.CHORD);
        assertThat(rule.similar(metres - ROUNDING)).isTrue();
        assertThat(rule.similar(metres + ROUNDING)).isFalse();
    }

    @Test
    void aPairAtExactlyTheThresholdIsSimilar() {
        PairRule azimuth = rule(Kind.SCE, 5, MarginUnit.DEGREES);
        assertThat(azimuth.similar(azimuth.distance(new float[] {-2.5f, 2.5f}, 0, 1)))
                .isTrue();
        assertThat(azimuth.similar(azimuth.distance(new float[] {-2.5f, 2.6f}, 0, 1)))
                .isFalse();
        PairRule both = rule(Kind.WSCE, 15, MarginUnit.CHORD);
        float[] labels = pair(unit(0, 0), unit(15, 0));
        // With the printed, rounded 0.26 m this pair would be dissimilar.
        assertThat(both.distance(labels, 0, 1)).isGreaterThan(0.26);
        assertThat(both.similar(both.distance(labels, 0, 1))).isTrue();
    }

    @Test
    void azimuthsWrapAround() {
        PairRule rule = rule(Kind.SCE, 5, MarginUnit.DEGREES);
        assertThat(rule.distance(new float[] {179, -179}, 0, 1)).isCloseTo(2, within(ROUNDING));
        assertThat(rule.similar(rule.distance(new float[] {179, -179}, 0, 1))).isTrue();
    }
}
