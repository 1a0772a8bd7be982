package org.bearing.training.embedding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.StoredModel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.network.Adam;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.Parameter;
import org.bearing.training.network.Proxies;

/**
 * Trains an embedding. After every epoch it measures the read-out on validation examples and writes a checkpoint; a
 * resumed run ends with the same weights as one in one piece.
 *
 * <p>One thread calls; a second one prepares the next batch.
 */
public final class EmbeddingTrainer {
    private static final int AXES = 3;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final TrainingPlan plan;
    private final CueSpec cues;
    private final ExampleTable examples;
    private final ExampleTable validation;
    private final InputScale scale;
    private final Path work;
    private final int threads;
    private final EmbeddingNetwork network;
    private final List<Parameter> parameters;
    private final EmbeddingLoss loss;
    private final Adam adam;
    private final BatchMaker batches;
    private final float[] gradient;
    private Consumer<String> log = line -> {};
    private Runnable stepDone = () -> {};
    private Optional<Teacher> teacher = Optional.empty();
    private float teacherShare;
    private Checkpoint state = Checkpoint.START;

    /**
     * Makes a trainer.
     *
     * @param plan what to do
     * @param cues what the examples' cues are
     * @param examples to learn from, at least one batch
     * @param validation to choose by
     * @param work folder of the checkpoints; has to exist
     * @param threads how many validate at once
     */
    public EmbeddingTrainer(
            TrainingPlan plan, CueSpec cues, ExampleTable examples, ExampleTable validation, Path work, int threads) {
        this(
                plan,
                cues,
                examples,
                validation,
                BatchMaker.measure(examples, cues, plan.network().symmetric(), plan.mute()),
                work,
                threads);
    }

    /**
     * Makes a trainer with a scale of the cues that is not its examples' own.
     *
     * @param plan what to do
     * @param cues what the examples' cues are
     * @param examples to learn from, at least one batch
     * @param validation to choose by
     * @param scale of the cues, such as that of the model that training starts from
     * @param work folder of the checkpoints; has to exist
     * @param threads how many validate at once
     */
    public EmbeddingTrainer(
            TrainingPlan plan,
            CueSpec cues,
            ExampleTable examples,
            ExampleTable validation,
            InputScale scale,
            Path work,
            int threads) {
        this.plan = plan;
        this.cues = cues;
        this.examples = examples;
        this.validation = validation;
        this.work = work;
        this.threads = threads;
        int batch = plan.schedule().batch();
        if (examples.size() < batch) {
            throw new IllegalArgumentException("a batch needs " + batch + " examples, there are " + examples.size());
        }
        this.scale = scale;
        batches = batches(examples);
        loss = new EmbeddingLoss(
                plan.loss(), plan.network().embeddingSize(), plan.network().oddSize(), batch, plan.seed());
        network = new EmbeddingNetwork(
                plan.network(),
                batches.inputs(),
                batches.oddInputs(),
                plan.loss().hasDirect(),
                batch,
                plan.seed());
        parameters = new ArrayList<>(network.parameters());
        loss.proxies().ifPresent(points -> parameters.add(points.learnt()));
        adam = new Adam(plan.schedule().weightDecay());
        gradient = new float[batch * loss.outputs()];
    }

    /**
     * Says who listens.
     *
     * @param lines takes a line after every epoch
     * @param step run after every step
     */
    public void listener(Consumer<String> lines, Runnable step) {
        log = lines;
        stepDone = step;
    }

    /**
     * Says who teaches beside the truth.
     *
     * @param someone a finished model, with the same inputs and proxies
     * @param share how far it counts, in [0, 1]
     */
    public void teacher(Teacher someone, double share) {
        teacher = Optional.of(someone);
        teacherShare = (float) share;
    }

    /**
     * Starts from a finished model instead of random weights.
     *
     * @param model of the plan's shape, with the trainer's scale
     */
    public void startFrom(StoredModel model) {
        new WarmStart(model, network, batches, examples).apply();
        loss.proxies().ifPresent(points -> points.start(model.values("neighbours.embedding")));
        network.parametersChanged();
    }

