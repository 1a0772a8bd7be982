package org.bearing.cues;

import org.bearing.frames.StereoSpectrum;

/** Tang et al. 2022 eq. 1: every frame counts alike. Powers below 1e-16 in both channels count as nothing heard. */
final class PlainEvidence implements FrameEvidence {
    private static final double SILENT_POWER = 1e-16;
    private static final double POWER_FLOOR = 1e-12;

    private final int from;
    private final float[] powerLeft;
    private final float[] powerRight;
    private final float[] crossRe;
    private final float[] crossIm;

    /**
     * Allocates the buffers.
     *
     * @param from first bin
     * @param to bin after the last one
     */
    PlainEvidence(int from, int to) {
        this.from = from;
        powerLeft = new float[to - from];
        powerRight = new float[to - from];
        crossRe = new float[to - from];
        crossIm = new float[to - from];
    }

    @Override
    public boolean accept(StereoSpectrum spectrum) {
        CellCoherence.products(spectrum, from, powerLeft, powerRight, crossRe, crossIm);
        return true;
    }

    @Override
    public int delay() {
        return 0;
    }

    @Override
    public void write(float[] weight, float[] level, float[] phaseRe, float[] phaseIm, float[] spectrum) {
        for (int i = 0; i < weight.length; i++) {
            double left = powerLeft[i];
            double right = powerRight[i];
            boolean heard = left >= SILENT_POWER || right >= SILENT_POWER;
            weight[i] = heard ? 1 : 0;
            level[i] = heard ? (float) (10 * Math.log10((left + POWER_FLOOR) / (right + POWER_FLOOR))) : 0;
            spectrum[i] = heard ? (float) (10 * Math.log10(left + right + POWER_FLOOR)) : 0;
            double size = Math.sqrt((double) crossRe[i] * crossRe[i] + (double) crossIm[i] * crossIm[i]);
            double scale = heard && size > 0 ? 1 / size : 0;
            phaseRe[i] = (float) (crossRe[i] * scale);
            phaseIm[i] = (float) (crossIm[i] * scale);
        }
    }

    @Override
    public float coherentEnergy() {
        return 0;
    }

    @Override
    public float energy() {
        return 0;
    }

    @Override
    public void reset() {
        // Every frame stands alone.
    }
}
