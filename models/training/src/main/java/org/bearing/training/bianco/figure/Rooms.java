package org.bearing.training.bianco.figure;

import java.util.List;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.PairGrid;

/** The two data sets of Table 2. */
enum Rooms {
    DTU("DTU-like", BiancoData.Part.DTU_TRAIN, BiancoData.Part.DTU_VALIDATION),
    MIR("MIR-like", BiancoData.Part.MIR_TRAIN, BiancoData.Part.MIR_VALIDATION);

    /** Labels that the paper asks for; what it gets is the largest multiple of the classes. */
    private static final int[] ASKED = {120, 250, 500, 1000, 2000, 4000, 8000};

    private final String label;
    private final BiancoData.Part train;
    private final BiancoData.Part validation;

    Rooms(String label, BiancoData.Part train, BiancoData.Part validation) {
        this.label = label;
        this.train = train;
        this.validation = validation;
    }

    /** {@return its name in tables} */
    String label() {
        return label;
    }

    /** {@return the classes of directions} */
    PairGrid grid() {
        return train.grid();
    }

    BiancoData.Part train() {
        return train;
    }

    BiancoData.Part validation() {
        return validation;
    }

    /** {@return the paper's numbers of labels (J) up to a limit, rising} */
    List<Integer> labels(int most) {
        int classes = grid().classes();
        return java.util.Arrays.stream(ASKED)
                .map(asked -> asked / classes * classes)
                .filter(labels -> labels <= most)
                .boxed()
                .toList();
    }
}