    /**
     * Makes the trainer that a plan asks for: from random weights, or from those of a bundled model.
     *
     * @param plan what to do
     * @param examples to learn from, at least one batch
     * @param validation to choose by
     * @param work folder of the checkpoints; has to exist
     * @param threads how many validate at once
     * @return the trainer
     * @throws ConfigurationException if the plan's model has another shape
     */
    public static EmbeddingTrainer of(
            TrainingPlan plan, ExampleTable examples, ExampleTable validation, Path work, int threads) {
        CueSpec cues = plan.cues();
        if (plan.from().isEmpty()) {
            return new EmbeddingTrainer(plan, cues, examples, validation, work, threads);
        }
        StoredModel model = StoredModel.find(plan.from());
        List<Integer> layers = model.manifest().network().layers();
        List<Integer> wanted = new ArrayList<>(plan.network().hidden());
        wanted.add(plan.network().embeddingSize());
        if (!layers.subList(1, layers.size()).equals(wanted)
                || model.manifest().network().oddOutputs() != plan.network().oddSize()
                || model.manifest().headRadius().input() != plan.radiusInput()) {
            throw new ConfigurationException("The plan " + plan.name() + " has the layers " + wanted + ", the model "
                    + plan.from() + " that it starts from " + layers.subList(1, layers.size())
                    + "; set from=\"\" to start from random weights.");
        }
        InputScale scale = BatchMaker.measure(examples, cues, plan.network().symmetric(), plan.mute())
                .from(
                        model.values("input.mean"),
                        model.values("input.deviation"),
                        model.manifest().network().oddInputs(),
                        plan.network().symmetric() ? CueMirror.oddSize(cues) : 0);
        EmbeddingTrainer trainer = new EmbeddingTrainer(plan, cues, examples, validation, scale, work, threads);
        trainer.startFrom(model);
        return trainer;
    }

    /** Leaves the proxies where they are: directions without examples would otherwise be pushed about by the others. */
    public void keepProxies() {
        loss.proxies().ifPresent(points -> parameters.remove(points.learnt()));
    }

    /** {@return steps in an epoch} */
    public int stepsPerEpoch() {
        return examples.size() / plan.schedule().batch();
    }

    /** {@return the network, as far as it is trained} */
    public EmbeddingNetwork network() {
        return network;
    }

    /** {@return the scale of the cues} */
    public InputScale scale() {
        return scale;
    }

    private BatchMaker batches(ExampleTable table) {
        return new BatchMaker(table, cues, scale, plan.network().symmetric(), plan.radiusInput());
    }

    /** {@return examples to learn from, as the network sees them} */
    public BatchMaker batches() {
        return batches;
    }

    private Path checkpoint() {
        return work.resolve("checkpoint.safetensors");
    }

    private Path best() {
        return work.resolve("best.safetensors");
    }

    /**
     * Continues from the last checkpoint, if there is one.
     *
     * @return finished epochs
     */
    public int resume() {
        if (Files.exists(checkpoint())) {
            state = Checkpoint.read(network, parameters, plan.json(), checkpoint());
        }
        return state.epochs();
    }

    /**
     * Trains up to an epoch, at most the plan's last, and then takes the best weights if that was the last.
     *
     * @param lastEpoch epochs that are finished afterwards
     */
    public void train(int lastEpoch) {
        int epochs = plan.schedule().epochs();
        while (state.epochs() < Math.min(epochs, lastEpoch) && !tooSlow()) {
            epoch();
        }
        if (state.epochs() >= epochs || tooSlow()) {
            Checkpoint.read(network, parameters, plan.json(), best());
        }
    }

    private boolean tooSlow() {
        return plan.schedule().shape() == ScheduleSpec.Shape.PLATEAU
                && Math.scalb(plan.schedule().learningRate(), -state.halvings())
                        < plan.schedule().leastLearningRate();
    }

