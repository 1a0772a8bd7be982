package org.bearing.training.bianco.recipe;

import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.RtfVector;

/**
 * The RTF-1NN of the paper (section III-G): one averaged transfer function for each direction, from its labelled sequences
 * (eq. 20), and the nearest of them for each other sequence (eq. 21). The paper does not say over which bins; both ways are
 * here. Immutable once made; one {@link Reader} per thread.
 */
public final class RtfNeighbour {
    private final List<RtfVector> references;
    private final Bins bins;

    private RtfNeighbour(List<RtfVector> references, Bins bins) {
        this.references = List.copyOf(references);
        this.bins = bins;
    }

    /** Bins over which functions are compared. */
    public enum Bins {
        /** From 0 Hz to half the rate: 129. */
        ALL(RtfVector.BINS),
        /** Those of the phase sequences: 127. */
        OF_SEQUENCES(PhaseSequences.BINS);

        private final int count;

        Bins(int count) {
            this.count = count;
        }

        /** {@return how many, from 0 Hz on} */
        public int count() {
            return count;
        }
    }

    /**
     * Averages the references.
     *
     * @param labelled sequences with labels, at least one of every class
     * @param bins which bins count
     * @return the method
     */
    public static RtfNeighbour of(SequenceSubset labelled, Bins bins) {
        PhaseSequences all = labelled.all();
        List<RtfVector> references = new ArrayList<>();
        boolean[] heard = new boolean[all.grid().classes()];
        for (int i = 0; i < heard.length; i++) {
            references.add(new RtfVector());
        }
        PairSpectra spectra = new PairSpectra(all.audio());
        for (int i = 0; i < labelled.size(); i++) {
            int label = labelled.label(i);
            if (label >= 0) {
                heard[label] = true;
                int first = all.firstFrame(labelled.index(i));
                spectra.read(first, PhaseSequences.LENGTH, references.get(label)::add);
            }
        }
        for (int label = 0; label < heard.length; label++) {
            if (!heard[label]) {
                throw new IllegalArgumentException(
                        "every direction needs a label: azimuth " + all.grid().azimuthDeg(label) + " degrees has none");
            }
        }
        return new RtfNeighbour(references, bins);
    }

    /**
     * Reference of a class.
     *
     * @param label class
     * @return its averaged function; do not change it
     */
    public RtfVector reference(int label) {
        return references.get(label);
    }

    /**
     * Nearest class.
     *
     * @param rtf of a sequence
     * @return class of the nearest reference
     */
    public int nearest(RtfVector rtf) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < references.size(); label++) {
            double distance = references.get(label).squaredDistance(rtf, bins.count());
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    /**
     * Makes a reader of sequences.
     *
     * @param sequences of any audio with the same pair
     * @return a reader for one thread
     */
    public Reader reader(PhaseSequences sequences) {
        return new Reader(sequences);
    }

    /** Classifies sequences. One per thread. */
    public final class Reader {
        private final PhaseSequences sequences;
        private final PairSpectra spectra;
        private final RtfVector rtf = new RtfVector();

        private Reader(PhaseSequences sequences) {
            this.sequences = sequences;
            spectra = new PairSpectra(sequences.audio());
        }

        /**
         * Classifies a sequence.
         *
         * @param index of the sequence
         * @return class of the nearest reference
         */
        public int classify(int index) {
            rtf.reset();
            spectra.read(sequences.firstFrame(index), PhaseSequences.LENGTH, rtf::add);
            return nearest(rtf);
        }
    }
}
