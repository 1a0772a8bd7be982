package org.bearing.daw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.bearing.direction.Estimate;
import org.bearing.tracker.TrackEvent;

/**
 * The directions of one switch-on of Capture, one line each, as they are found. Used by one thread.
 *
 * <p>Estimates come later than the sound: those whose centre lies before the switch was turned off still belong here.
 */
final class CaptureFile implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    private final OutputStream stream;
    private final CaptureLines.Writer lines;
    private final long from;
    private long to = Long.MAX_VALUE;

    private CaptureFile(OutputStream stream, CaptureLines.Writer lines, long from) {
        this.stream = stream;
        this.lines = lines;
        this.from = from;
    }

    /**
     * Begins a file; its name holds the time, the host's process, the instance and the track.
     *
     * @param folder made if it is not there
     * @param ring name of the ring's file
     * @param trackName may be empty
     * @param lines writes them
     * @param from stream position when Capture was switched on
     * @return the file
     * @throws IOException if it cannot be made
     */
    static CaptureFile open(Path folder, String ring, String trackName, CaptureLines lines, long from)
            throws IOException {
        Files.createDirectories(folder);
        String plain = trackName.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        String track = plain.isEmpty() ? "" : "-" + plain.substring(0, Math.min(32, plain.length()));
        String name = LocalDateTime.now(ZoneId.systemDefault()).format(TIME)
                + ring.substring(RingLayout.FILE_RING_PREFIX.length() - 1);
        Path file = folder.resolve(name + track + ".jsonl");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + track + "-" + i + ".jsonl");
        }
        OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        return new CaptureFile(stream, lines.begin(stream), from);
    }

    /** Capture was switched off here. */
    void endAt(long position) {
        to = position;
    }

    /** {@return whether nothing more can come that belongs here} */
    boolean isOver(long position, int sampleRateHz) {
        return to != Long.MAX_VALUE && position - to > 2L * sampleRateHz;
    }

    /**
     * Writes an estimate if it belongs here.
     *
     * @param event born or moved
     * @param estimate its estimate
     * @param position centre of what was analysed
     * @param place where that is
     * @param sampleRateHz rate of the timeline
     */
    void add(TrackEvent event, Estimate estimate, long position, TimelineMap.Place place, int sampleRateHz) {
        if (!place.rolling() || position < from || position >= to) {
            return;
        }
        Estimate placed = new Estimate(
                (double) place.timeline() / sampleRateHz,
                estimate.direction(),
                estimate.elevationKnown(),
                estimate.mirrorAzimuthRad(),
                estimate.kind(),
                estimate.confidence(),
                estimate.spreadRad());
        lines.accept(new TrackEvent.Moved(event.track(), placed), place.segment());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
