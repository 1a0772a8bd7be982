package org.bearing.inference.printed;

import java.util.Arrays;
import java.util.List;
import org.bearing.geometry.EngineThread;

/** Localizes recordings with a printed method: cues in, angles out. One thread; allocates nothing after it is made. */
public final class PrintedReader {
    private static final double HALF_TURN_DEG = 180;

    private final PrintedModel model;
    private final List<PrintedBranch.Reader> readers;
    private final PrintedBranch.Reader first;
    private final PrintedBranch.Reader last;
    private double azimuthDeg;
    private double elevationDeg;
    private double resultant = 1;
    private double spreadRad;

    /**
     * Makes a reader.
     *
     * @param model what it reads
     */
    public PrintedReader(PrintedModel model) {
        this.model = model;
        readers = model.branches().stream().map(PrintedBranch::reader).toList();
        first = readers.get(0);
        last = readers.get(readers.size() - 1);
    }

    /**
     * Embeds and localizes a recording.
     *
     * @param cues its cues, not scaled
     */
    @EngineThread
    public void read(float[] cues) {
        model.scale(cues, first.input());
        first.apply();
        if (last != first) {
            System.arraycopy(first.input(), 0, last.input(), 0, model.spec().width());
            last.apply();
        }
        if (model.hasNeighbours()) {
            readNeighbours();
        } else {
            azimuthDeg = HALF_TURN_DEG * Math.tanh(first.point()[0]);
            elevationDeg = HALF_TURN_DEG * Math.tanh(last.point()[0]);
        }
    }

    private void readNeighbours() {
        NeighbourRead azimuths = first.neighbours();
        azimuths.read(model.azimuthDeg());
        azimuthDeg = azimuths.meanDeg();
        double across = azimuths.deviationRad();
        resultant = azimuths.resultant();
        NeighbourRead elevations = last.neighbours();
        elevations.read(model.elevationDeg());
        elevationDeg = elevations.meanDeg();
        resultant *= elevations.resultant();
        across *= Math.cos(Math.toRadians(elevationDeg));
        spreadRad = Math.hypot(across, elevations.deviationRad());
    }

    /** {@return azimuth of the last recording, degrees, + = left} */
    public double azimuthDeg() {
        return azimuthDeg;
    }

    /** {@return elevation of the last recording, degrees} */
    public double elevationDeg() {
        return elevationDeg;
    }

    /** {@return how long the means of the neighbours' unit vectors are, azimuth's times elevation's, in [0, 1]; 1 without} */
    public double resultant() {
        return resultant;
    }

    /** {@return how far the neighbours lie around their mean, rad; 0 without neighbours} */
    public double spreadRad() {
        return spreadRad;
    }

    /**
     * Tells where the last recording lies. Allocates.
     *
     * @return its coordinates; for SCE those of azimuth's network, then those of elevation's; none for feed-forward
     */
    public float[] embedding() {
        if (!model.hasNeighbours()) {
            return new float[0];
        }
        float[] all = Arrays.copyOf(first.point(), readers.size() * first.point().length);
        if (last != first) {
            System.arraycopy(last.point(), 0, all, first.point().length, last.point().length);
        }
        return all;
    }

    /**
     * Tells the nearest training recording.
     *
     * @return its number; for SCE as azimuth's network sees it; -1 without neighbours
     */
    public int nearest() {
        return model.hasNeighbours() ? first.neighbours().nearest().index(0) : -1;
    }
}
