package org.bearing.training.tang.method;

import org.bearing.inference.printed.PrintedModel;
import org.bearing.inference.printed.PrintedReader;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.AngleTable;

/** A model of the module inference as the experiments use it. */
public final class TrainedMethod implements AngleMethod {
    private final PrintedModel model;

    /**
     * Takes a model.
     *
     * @param model what answers
     */
    public TrainedMethod(PrintedModel model) {
        this.model = model;
    }

    /** {@return what answers} */
    public PrintedModel model() {
        return model;
    }

    /** What is done with an answer. */
    private interface Answer {
        void take(int recording, PrintedReader reader);
    }

    private void forEach(AngleTable recordings, Answer answer) {
        if (recordings.width() != model.spec().width()) {
            throw new IllegalArgumentException(
                    "recordings must have " + model.spec().width() + " cues: " + recordings.width());
        }
        PrintedReader reader = new PrintedReader(model);
        float[] cues = new float[recordings.width()];
        for (int i = 0; i < recordings.size(); i++) {
            recordings.cues(i, cues, 0);
            reader.read(cues);
            answer.take(i, reader);
        }
    }

    @Override
    public void localize(AngleTable recordings, float[] azimuthDeg, float[] elevationDeg) {
        forEach(recordings, (i, reader) -> {
            azimuthDeg[i] = (float) reader.azimuthDeg();
            elevationDeg[i] = (float) Math.max(-90, Math.min(90, reader.elevationDeg()));
        });
    }

    /** SCE: the coordinates of azimuth's network, then those of elevation's. */
    @Override
    public float[][] embed(AngleTable recordings) {
        float[][] out = new float[recordings.size()][];
        forEach(recordings, (i, reader) -> out[i] = reader.embedding());
        return out;
    }

    @Override
    public int[] nearest(AngleTable recordings) {
        int[] out = new int[recordings.size()];
        forEach(recordings, (i, reader) -> out[i] = reader.nearest());
        return out;
    }

    /**
     * Median great-circle error.
     *
     * @param method answers
     * @param recordings with their true angles, at least one
     * @return the error, degrees
     */
    public static double medianArcDeg(AngleMethod method, AngleTable recordings) {
        float[] azimuth = new float[recordings.size()];
        float[] elevation = new float[recordings.size()];
        method.localize(recordings, azimuth, elevation);
        double[] errors = new double[recordings.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = ContrastiveObjective.arc(
                    Target.apart(azimuth[i], recordings.azimuthDeg(i)),
                    Math.abs(elevation[i] - recordings.elevationDeg(i)),
                    elevation[i],
                    recordings.elevationDeg(i));
        }
        return Objective.Errors.of(errors).median();
    }
}
