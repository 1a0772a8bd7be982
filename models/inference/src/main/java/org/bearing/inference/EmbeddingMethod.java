package org.bearing.inference;

import java.util.Arrays;
import java.util.Optional;
import org.bearing.cues.CueAccumulator;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.Nearest;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.inference.neighbours.NeighbourVote;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;

/**
 * Localizes one source by a learned embedding of binaural cues (Tang, Taseska and van Waterschoot 2022).
 *
 * <p>Exchanging the channels mirrors the direction exactly: a symmetric network and its symmetric neighbour set do so by
 * themselves; with a plain one, the cues of the window and those of its mirror image are embedded together, and the
 * neighbours of the second, mirrored back, vote with those of the first. Their mean lateral angle then leads to a correlation peak, which refines the lateral angle; the angle around the
 * interaural axis stays. Used by one thread; allocates nothing after it is made.
 */
public final class EmbeddingMethod implements LocalizationMethod {
    /** Least sound to say anything about, s. */
    private static final double LEAST_SECONDS = 0.1;

    /** Windows that are embedded at once: by then the network's weights cost little to fetch. */
    private static final int BATCH = 32;

    /** From so many independent windows on, an estimated head counts as known. */
    private static final double WINDOWS_TO_KNOW = 3;

    /** Straight above, every azimuth is in the arc. */
    private static final double LEAST_COSINE = 1e-3;

    private final EmbeddingModel model;
    private final boolean symmetric;
    private final int views;
    private final EmbeddingSettings settings;
    private final CueSpec spec;
    private final NeighbourSet neighbours;
    private final CueAccumulator cues;
    private final int leastFrames;
    private final float[] vector;
    private final float[] mirrored;
    private final Network.Workspace workspace;
    private final Nearest nearest;
    private final Nearest nearestOfMirror;
    private final NeighbourVote vote;
    private final Window[] windows = new Window[BATCH];
    private final double inputRadiusM;
    private final double radiusM;

    /** Nothing where the radius is known or an average does. */
    private final Optional<HeadSizeEstimate> size;

    private final int windowSamples;

    private Window window;
    private int remembered;
    private double disagreementRad;
    private double frontShare;
    private double distance;
    private double embeddingLateralRad;
    private double polarRad;

    /**
     * Makes the method.
     *
     * @param model what it has learned; shared
     * @param settings how to use it
     */
    public EmbeddingMethod(EmbeddingModel model, EmbeddingSettings settings) {
        ModelManifest manifest = model.manifest();
        this.model = model;
        this.settings = settings;
        this.spec = manifest.cues();
        this.neighbours = model.neighbours(settings.hemisphere());
        int window = framesIn(manifest.frames(), settings.integrationSeconds());
        this.cues = new CueAccumulator(spec, manifest.frames(), window);
        this.leastFrames = Math.min(window, framesIn(manifest.frames(), LEAST_SECONDS));
        this.vector = new float[spec.size()];
        this.mirrored = new float[spec.size()];
        this.symmetric = manifest.network().symmetric();
        this.views = symmetric ? 1 : 2;
        this.workspace = new Network.Workspace(manifest.network(), views * BATCH);
        this.nearest = new Nearest(manifest.neighbours().nearest());
        this.nearestOfMirror = new Nearest(manifest.neighbours().nearest());
        this.vote = new NeighbourVote(
                views * manifest.neighbours().nearest(), manifest.neighbours().bandwidth());
        this.inputRadiusM = settings.headRadiusM().orElse(Double.NaN);
        this.radiusM = settings.headRadiusM().orElse(manifest.headRadius().averageM());
        boolean known = settings.headRadiusM().isPresent();
        Arrays.setAll(
                windows,
                i -> new Window(new LateralFusion(manifest.calibration(), manifest.frames(), radiusM, known), radiusM));
        this.window = windows[0];
        this.size = settings.headSize().map(HeadSizeEstimate::new);
        this.windowSamples = window * manifest.frames().hopSize();
    }

    private static int framesIn(FrameSpec frames, double seconds) {
        long samples = Math.round(seconds * frames.sampleRateHz());
        return (int) Math.max(1, (samples - frames.frameSize()) / frames.hopSize() + 1);
    }

