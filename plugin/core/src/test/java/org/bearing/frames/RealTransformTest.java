package org.bearing.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTransformTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 12, 64, 96, 384})
    void agreesWithTheDefinition(int size) {
        SplittableRandom random = new SplittableRandom(size);
        float[] x = new float[size];
        for (int n = 0; n < size; n++) {
            x[n] = (float) random.nextDouble(-1, 1);
        }
        float[] re = new float[size / 2 + 1];
        float[] im = new float[size / 2 + 1];
        new RealTransform(size).apply(x.clone(), re, im);
        for (int k = 0; k <= size / 2; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < size; n++) {
                sumRe += x[n] * Math.cos(2 * Math.PI * k * n / size);
                sumIm -= x[n] * Math.sin(2 * Math.PI * k * n / size);
            }
            assertThat(re[k]).isCloseTo((float) sumRe, within((float) TOLERANCE));
            assertThat(im[k]).isCloseTo((float) sumIm, within((float) TOLERANCE));
        }
    }

    @Test
    void knowsItsSizes() {
        assertThat(List.of(2, 6, 1024, 3072)).allMatch(RealTransform::supports);
        assertThat(List.of(0, 1, 3, 9, 10, 18, 1000)).noneMatch(RealTransform::supports);
    }
}
