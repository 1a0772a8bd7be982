package org.bearing.training.bianco.recipe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;

/**
 * The sets of the paper's experiments: DTU-like and MIR-like rooms, or the measured responses in their place. Recordings are
 * made when first asked for and kept on disk. One thread.
 */
public final class BiancoData {
    private static final long TRAIN_SEED = 0;
    private static final long VALIDATION_SEED = 1;

    private final DataFolder data;
    private final PairAudioStore store;
    private final Map<PairGrid, Path> measured;

    /**
     * Prepares the sets.
     *
     * @param data where the speech is
     * @param store where recordings are kept
     * @param dtu folder with DTU's responses, as {@link ResponseFolder} reads it; empty for the simulated room
     * @param mir folder with MIR's responses; empty for the simulated room
     */
    public BiancoData(DataFolder data, PairAudioStore store, Optional<Path> dtu, Optional<Path> mir) {
        this.data = data;
        this.store = store;
        measured = new HashMap<>();
        dtu.ifPresent(folder -> measured.put(PairGrid.DTU, folder));
        mir.ifPresent(folder -> measured.put(PairGrid.MIR, folder));
    }

    /** The sets. */
    public enum Part {
        /** DTU: 19 directions, 20 clips. */
        DTU_TRAIN(PairGrid.DTU, ResponseFolder.Set.TRAIN),
        /** DTU: the same responses, 20 other clips. */
        DTU_VALIDATION(PairGrid.DTU, ResponseFolder.Set.VALIDATION),
        /** DTU: three directions off the grid, clips of the validation. */
        DTU_OFF_GRID(PairGrid.DTU, ResponseFolder.Set.OFF_GRID),
        /** DTU: six positions off the range, clips of the validation. */
        DTU_OFF_RANGE(PairGrid.DTU, ResponseFolder.Set.OFF_RANGE),
        /** MIR: 13 directions, RT60 0.61 s, 20 clips. */
        MIR_TRAIN(PairGrid.MIR, ResponseFolder.Set.TRAIN),
        /** MIR: 13 directions, RT60 0.36 s, the same 20 clips. */
        MIR_VALIDATION(PairGrid.MIR, ResponseFolder.Set.VALIDATION);

        private final int stepDeg;
        private final ResponseFolder.Set set;

        Part(PairGrid grid, ResponseFolder.Set set) {
            stepDeg = grid.stepDeg();
            this.set = set;
        }

        /** {@return the classes of directions} */
        public PairGrid grid() {
            return new PairGrid(stepDeg);
        }
    }

    /**
     * Gives a set of sequences; records what is missing of it.
     *
     * @param part which
     * @param stride frames from one sequence to the next: 1 in the paper (about 110,000 sequences of DTU), 4 for a quarter
     * @return the sequences
     * @throws org.bearing.geometry.BearingException if the speech or the measured responses cannot be had, or the recordings
     *     not be kept
     */
    public PhaseSequences sequences(Part part, int stride) {
        return PhaseSequences.of(store.read(recipe(part)), part.grid(), stride);
    }

    /**
     * The recipe of a set.
     *
     * @param part which
     * @return how it is made
     */
    public PairRecipe recipe(Part part) {
        boolean train = part.set == ResponseFolder.Set.TRAIN;
        // MIR plays the clips of the training in its validation, too.
        Split split = train || part == Part.MIR_VALIDATION ? Split.TRAIN : Split.VALIDATION;
        Path folder = measured.get(part.grid());
        boolean mir = part.grid().equals(PairGrid.MIR);
        PairResponses responses = folder == null
                ? simulated(part)
                : ResponseFolder.read(folder, part.set, mir ? MirLike.SPACING_M : DtuLike.SPACING_M);
        String name = part.name().toLowerCase(Locale.ROOT).replace('_', '-') + (folder == null ? "" : "-measured");
        long clipSeed = split == Split.TRAIN ? TRAIN_SEED : VALIDATION_SEED;
        DryClips clips = new SpeechClips(data, split, SpeechClips.COUNT, clipSeed);
        return new PairRecipe(name, responses, clips, train ? TRAIN_SEED : VALIDATION_SEED);
    }

    private static PairResponses simulated(Part part) {
        return switch (part) {
            case DTU_TRAIN, DTU_VALIDATION -> DtuLike.grid();
            case DTU_OFF_GRID -> DtuLike.offGrid();
            case DTU_OFF_RANGE -> DtuLike.offRange();
            case MIR_TRAIN -> MirLike.train();
            case MIR_VALIDATION -> MirLike.validation();
        };
    }
}
