package org.bearing.training.distil;

import java.nio.file.Path;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.embedding.BatchMaker;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.InputScale;
import org.bearing.training.embedding.Teacher;
import org.bearing.training.embedding.TrainingPlan;

/** Trains a small embedding with a large one as its teacher. */
public final class Distillation {
    private Distillation() {}

    /**
     * Makes the trainer of the small model.
     *
     * @param teacherName name of a bundled model or the path of its weights
     * @param share how far the teacher counts against the truth, in (0, 1]
     * @param plan of the small model
     * @param cues what the examples' cues are
     * @param examples to learn from
     * @param held to choose by
     * @param work folder of the checkpoints
     * @param threads how many validate at once
     * @return the trainer
     * @throws ConfigurationException if the two do not fit each other
     */
    public static EmbeddingTrainer trainer(
            String teacherName,
            double share,
            TrainingPlan plan,
            CueSpec cues,
            ExampleTable examples,
            ExampleTable held,
            Path work,
            int threads) {
        if (!(share > 0 && share <= 1)) {
            throw new ConfigurationException("--teacher-share must be above 0 and at most 1, not " + share + ".");
        }
        StoredModel teacher = StoredModel.find(teacherName);
        check(teacher.manifest(), plan, cues);
        InputScale scale = new InputScale(teacher.values("input.mean"), teacher.values("input.deviation"));
        EmbeddingTrainer trainer = new EmbeddingTrainer(plan, cues, examples, held, scale, work, threads);
        if (teacher.manifest().neighbours().count() != trainer.neighbours().size()) {
            throw new ConfigurationException("The teacher " + teacher.manifest().name() + " has "
                    + teacher.manifest().neighbours().count() + " neighbours and the plan " + plan.name() + " learns "
                    + trainer.neighbours().size() + "; expected as many: set loss.proxy_spacing_deg alike.");
        }
        trainer.teacher(new Teacher(teacher, plan.schedule().batch()), share);
        return trainer;
    }

    private static void check(ModelManifest teacher, TrainingPlan plan, CueSpec cues) {
        boolean radius = teacher.headRadius().input() == plan.radiusInput()
                && teacher.headRadius().centreM() == BatchMaker.RADIUS_CENTRE_M
                && teacher.headRadius().scaleM() == BatchMaker.RADIUS_SCALE_M;
        if (!teacher.cues().equals(cues)
                || !radius
                || teacher.network().symmetric() != plan.network().symmetric()) {
            throw new ConfigurationException("The teacher " + teacher.name()
                    + " hears other cues than the plan " + plan.name()
                    + " (cues, head radius or symmetry); take a teacher with the plan's inputs.");
        }
        if (!(plan.loss().proxy() > 0)) {
            throw new ConfigurationException("The plan " + plan.name()
                    + " has no proxy term, which is what a teacher teaches by; set loss.proxy above 0.");
        }
    }
}
