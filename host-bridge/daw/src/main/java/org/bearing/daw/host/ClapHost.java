package org.bearing.daw.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.StereoBlock;

/**
 * One CLAP plug-in in a host of its own. Used by one thread, which plays the main and the audio thread in turn.
 *
 * <p>The order is CLAP's: {@link #open}, {@link #activate}, {@link #startProcessing}, {@link #process} block by block,
 * {@link #stopProcessing}, {@link #deactivate}, {@link #close}. The plug-in's file stays loaded.
 *
 * <pre>{@code
 * try (ClapHost host = ClapHost.open(Path.of("bearing.clap"))) {
 *     host.activate(48_000, 512);
 *     host.startProcessing();
 *     List<HostEvent> said = host.process(block, block, Transport.rollingAt(0));
 * }
 * }</pre>
 */
public final class ClapHost implements AutoCloseable {
    private final ClapLibrary library;
    private final HostSide side;
    private final ClapPlugin plugin;
    private final PluginInfo info;
    private final Optional<ParameterPort> parameters;
    private final EventInput in = new EventInput();
    private final EventOutput out = new EventOutput();
    private Optional<AudioBuffers> buffers = Optional.empty();
    private int maxBlock;
    private boolean processing;
    private boolean closed;

    private ClapHost(ClapLibrary library, HostSide side, ClapPlugin plugin, PluginInfo info) {
        this.library = library;
        this.side = side;
        this.plugin = plugin;
        this.info = info;
        parameters = ParameterPort.of(plugin);
    }

    /**
     * Loads a file and makes its first plug-in.
     *
     * @param file the .clap file
     * @return the plug-in, not active
     * @throws ConfigurationException if there is no such file or it is no plug-in for this machine
     * @throws BearingException if the plug-in refuses
     */
    public static ClapHost open(Path file) {
        return open(file, "");
    }

    /**
     * The same, on a track with a name.
     *
     * @param file the .clap file
     * @param trackName what the plug-in is told; empty: nothing
     * @return the plug-in, not active
     */
    public static ClapHost open(Path file, String trackName) {
        ClapLibrary library = ClapLibrary.load(file);
        List<PluginInfo> plugins = library.plugins();
        if (plugins.isEmpty()) {
            throw new ConfigurationException(library.file() + " holds no plug-in; give a .clap file that does.");
        }
        HostSide side = new HostSide(trackName);
        ClapPlugin plugin = library.create(plugins.get(0).id(), side);
        if (!plugin.init()) {
            plugin.destroy();
            throw new BearingException(
                    library.file() + " could not start its plug-in; there may be too little memory.");
        }
        return new ClapHost(library, side, plugin, plugins.get(0));
    }

    /** {@return what the plug-in says about itself} */
    public PluginInfo info() {
        return info;
    }

    /** {@return its parameters, in its order} */
    public List<ClapParameter> parameters() {
        return parameters.map(ParameterPort::list).orElse(List.of());
    }

    /**
     * The value of a parameter now.
     *
     * @param id identifier
     * @return empty if there is no such parameter
     */
    public OptionalDouble value(int id) {
        return parameters.map(port -> port.value(id)).orElse(OptionalDouble.empty());
    }

    /**
     * A value as the plug-in writes it.
     *
     * @param id identifier
     * @param value value
     * @return empty if the plug-in has no text for it
     */
    public Optional<String> text(int id, double value) {
        return parameters.flatMap(port -> port.text(id, value));
    }

    /**
     * A value from what a person typed.
     *
     * @param id identifier
     * @param text such as {@code -30 deg}
     * @return empty if the plug-in does not understand it
     */
    public OptionalDouble parse(int id, String text) {
        return parameters.map(port -> port.parse(id, text)).orElse(OptionalDouble.empty());
    }

    /**
     * Changes a parameter in the next {@link #process} or {@link #flush}.
     *
     * @param id identifier
     * @param value value; the plug-in clamps it
     * @param frame frame within the next block at which it acts
     */
    public void set(int id, double value, int frame) {
        in.add(frame, id, value);
    }

    /**
     * Hands the changes on without sound.
     *
     * @return what the plug-in said
     */
    public List<HostEvent> flush() {
        in.sort();
        side.play(processing);
        parameters.ifPresent(port -> port.flush(in, out));
        side.play(false);
        in.clear();
        return out.take();
    }

