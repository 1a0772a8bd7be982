package org.bearing.daw.host;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.bearing.tap.StereoBlock;
import org.jspecify.annotations.Nullable;

/**
 * The native memory of one block: stereo in and out, which may be the same, the timeline and the struct that names
 * them. Used by one thread.
 */
final class AudioBuffers {
    private static final int CHANNELS = 2;

    private final Memory[] in = new Memory[CHANNELS];
    private final Memory[] out = new Memory[CHANNELS];
    private final Memory inputPort;
    private final Memory outputPort;
    private final Memory inputChannels = NativeFunctions.memory(CHANNELS * Long.BYTES);
    private final Memory outputChannels = NativeFunctions.memory(CHANNELS * Long.BYTES);
    private final Memory transport = NativeFunctions.memory(ClapLayout.EVENT_TRANSPORT_SIZE);
    private final Memory process = NativeFunctions.memory(ClapLayout.PROCESS_SIZE);

    AudioBuffers(int maxFrames, boolean inPlace, EventInput inEvents, EventOutput outEvents) {
        for (int c = 0; c < CHANNELS; c++) {
            in[c] = NativeFunctions.memory(Math.max(1, maxFrames) * Float.BYTES);
            out[c] = inPlace ? in[c] : NativeFunctions.memory(Math.max(1, maxFrames) * Float.BYTES);
            inputChannels.setPointer((long) c * Long.BYTES, in[c]);
            outputChannels.setPointer((long) c * Long.BYTES, out[c]);
        }
        inputPort = port(inputChannels);
        outputPort = port(outputChannels);
        transport.setInt(0, ClapLayout.EVENT_TRANSPORT_SIZE);
        transport.setShort(ClapLayout.EVENT_HEADER_TYPE, (short) ClapLayout.TRANSPORT);
        process.setLong(ClapLayout.PROCESS_STEADY_TIME, -1);
        process.setPointer(ClapLayout.PROCESS_TRANSPORT, transport);
        process.setPointer(ClapLayout.PROCESS_AUDIO_INPUTS, inputPort);
        process.setPointer(ClapLayout.PROCESS_AUDIO_OUTPUTS, outputPort);
        process.setInt(ClapLayout.PROCESS_AUDIO_INPUTS_COUNT, 1);
        process.setInt(ClapLayout.PROCESS_AUDIO_OUTPUTS_COUNT, 1);
        process.setPointer(ClapLayout.PROCESS_IN_EVENTS, inEvents.pointer());
        process.setPointer(ClapLayout.PROCESS_OUT_EVENTS, outEvents.pointer());
    }

    private static Memory port(Memory channels) {
        Memory port = NativeFunctions.memory(ClapLayout.AUDIO_BUFFER_SIZE);
        port.setPointer(ClapLayout.AUDIO_BUFFER_DATA32, channels);
        port.setInt(ClapLayout.AUDIO_BUFFER_CHANNEL_COUNT, CHANNELS);
        return port;
    }

    /** Fills the block. */
    Pointer fill(StereoBlock from, Transport time) {
        in[0].write(0, from.left(), 0, from.frames());
        in[1].write(0, from.right(), 0, from.frames());
        process.setInt(ClapLayout.PROCESS_FRAMES_COUNT, from.frames());
        transport.setInt(
                ClapLayout.EVENT_TRANSPORT_FLAGS,
                ClapLayout.TRANSPORT_HAS_SECONDS_TIMELINE | (time.rolling() ? ClapLayout.TRANSPORT_IS_PLAYING : 0));
        transport.setLong(
                ClapLayout.EVENT_TRANSPORT_SONG_POS_SECONDS, Math.round(time.seconds() * ClapLayout.SECONDS_FACTOR));
        return process;
    }

    /** Reads what the plug-in put out. */
    void drain(StereoBlock into, int frames) {
        into.resize(frames);
        out[0].read(0, into.left(), 0, frames);
        out[1].read(0, into.right(), 0, frames);
    }

    /** The struct of the block, for tests of hosts that fill it wrongly. */
    Memory struct() {
        return process;
    }

    /** Replaces the list of channels of both ports; null: there is none. */
    void setChannels(@Nullable Pointer channels, int count) {
        for (Memory port : new Memory[] {inputPort, outputPort}) {
            port.setPointer(ClapLayout.AUDIO_BUFFER_DATA32, channels);
            port.setInt(ClapLayout.AUDIO_BUFFER_CHANNEL_COUNT, count);
        }
    }
}
