package org.bearing.training.tang.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.Synthetic;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private final Recordings all = Synthetic.recordings("all", 200, 4);

    private Set<Float> azimuths(Recordings some) {
        Set<Float> found = new HashSet<>();
        for (int i = 0; i < some.size(); i++) {
            found.add(some.table().azimuthDeg(i));
        }
        return found;
    }

    @Test
    void noRecordingTrainsAndValidates() {
        Recordings training = Corpus.divide(all, 3, "training", 0, 0.7);
        Recordings validation = Corpus.divide(all, 3, "validation", 0.7, 1);
        assertThat(training.size()).isEqualTo(140);
        assertThat(validation.size()).isEqualTo(60);
        Set<Float> both = azimuths(training);
        both.retainAll(azimuths(validation));
        assertThat(both).isEmpty();
    }

    @Test
    void smallTrainingSetsArePartsOfLargeOnesAndSeedsDiffer() {
        Recordings small = Corpus.divide(all, 3, "10%", 0, 0.1);
        assertThat(azimuths(Corpus.divide(all, 3, "70%", 0, 0.7))).containsAll(azimuths(small));
        assertThat(azimuths(Corpus.divide(all, 4, "10%", 0, 0.1))).isNotEqualTo(azimuths(small));
        assertThat(Corpus.divide(all, 4, "10%", 0, 0.1).key()).isNotEqualTo(small.key());
    }
}
