package org.bearing.cues;

import org.bearing.frames.StereoSpectrum;

/**
 * Bins weighted by how much they are direct sound: coherence^6 over 3 x 3 cells, times onset, times energy^0.3.
 *
 * <p>Onset = E(t) / mean(E(t), E(t - 1)), at least 0.05 (it cannot exceed 2). A common factor of all energies cancels in
 * every weighted mean. Coherence as a guide to the direct sound: C. Faller and J. Merimaa 2004, JASA 116 (5), 3075.
 */
final class WeightedEvidence implements FrameEvidence {
    private static final float ENERGY_EXPONENT = 0.3f;
    private static final float LEAST_ONSET = 0.05f;
    private static final float LEAST_ENERGY = 1e-30f;
    private static final float MOST_LEVEL_DB = 60;

    private final CellCoherence cells;
    private final int coherenceFrom;
    private final int coherenceTo;
    private float coherentEnergy;
    private float energy;

    /**
     * Allocates the buffers.
     *
     * @param from first bin, at least 1
     * @param to bin after the last one; it exists too
     * @param coherenceFrom first bin of the coherence band
     * @param coherenceTo bin after its last one
     */
    WeightedEvidence(int from, int to, int coherenceFrom, int coherenceTo) {
        cells = new CellCoherence(from, to);
        this.coherenceFrom = Math.max(from, coherenceFrom) - from;
        this.coherenceTo = Math.min(to, coherenceTo) - from;
    }

    @Override
    public boolean accept(StereoSpectrum spectrum) {
        return cells.accept(spectrum);
    }

    @Override
    public int delay() {
        return 1;
    }

    @Override
    public void write(float[] weight, float[] level, float[] phaseRe, float[] phaseIm, float[] spectrum) {
        weigh(weight, spectrum);
        float[] left = cells.powerLeft(1);
        float[] right = cells.powerRight(1);
        float[] re = cells.crossRe();
        float[] im = cells.crossIm();
        for (int i = 0; i < weight.length; i++) {
            float w = weight[i];
            float db = FastLog.DB_PER_OCTAVE * (FastLog.log2(left[i + 1]) - FastLog.log2(right[i + 1]));
            level[i] = w * (db > MOST_LEVEL_DB ? MOST_LEVEL_DB : db < -MOST_LEVEL_DB ? -MOST_LEVEL_DB : db);
            float square = re[i + 1] * re[i + 1] + im[i + 1] * im[i + 1];
            float scale = square > LEAST_ENERGY ? w / (float) Math.sqrt(square) : 0;
            phaseRe[i] = scale * re[i + 1];
            phaseIm[i] = scale * im[i + 1];
        }
    }

    private void weigh(float[] weight, float[] spectrum) {
        float[] left = cells.powerLeft(1);
        float[] right = cells.powerRight(1);
        float[] leftBefore = cells.powerLeft(2);
        float[] rightBefore = cells.powerRight(2);
        float[] coherence = cells.coherence();
        coherentEnergy = 0;
        energy = 0;
        for (int i = 0; i < weight.length; i++) {
            float now = left[i + 1] + right[i + 1];
            if (!(now > LEAST_ENERGY)) {
                weight[i] = 0;
                spectrum[i] = 0;
                continue;
            }
            float octaves = FastLog.log2(now);
            float compressed = FastLog.exp2(ENERGY_EXPONENT * octaves);
            float rise = 2 * now / (now + (leftBefore[i + 1] + rightBefore[i + 1]));
            float onset = rise > LEAST_ONSET ? rise : LEAST_ONSET;
            float square = coherence[i] * coherence[i];
            weight[i] = square * square * square * onset * compressed;
            spectrum[i] = weight[i] * FastLog.DB_PER_OCTAVE * octaves;
            if (i >= coherenceFrom && i < coherenceTo) {
                coherentEnergy += compressed * coherence[i];
                energy += compressed;
            }
        }
    }

    @Override
    public float coherentEnergy() {
        return coherentEnergy;
    }

    @Override
    public float energy() {
        return energy;
    }

    @Override
    public void reset() {
        cells.reset();
    }
}