    /**
     * Prepares for sound.
     *
     * @param sampleRateHz rate, Hz
     * @param maxFrames largest block, frames
     * @throws IllegalStateException if it is active
     * @throws BearingException if the plug-in refuses
     */
    public void activate(int sampleRateHz, int maxFrames) {
        if (buffers.isPresent()) {
            throw new IllegalStateException("the plug-in is active already: deactivate it first");
        }
        if (!plugin.activate(sampleRateHz, 1, maxFrames)) {
            throw new BearingException(info.name() + " cannot run at " + sampleRateHz + " Hz with blocks of "
                    + maxFrames + " frames; choose another rate or size.");
        }
        maxBlock = maxFrames;
        buffers = Optional.of(new AudioBuffers(maxFrames, true, in, out));
    }

    /**
     * Begins a run of blocks.
     *
     * @throws IllegalStateException if it is not active
     */
    public void startProcessing() {
        if (buffers.isEmpty() || processing) {
            throw new IllegalStateException("processing starts once, after activate");
        }
        side.play(true);
        processing = plugin.startProcessing();
        side.play(false);
        if (!processing) {
            throw new BearingException(info.name() + " does not start; activate it again.");
        }
    }

    /**
     * One block, processed in place.
     *
     * @param from sound; its frames are at most those of {@link #activate}
     * @param into receives as many frames; may be the same
     * @param time where the timeline is at the first frame
     * @return what the plug-in said, in its order
     * @throws IllegalStateException before {@link #startProcessing}
     * @throws BearingException if the plug-in fails
     */
    public List<HostEvent> process(StereoBlock from, StereoBlock into, Transport time) {
        if (!processing || from.frames() > maxBlock) {
            throw new IllegalStateException(
                    "process comes after startProcessing, with at most " + maxBlock + " frames: " + from.frames());
        }
        AudioBuffers block = buffers.orElseThrow();
        int frames = from.frames();
        in.sort();
        side.play(true);
        int status = plugin.process(block.fill(from, time));
        side.play(false);
        in.clear();
        if (status == 0) {
            throw new BearingException(info.name() + " failed to process a block; start it again.");
        }
        block.drain(into, frames);
        return out.take();
    }

    /** Tells the plug-in that what comes does not continue what was. */
    public void reset() {
        if (buffers.isPresent()) {
            side.play(true);
            plugin.reset();
            side.play(false);
        }
    }

    /** Ends a run of blocks; nothing happens if there is none. */
    public void stopProcessing() {
        if (processing) {
            processing = false;
            side.play(true);
            plugin.stopProcessing();
            side.play(false);
        }
    }

    /** The opposite of {@link #activate}; ends a run of blocks too. */
    public void deactivate() {
        stopProcessing();
        if (buffers.isPresent()) {
            buffers = Optional.empty();
            plugin.deactivate();
        }
    }

    /**
     * Says whether blocks come faster than real time and every result is wanted.
     *
     * @param offline whether it is so
     * @return whether the plug-in takes notice
     */
    public boolean setOffline(boolean offline) {
        return plugin.setOffline(offline);
    }

    /**
     * What the host would save.
     *
     * @return the plug-in's state, in its own form
     * @throws BearingException if it has none to give
     */
    public byte[] saveState() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!StatePort.of(plugin)
                .map(port -> port.save(bytes, Integer.MAX_VALUE))
                .orElse(false)) {
            throw new BearingException(info.name() + " gave no state to save.");
        }
        return bytes.toByteArray();
    }

    /**
     * Restores a state.
     *
     * @param state as {@link #saveState} gave it
     * @return whether the plug-in took it
     */
    public boolean loadState(byte[] state) {
        return StatePort.of(plugin)
                .map(port -> port.load(new ByteArrayInputStream(state)))
                .orElse(false);
    }

    /** {@return the presets inside the plug-in's file} */
    public List<ClapPreset> presets() {
        return PresetPort.list(library);
    }

    /**
     * Loads one of {@link #presets}.
     *
     * @param loadKey its key
     * @return whether the plug-in took it
     */
    public boolean loadPreset(String loadKey) {
        return plugin.loadPreset(loadKey);
    }

    /** {@return frames by which the plug-in delays the sound} */
    public int latencyFrames() {
        return plugin.latencyFrames();
    }

    /** The host as the plug-in sees it. */
    HostSide side() {
        return side;
    }

    /** The bare plug-in. */
    ClapPlugin plugin() {
        return plugin;
    }

    /** The list that its events go to. */
    EventOutput output() {
        return out;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            deactivate();
            plugin.destroy();
            library.release();
        }
    }
}
