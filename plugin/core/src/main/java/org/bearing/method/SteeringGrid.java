package org.bearing.method;

import org.bearing.frames.FrameSpec;
import org.bearing.geometry.SphericalHead;

/**
 * The directions that a pair of microphones is steered to, from -90 to 90 degrees in even steps.
 *
 * <p>Steps of 10 or 15 degrees are those of Bianco et al. 2021 (section IV-E) and answer with a point of the grid; steps of
 * 1 degree answer with the peak of the parabola through three points. Sources are distant. So they were in the paper: its
 * code asks the toolbox for a near field without a distance, and the toolbox then steers to plane waves.
 *
 * @param spacingM distance between the microphones, above 0, m
 * @param stepDeg step of the grid, a divisor of 90 up to 45, degrees
 */
public record SteeringGrid(double spacingM, int stepDeg) {
    /** Bins from 0 Hz up to, without it, half the rate, as the paper's toolbox takes a range. */
    static final int BINS = FrameSpec.BIANCO.frameSize() / 2;

    private static final int RIGHT_ANGLE_DEG = 90;
    private static final int LARGEST_STEP_DEG = 45;

    public SteeringGrid {
        if (!(spacingM > 0 && Double.isFinite(spacingM))) {
            throw new IllegalArgumentException("spacingM must be above 0: " + spacingM);
        }
        if (!divides(stepDeg)) {
            throw new IllegalArgumentException("stepDeg must be a divisor of 90 in [1, 45]: " + stepDeg);
        }
    }

    /**
     * Whether there is a grid of a step.
     *
     * @param stepDeg degrees
     * @return whether both ends and the front are points of it
     */
    public static boolean divides(double stepDeg) {
        return stepDeg >= 1 && stepDeg <= LARGEST_STEP_DEG && RIGHT_ANGLE_DEG % stepDeg == 0 && stepDeg % 1 == 0;
    }

    /** {@return points from the front to one end, the front not counted} */
    int side() {
        return RIGHT_ANGLE_DEG / stepDeg;
    }

    /** {@return whether the answer lies between the points} */
    boolean interpolates() {
        return stepDeg == 1;
    }

    /** {@return width of a step, rad} */
    double stepRad() {
        return Math.toRadians(stepDeg);
    }

    /** Phase by which the left channel leads in a bin, for a point so many steps left of the front, rad. */
    double phaseRad(int bin, int steps) {
        double delay = spacingM / SphericalHead.SPEED_OF_SOUND * Math.sin(steps * stepRad());
        return 2 * Math.PI * FrameSpec.BIANCO.sampleRateHz() / FrameSpec.BIANCO.frameSize() * bin * delay;
    }
}
