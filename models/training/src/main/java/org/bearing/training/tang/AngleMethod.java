package org.bearing.training.tang;

/** A trained method of the paper: cues in, angles out. Read by any number of threads. */
public interface AngleMethod {
    /**
     * Localizes recordings.
     *
     * @param recordings their true angles are not looked at
     * @param azimuthDeg receives an azimuth per recording, in (-180, 180]; NaN where the method has no azimuth
     * @param elevationDeg receives an elevation per recording, in [-90, 90]; NaN where the method has no elevation
     */
    void localize(AngleTable recordings, float[] azimuthDeg, float[] elevationDeg);

    /**
     * Where recordings lie in the embedding, for pictures and for the nearest neighbours' angles.
     *
     * @param recordings their true angles are not looked at
     * @return one row of coordinates per recording; rows of length 0 where the method has no embedding (feed-forward)
     */
    float[][] embed(AngleTable recordings);

    /**
     * Finds the nearest training recording in the embedding (figure 8).
     *
     * @param recordings their true angles are not looked at
     * @return its index in the table that the method was trained on, per recording
     */
    int[] nearest(AngleTable recordings);
}