    @Override
    public FrameSpec frames() {
        return model.manifest().frames();
    }

    @Override
    public AngleKind angleKind() {
        return AngleKind.HEAD;
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        cues.accept(spectrum);
    }

    @Override
    @EngineThread
    public void reset() {
        cues.reset();
        if (size.isPresent()) {
            size.get().reset();
        }
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        readRemembered();
        boolean said = remember(out);
        readRemembered();
        return said;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    @EngineThread
    public boolean remember(DirectionCandidates out) {
        out.clear();
        if (cues.heldFrames() < leastFrames || !cues.read(vector)) {
            return false;
        }
        window = windows[remembered];
        window.out = out;
        window.coherence = cues.coherence();
        window.panLikeness = cues.panLikeness();
        if (settings.refine()) {
            window.fusion.phases().take(cues.meanPhaseRe(), cues.meanPhaseIm(), cues.binWeight(), cues.firstBin());
        }
        if (!symmetric) {
            CueMirror.mirror(spec, vector, mirrored);
            model.input(mirrored, inputRadiusM, workspace.input(views * remembered + 1));
        }
        model.input(vector, inputRadiusM, workspace.input(views * remembered));
        out.centreSample(cues.centreSample());
        remembered++;
        return true;
    }

    @Override
    @EngineThread
    public void readRemembered() {
        if (remembered == 0) {
            return;
        }
        model.network().apply(workspace, views * remembered);
        if (size.isPresent()) {
            tellSizes(size.get());
        }
        for (int i = 0; i < remembered; i++) {
            window = windows[i];
            neighbours.nearest(workspace.output(views * i), nearest);
            if (!symmetric) {
                neighbours.nearest(workspace.output(views * i + 1), nearestOfMirror);
            }
            vote();
            locate();
            putOut(window.out);
        }
        remembered = 0;
    }

    /** Tells every window the head's radius as it is known by then, and embeds them once more. */
    private void tellSizes(HeadSizeEstimate estimate) {
        NetworkSpec network = model.network().spec();
        int hidden = network.layers().size() - 2;
        for (int i = 0; i < remembered; i++) {
            int v = views * i;
            double reading = estimate.readout()
                    .read(workspace.hiddenEven(v), workspace.hiddenOdd(v), network.even(hidden), network.odd(hidden));
            neighbours.nearest(workspace.output(v), nearest);
            vote.clear();
            vote.add(nearest, neighbours.directions(), false);
            takeMean();
            vote.measure();
            Window heard = windows[i];
            estimate.add(reading, vote.lateralRad(), heard.coherence, heard.out.centreSample(), windowSamples);
            boolean any = estimate.windows() > 0;
            heard.radiusM = any ? estimate.radiusM() : radiusM;
            heard.fusion.head(heard.radiusM, estimate.windows() >= WINDOWS_TO_KNOW);
            for (int view = 0; any && view < views; view++) {
                model.tellRadius(heard.radiusM, workspace.input(v + view));
            }
        }
        model.network().apply(workspace, views * remembered);
    }

    /** What is kept of a remembered window beside the network's input. */
    private static final class Window {
        private final LateralFusion fusion;
        private DirectionCandidates out = new DirectionCandidates();
        private double coherence;
        private double panLikeness;
        private double radiusM;

        Window(LateralFusion fusion, double radiusM) {
            this.fusion = fusion;
            this.radiusM = radiusM;
        }
    }

    private void vote() {
        float[] directions = neighbours.directions();
        int last = nearest.capacity() - 1;
        distance = Math.sqrt(nearest.squaredDistance(last));
        disagreementRad = 0;
        vote.clear();
        vote.add(nearest, directions, false);
        takeMean();
        if (!symmetric) {
            double x = vote.x();
            double y = vote.y();
            double z = vote.z();
            vote.clear();
            vote.add(nearestOfMirror, directions, true);
            takeMean();
            double cosine = x * vote.x() + y * vote.y() + z * vote.z();
            disagreementRad = Math.acos(Math.max(-1, Math.min(1, cosine)));
            distance = (distance + Math.sqrt(nearestOfMirror.squaredDistance(last))) / 2;
            vote.add(nearest, directions, false);
            takeMean();
        }
        vote.measure();
        frontShare = vote.frontShare();
    }

    private void takeMean() {
        if (settings.hemisphere() == Hemisphere.ALL) {
            vote.meanOfStrongerHalf();
        } else {
            vote.meanOfAll();
        }
    }

    private void locate() {
        embeddingLateralRad = vote.lateralRad();
        polarRad = vote.polarRad();
        if (!model.manifest().headRadius().input()) {
            embeddingLateralRad = forThisHead(embeddingLateralRad);
        }
        if (settings.refine()) {
            refine(model.manifest().calibration().searchSeconds());
        } else {
            window.fusion.keep(embeddingLateralRad, vote.lateralSpreadRad());
        }
    }

    private void refine(double searchSeconds) {
        window.fusion.refine(embeddingLateralRad, vote.lateralSpreadRad(), searchSeconds);
    }

    /** A network that was not told the head's size heard the delay as on an average head. */
    private double forThisHead(double lateralRad) {
        double average = model.manifest().headRadius().averageM();
        return SphericalHead.lateralRad(window.radiusM, SphericalHead.delaySeconds(average, lateralRad));
    }

    private void putOut(DirectionCandidates out) {
        double lateral = window.fusion.lateralRad();
        double inPlane = Math.cos(lateral);
        double x = inPlane * Math.cos(polarRad);
        double z = inPlane * Math.sin(polarRad);
        double azimuth = Math.atan2(Math.sin(lateral), x);
        double elevation = Math.asin(Math.max(-1, Math.min(1, z)));
        double share = Math.max(frontShare, 1 - frontShare);
        boolean decided = settings.hemisphere() == Hemisphere.ALL && share > EmbeddingReadout.DECIDED_SHARE;
        out.add(
                azimuth,
                elevation,
                decided ? Double.NaN : Math.PI - azimuth,
                confidence(settings.hemisphere() == Hemisphere.ALL ? share : 1),
                arcRad(elevation));
    }

    /** A model of the full sphere knows its error as it is seen on the horizon; higher up that is more azimuth. */
    private double arcRad(double elevationRad) {
        double arc = model.manifest().calibration().arcRad(vote.spreadRad());
        boolean sphere = model.manifest().hemisphere() == Hemisphere.ALL;
        return sphere ? Math.min(Math.PI, arc / Math.max(LEAST_COSINE, Math.cos(elevationRad))) : arc;
    }

    private double confidence(double share) {
        double gap = window.fusion.refined() ? Math.abs(window.fusion.refinedRad() - embeddingLateralRad) : 0;
        Calibration calibration = model.manifest().calibration();
        double probability = calibration
                .confidence()
                .probability(
                        vote.resultant(),
                        vote.spreadRad(),
                        window.coherence,
                        distance / calibration.usualDistance(),
                        disagreementRad,
                        gap,
                        window.fusion.peakValue());
        return probability * (1 - window.panLikeness) * share;
    }

    /**
     * What would lie behind the last estimate that was made if the peak had been sought elsewhere. Allocates.
     *
     * @param searchSeconds half-width of the search for the correlation peak, in (0, 1e-3], s
     * @return its raw quantities; meaningless before the first estimate
     * @throws IllegalStateException if the method does not refine
     */
    public EmbeddingReadout readout(double searchSeconds) {
        if (!settings.refine()) {
            throw new IllegalStateException("a method that does not refine has no other search");
        }
        refine(searchSeconds);
        EmbeddingReadout other = readout();
        refine(model.manifest().calibration().searchSeconds());
        return other;
    }

    /**
     * What lies behind the last estimate that was made. Allocates.
     *
     * @return its raw quantities; meaningless before the first estimate
     */
    public EmbeddingReadout readout() {
        return new EmbeddingReadout(
                vote.resultant(),
                vote.spreadRad(),
                vote.lateralSpreadRad(),
                frontShare,
                distance,
                disagreementRad,
                window.coherence,
                window.panLikeness,
                embeddingLateralRad,
                polarRad,
                window.fusion.refined(),
                window.fusion.refinedRad(),
                window.fusion.peakValue(),
                window.fusion.sigmaEmbedding(),
                window.fusion.sigmaRefined(),
                window.fusion.lateralRad(),
                window.radiusM);
    }
}
