package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.List;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.inference.pair.PairBlend;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.PairReadout;
import org.bearing.inference.pair.PairTrust;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.method.DirectionCandidates;
import org.bearing.simulation.pair.PairSceneRanges;

/**
 * Chooses how far the angle of a tuned model is trusted beside the correlation peak: a model that knows the room errs less than
 * it did in the many rooms that its trust was fitted on. One number, as a few labels cannot fit more; confidence and arc stay.
 */
public final class PairBlendFit {
    /** What the deviation of the model may shrink to. */
    private static final List<Double> FACTORS = List.of(1.0, 0.7, 0.5, 0.35, 0.25);

    private static final List<Double> WINDOWS_S = List.of(PairSceneRanges.SEQUENCE_S, 1.0);

    private final List<PairReadout> readouts = new ArrayList<>();
    private final List<Double> lateralRad = new ArrayList<>();

    /** Makes a fit without estimates. */
    public PairBlendFit() {}

    /**
     * Adds an estimate.
     *
     * @param readout what lies behind it
     * @param truthRad true lateral angle, + = left, rad
     */
    public void add(PairReadout readout, double truthRad) {
        readouts.add(readout);
        lateralRad.add(truthRad);
    }

    /**
     * Chooses.
     *
     * @param before the trust as it was
     * @return the trust with the deviation of the model that gives the least mean error; as it was without any estimate
     */
    public PairTrust fit(PairTrust before) {
        PairTrust best = before;
        double least = Double.POSITIVE_INFINITY;
        for (double factor : FACTORS) {
            PairTrust tried = before.withModelDeviation(factor);
            double error = error(tried);
            if (error < least) {
                least = error;
                best = tried;
            }
        }
        return best;
    }

    private double error(PairTrust trust) {
        PairBlend blend = new PairBlend();
        double sum = 0;
        for (int i = 0; i < readouts.size(); i++) {
            blend.take(trust, readouts.get(i));
            sum += Math.abs(blend.lateralRad() - lateralRad.get(i));
        }
        return sum;
    }

    /**
     * Fits a model to labelled sound that it has not learnt from.
     *
     * @param model tuned
     * @param labelled the sound
     * @param spacingM between the microphones, m
     * @return the trust
     */
    static PairTrust of(PairModel model, List<Stretch> labelled, double spacingM) {
        PairBlendFit fit = new PairBlendFit();
        DirectionCandidates out = new DirectionCandidates();
        for (double seconds : WINDOWS_S) {
            VaeMethod method = new VaeMethod(model, spacingM, true, seconds);
            ShortTimeSpectrum spectra = new ShortTimeSpectrum(method.frames());
            for (Stretch stretch : labelled) {
                for (Stretch part : stretch.at(method.frames().sampleRateHz()).sounding(seconds, 1)) {
                    method.reset();
                    spectra.reset();
                    spectra.push(part.left(), part.right(), 0, part.left().length, method::accept);
                    if (method.estimate(out)) {
                        fit.add(method.readout(), Math.toRadians(stretch.label().azimuthDeg()));
                    }
                }
            }
        }
        return fit.fit(model.manifest().trust());
    }
}