    private void epoch() {
        long start = System.nanoTime();
        int[] order = order(examples.size(), plan.seed() + MIX * (state.epochs() + 1));
        int steps = stepsPerEpoch();
        double sum = 0;
        CompletableFuture<Batch> next = prepare(order, 0, new Batch());
        Batch spare = new Batch();
        for (int i = 0; i < steps; i++) {
            Batch now = next.join();
            if (i + 1 < steps) {
                next = prepare(order, i + 1, spare);
            }
            sum += step(now, state.steps() + i);
            spare = now;
            stepDone.run();
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        finish(state.steps() + steps, sum / steps, seconds / steps);
    }

    private final class Batch {
        private final float[] inputs = new float[plan.schedule().batch() * batches.inputs()];
        private final float[] truth = new float[plan.schedule().batch() * AXES];
        private final float[] taught = new float
                [plan.schedule().batch() * teacher.map(Teacher::proxies).orElse(0)];
    }

    private CompletableFuture<Batch> prepare(int[] order, int step, Batch batch) {
        int count = plan.schedule().batch();
        long seed = plan.seed() * MIX ^ (state.steps() + step + 1);
        return CompletableFuture.supplyAsync(() -> {
            batches.training(order, step * count, count, plan.mirror(), seed, batch.inputs, batch.truth);
            teacher.ifPresent(someone -> someone.assign(batch.inputs, count, batch.taught));
            return batch;
        });
    }

    private double step(Batch batch, long done) {
        float[] outputs = network.train(batch.inputs, plan.seed() * 31 + MIX * (done + 1));
        double value = loss.evaluate(outputs, batch.truth, batch.taught, teacherShare, gradient);
        network.backward(gradient);
        adam.step(parameters, done + 1, learningRate(done));
        network.parametersChanged();
        return value;
    }

    private double learningRate(long done) {
        ScheduleSpec schedule = plan.schedule();
        if (schedule.shape() == ScheduleSpec.Shape.PLATEAU) {
            return Math.scalb(schedule.learningRate(), -state.halvings());
        }
        double share = (double) done / ((long) schedule.epochs() * stepsPerEpoch());
        return schedule.learningRate() * 0.5 * (1 + Math.cos(Math.PI * share));
    }

    private static int[] order(int size, long seed) {
        int[] order = new int[size];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private void finish(long steps, double meanLoss, double secondsPerStep) {
        long start = System.nanoTime();
        String score;
        float value;
        if (plan.sphere()) {
            SphereScore around = sphereScore(BatchMaker.Radius.UNKNOWN);
            score = around.toString();
            value = (float) around.selection();
        } else {
            Score front = score(BatchMaker.Radius.UNKNOWN, plan.readout().nearest());
            score = front.toString();
            value = (float) front.selection();
        }
        String more = "";
        if (plan.loss().hasDirect()) {
            more += "; direct output: " + Score.ofDirect(held(BatchMaker.Radius.UNKNOWN));
        }
        if (plan.radiusInput()) {
            more += "; head radius known: "
                    + (plan.sphere()
                            ? sphereScore(BatchMaker.Radius.KNOWN)
                            : score(BatchMaker.Radius.KNOWN, plan.readout().nearest()));
        }
        boolean better = value < state.best();
        int since = better ? 0 : state.sinceBest() + 1;
        boolean halve = plan.schedule().shape() == ScheduleSpec.Shape.PLATEAU
                && since > 0
                && since % plan.schedule().patience() == 0;
        state = new Checkpoint(
                state.epochs() + 1, steps, state.halvings() + (halve ? 1 : 0), since, Math.min(value, state.best()));
        if (better) {
            state.write(network, parameters, plan.json(), best());
        }
        state.write(network, parameters, plan.json(), checkpoint());
        log.accept(String.format(
                Locale.ROOT,
                "epoch %d/%d loss %.5f %.1f ms/step + %.1f s%s validation, median/mean in degrees: %s%s",
                state.epochs(),
                plan.schedule().epochs(),
                meanLoss,
                1e3 * secondsPerStep,
                (System.nanoTime() - start) * 1e-9,
                better ? " *" : "",
                score,
                more));
    }

    /**
     * Measures the read-out on the validation examples.
     *
     * @param radius whether the network is told the head radius
     * @param nearest how many neighbours are averaged
     * @return the errors
     */
    public Score score(BatchMaker.Radius radius, int nearest) {
        return Score.of(neighbours(), held(radius), nearest, plan.readout().bandwidth(), threads);
    }

    /**
     * Measures the read-out on validation examples all around.
     *
     * @param radius whether the network is told the head radius
     * @return the errors
     */
    public SphereScore sphereScore(BatchMaker.Radius radius) {
        return sphereScore(validation, radius);
    }

    /**
     * Measures the read-out on other examples all around.
     *
     * @param table the examples
     * @param radius whether the network is told the head radius
     * @return the errors
     */
    public SphereScore sphereScore(ExampleTable table, BatchMaker.Radius radius) {
        return SphereScore.of(neighbours(), embed(batches(table), table.size(), radius), plan.readout(), threads);
    }

    private EmbeddedSet held(BatchMaker.Radius radius) {
        return embed(batches(validation), validation.size(), radius);
    }

    private EmbeddedSet embed(BatchMaker from, int size, BatchMaker.Radius radius) {
        return EmbeddedSet.of(
                network,
                from,
                size,
                radius,
                plan.network().embeddingSize(),
                plan.readout().directScale());
    }

    /**
     * The neighbour set of the model: the proxies, if they are learnt, else the first training examples; symmetric if the network is.
     *
     * @return the points
     */
    public EmbeddedSet neighbours() {
        if (loss.proxies().isPresent()) {
            Proxies proxies = loss.proxies().get();
            float[] points = new float[proxies.size() * proxies.dimension()];
            proxies.points(points);
            return EmbeddedSet.ofPoints(points, proxies.directions(), proxies.dimension());
        }
        EmbeddedSet some =
                embed(batches, Math.min(plan.readout().neighbours(), examples.size()), BatchMaker.Radius.ALTERNATING);
        return plan.network().symmetric() ? some.withMirrored(plan.network().oddSize()) : some;
    }
}
